/**
 * `GET /sync/<room>`: from HTTP to a socket in a room. Everything is looked up before the upgrade is answered:
 * a client sends its first frame only after that, so none can get lost in between.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { ErrorCode } from '#shared/errors.ts'
import { errorCodes } from '#shared/errors.ts'
import { ownMessagesParam } from '#shared/protocol/sync-message.ts'
import { clientAddress } from './client-address.ts'
import type { Log } from './log.ts'
import { toProblem } from './problem.ts'
import { createSocketQuota } from './socket-quota.ts'

type SocketErrorCode = {
  [C in ErrorCode]: (typeof errorCodes)[C] extends { close: number } ? C : never
}[ErrorCode]

/** Joins the socket to its room, or the code with which it is closed at once. */
export type Entry =
  | { ok: true; sessionHash: string; join: (socket: WebSocket, options: { ownMessages: boolean }) => void }
  | { ok: false; code: SocketErrorCode }

export type SyncUpgradeDeps = {
  maxMessageBytes: number
  maxSocketsPerSession: number
  maxSocketsPerAddress: number
  isOwnOrigin(headers: IncomingMessage['headers']): boolean
  /** Who may enter which room. `join` is called in the same turn in which the last look-up came in. */
  admit(cookieHeader: string | undefined, roomName: string): Promise<Entry>
  /** Told of every socket that is sent away at the door. */
  onRefused(code: ErrorCode): void
  log: Log
}

export type SyncUpgrades = {
  refuseNewSockets(): void
  /** Ends those that are still there, without a farewell. */
  endSockets(): void
}

const syncPath = '/sync/'
/** What `ws` closes with when a frame is over `maxPayload`; y-websocket would come back with it for ever. */
const wsTooLarge = 1009

/** Takes over the server's upgrades. */
export function handleSyncUpgrades(server: Server, deps: SyncUpgradeDeps): SyncUpgrades {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: deps.maxMessageBytes,
  })

  const perAddress = createSocketQuota(deps.maxSocketsPerAddress)
  const perSession = createSocketQuota(deps.maxSocketsPerSession)
  let closing = false

  async function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const address = URL.parse(request.url ?? '', 'http://server')
    if (!address?.pathname.startsWith(syncPath)) return turnAway(socket, 'not-found')
    if (!deps.isOwnOrigin(request.headers)) return turnAway(socket, 'wrong-origin')
    const from = clientAddress(request)
    if (!perAddress.enter(from)) return turnAway(socket, 'too-many-requests')
    socket.once('close', () => perAddress.leave(from))
    const entry = countSession(socket, await enter(request, address))
    if (socket.destroyed) return
    if (closing) return turnAway(socket, 'unavailable')
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', (error) => deps.log.debug({ err: error }, 'socket failed'))
      closeFinallyWhenTooLarge(opened)
      if (entry.ok) entry.join(opened, { ownMessages: address.searchParams.get(ownMessagesParam) === '1' })
      else {
        deps.onRefused(entry.code)
        opened.close(errorCodes[entry.code].close, entry.code)
      }
    })
  }

  function turnAway(socket: Duplex, code: ErrorCode): void {
    deps.onRefused(code)
    refuseUpgrade(socket, code)
  }

  function countSession(socket: Duplex, entry: Entry): Entry {
    if (!entry.ok || socket.destroyed) return entry
    const { sessionHash } = entry
    if (!perSession.enter(sessionHash)) return { ok: false, code: 'too-many-requests' }
    socket.once('close', () => perSession.leave(sessionHash))
    return entry
  }

  async function enter(request: IncomingMessage, address: URL): Promise<Entry> {
    const roomName = decodeRoomName(address.pathname.slice(syncPath.length))
    try {
      return await deps.admit(request.headers.cookie, roomName)
    } catch (error) {
      deps.log.error({ err: error }, 'admission failed')
      return { ok: false, code: 'unavailable' }
    }
  }

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    handleUpgrade(request, socket, head).catch((error) => {
      deps.log.error({ err: error }, 'upgrade failed')
      socket.destroy()
    })
  })

  return {
    refuseNewSockets() {
      closing = true
    },
    endSockets() {
      for (const socket of sockets.clients) socket.terminate()
    },
  }
}

function decodeRoomName(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}

function closeFinallyWhenTooLarge(socket: WebSocket): void {
  const close = socket.close.bind(socket)
  socket.close = (code, reason) =>
    code === wsTooLarge ? close(errorCodes['too-large'].close, 'too-large') : close(code, reason)
}

function refuseUpgrade(socket: Duplex, code: ErrorCode): void {
  const { status } = errorCodes[code]
  const body = JSON.stringify(toProblem({ code }, undefined))
  // Nobody reads it any more, so it would not hear that the other side has gone.
  socket.once('finish', () => socket.destroy())
  socket.end(
    [
      `HTTP/1.1 ${status} ${code}`,
      'connection: close',
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}
