/** One socket in one room: what it may say, what it hears, and how it ends. */
import type { RawData, WebSocket } from 'ws'
import type { Role } from '#shared/access/role.ts'
import { canEdit } from '#shared/access/role.ts'
import { errorCodes, RefusedError } from '#shared/errors.ts'
import { encodePlanChanged, encodeUnsaved } from '#shared/protocol/sync-message.ts'
import type { ConnectionAllowance } from './allowances.ts'
import { closeForNow } from './close-for-now.ts'
import { costs } from './costs.ts'
import type { DecodeSmallUpdate } from './decode-update.ts'
import type { PresenceEntry } from './frames.ts'
import { asksForAll, decodeFrame, encodePermissionDenied, encodePresence } from './frames.ts'
import { createMemberUpdates } from './member-updates.ts'
import { createPulse } from './pulse.ts'
import { createReadingPace } from './reading-pace.ts'
import type { RefusalCode } from './refusal.ts'
import { refusalOfFrame } from './refusal.ts'
import type { Room } from './room.ts'
import type { RoomMember } from './room-member.ts'
import type { CollaborationLog, CollaborationMeter, Limits } from './settings.ts'
import { createSocketWriter } from './socket-writer.ts'
import type { StoredReader } from './stored-answer.ts'
import type { UpdateSplitter } from './update-splitter.ts'
import type { Visitor } from './visitor.ts'

export type Connection = {
  readonly planId: string
  readonly roomName: string
  readonly userId: string
  readonly sessionHash: string
  readonly sessionExpiresAt: number
  changeRole(role: Role): void
  refuse(code: RefusalCode): void
  /** Sends a slow reader that has read what it missed. */
  catchUp(): void
  /** Sends one of Regietafel's own messages, if this client asked for them. */
  tell(frame: Uint8Array): void
  /** Tells whether what is edited here can't be saved now, where that is news. */
  tellStalled(stalled: boolean): void
  /** Takes nothing in from now on, also of what was held back. */
  stopReading(): void
  /** Closes with a code after which clients come back. Resolves when the socket is closed. */
  close(deadlineMs: number): Promise<void>
}

export type ConnectionDeps = {
  socket: WebSocket
  planId: string
  roomName: string
  visitor: Visitor
  /** Whether this client asked for Regietafel's own messages. */
  ownMessages: boolean
  limits: Limits
  /** Between two pings. */
  pingMs: number
  allowance: ConnectionAllowance
  decodeUpdate: DecodeSmallUpdate
  splitter: Pick<UpdateSplitter, 'split'>
  log: CollaborationLog
  meter: Pick<CollaborationMeter, 'refused'>
  acquireRoom(reader: StoredReader): Promise<Room>
  releaseRoom(room: Room): void
  onClosed(): void
}

/** Presence of nobody: means nothing to any client. */
const keepAlive = encodePresence([])

export function createConnection(deps: ConnectionDeps): Connection {
  const { socket, visitor, limits, log } = deps
  const { sessionHash } = visitor
  let role = visitor.role
  let room: Room | null = null
  let ended = false
  const pace = createReadingPace(socket, deps.allowance, handleFrame)
  const writer = createSocketWriter(socket, {
    limits,
    hasEnded: () => ended,
    stateVector: () => room?.stateVector() ?? null,
    onFull: () => refuse('unavailable'),
  })
  let hasStored = false
  let toldStalled = false
  /** Once is what everybody asks on coming in: several tabs at once are no burst. */
  let hasAsked = false

  const member: RoomMember = {
    user: visitor.user,
    sessionHash,
    send: writer.send,
    sendState: writer.sendState,
    sendTurn: writer.sendTurn,
    sendPresence: writer.sendPresence,
    canEdit: () => canEdit(role),
    charge({ mergeSteps, parts }) {
      // The first part is what an edit costs anyway.
      const cost = mergeSteps / costs.mergeStepsPerEdit + Math.max(0, parts - 1) / costs.partsPerEdit
      if (cost > 0) pace.spendEdits(cost)
    },
    refuse,
  }
  const { splitter, ownMessages: asksForSaved } = deps
  const updates = createMemberUpdates({ member, asksForSaved, splitter, hasEnded: () => ended, refuse })

  const pulse = createPulse(socket, {
    everyMs: deps.pingMs,
    isResting: pace.isResting,
    onPing() {
      // y-websocket sees no pings, and hangs up after 30 s without a message.
      if (room !== null) writer.sendPresence(keepAlive)
    },
    onLate: () => refuse('unavailable'),
  })

  socket.on('message', handleMessage)
  socket.on('error', (error) => {
    log.warn({ err: error, room: room?.stored.name }, 'a socket failed')
    const refusal = refusalOfFrame(error)
    if (refusal !== null) refuse(refusal)
  })
  socket.on('close', () => {
    deps.allowance.leave(null)
    // Who sent much and went is heard in full.
    pace.finish(() => {
      end(null)
      deps.onClosed()
    })
  })
  void enter()

  async function enter(): Promise<void> {
    try {
      const opened = await deps.acquireRoom(readStored)
      if (ended) return deps.releaseRoom(opened)
      room = opened
      opened.join(member, { hasStored })
    } catch (error) {
      if (error instanceof RefusedError && error.code === 'room-closed') return refuse('room-closed')
      log.error({ err: error }, 'a room could not be opened')
      refuse('unavailable')
    } finally {
      pace.begin()
    }
  }

  /** What came in first is looked at before the room is open: who has nothing can be answered. */
  function readStored(encode: () => Uint8Array): ReturnType<StoredReader> {
    if (hasStored) return 'answered'
    if (ended) return 'silent'
    if (!pace.withdraw(asksForAll)) return pace.isHolding() ? 'waits' : 'silent'
    hasStored = true
    writer.writeState(encode())
    return 'answered'
  }

  function handleMessage(data: RawData, isBinary: boolean): void {
    pulse.note()
    if (ended) return
    if (!isBinary || !(data instanceof Uint8Array)) return refuse('malformed-message')
    if (data.length > limits.maxMessageBytes) return refuse('too-large')
    // A copy with a buffer of its own: see decodeFrame.
    pace.take(new Uint8Array(data))
  }

  function handleFrame(frame: Uint8Array): Promise<void> | undefined {
    if (ended || room === null) return
    try {
      return answer(room, frame)?.catch(refuseFrame)
    } catch (error) {
      refuseFrame(error)
    }
  }

  function refuseFrame(error: unknown): void {
    log.warn({ err: error, room: room?.stored.name }, 'a frame could not be read')
    const code = error instanceof RefusedError ? error.code : null
    refuse(code === 'too-large' || code === 'unavailable' ? code : 'malformed-message')
  }

  /** A promise when it takes a while. */
  function answer(entered: Room, frame: Uint8Array): Promise<void> | undefined {
    const message = decodeFrame(frame, deps.decodeUpdate)
    switch (message.kind) {
      case 'sync-step-1':
        // Of who is gone, only what it brought counts.
        if (socket.readyState !== socket.OPEN) return
        pace.spendEdits(message.stateVector.length / costs.bytesPerEdit)
        if (hasAsked) pace.spendEdits(costs.wholeState + entered.bytes() / costs.bytesPerEdit)
        else deps.allowance.edits.spend(costs.wholeState, performance.now())
        hasAsked = true
        entered.answerSyncStep1(member, message.stateVector)
        return
      case 'update':
        pace.spendEdits(1 + message.update.length / costs.bytesPerEdit)
        updates.take(entered, message)
        return
      case 'large-update':
        pace.spendEdits(1 + message.update.length / costs.bytesPerEdit)
        return updates.takeLarge(entered, message)
      case 'presence':
        takePresence(entered, message.entries, frame.length)
        return
      case 'query-presence': {
        const bytes = writer.hearsPresence() ? entered.sendPresenceTo(member) : 0
        pace.spendPresence(1 + bytes / costs.bytesPerPresence)
        return
      }
      default:
        return message satisfies never
    }
  }

  function takePresence(entered: Room, entries: readonly PresenceEntry[], bytes: number): void {
    if (entries.some(({ state }) => state.length > limits.maxPresenceBytes)) return refuse('too-large')
    const own = entered.takePresence(member, entries)
    pace.spendPresence(own + (entries.length - own) * costs.echo + bytes / costs.bytesPerPresence)
  }

  function tell(frame: Uint8Array): void {
    if (deps.ownMessages) writer.send(frame)
  }

  /** From here on nothing goes in or out, also when the other side takes its time to close. */
  function end(refusal: RefusalCode | null): void {
    if (ended) return
    ended = true
    deps.allowance.leave(refusal)
    pace.end()
    if (room === null) return
    room.leave(member)
    deps.releaseRoom(room)
  }

  function refuse(code: RefusalCode): void {
    if (ended) return
    if (code === 'read-only' || code === 'forbidden') socket.send(encodePermissionDenied(code))
    end(code)
    deps.meter.refused(code)
    log.info({ code, room: room?.stored.name }, 'a connection was refused')
    socket.close(errorCodes[code].close, code)
  }

  return {
    planId: deps.planId,
    roomName: deps.roomName,
    userId: visitor.user.id,
    sessionHash,
    sessionExpiresAt: visitor.sessionExpiresAt,
    changeRole(changed) {
      role = changed
      if (room !== null) updates.changeRole(room)
      tell(encodePlanChanged())
    },
    refuse,
    catchUp() {
      if (room !== null) writer.catchUp(room, member)
    },
    tell,
    tellStalled(stalled) {
      if (toldStalled === stalled) return
      toldStalled = stalled
      tell(encodeUnsaved(stalled))
    },
    stopReading: pace.end,
    close(deadlineMs) {
      end(null)
      return closeForNow(socket, deadlineMs)
    },
  }
}
