/** A socket that sends frames as they are told and keeps every frame and close that comes back. */
import type { Socket } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import { carriesUpdate, messageType, readSaved } from '#shared/protocol/sync-message.ts'
import { planRoom } from './stored-plan.ts'
import type { SocketParams, SyncServer } from './sync-server.ts'
import { waitLong } from './wait-long.ts'

export type Frame = { type: number; syncType: number | null; bytes: Uint8Array }

export type FrameClient = {
  socket: WebSocket
  frames: Frame[]
  /** Numbers of the saved messages, in the order in which they came. */
  saved(): number[]
  /** Whether all updates that were sent, at least one, are said to be saved. */
  isSaved(): boolean
  /** What it was told about whether the server can save, in order: true is that it can't. */
  stalledTold(): boolean[]
  /** Frames that hold edits of others. */
  updates(): Frame[]
  closed(): { code: number; reason: string } | null
  send(frame: Uint8Array | string): void
  sendUpdate(update: Uint8Array): void
  /** Resolves when the server has read all that was sent, and all that it sent before that has come in. */
  roundTrip(): Promise<void>
}

export type FrameClientOptions = SocketParams & {
  room?: string
  answersPings?: boolean
  /** The session, where the server asks for one. */
  cookie?: string
}

export async function openFrameClient(
  server: Pick<SyncServer, 'url'>,
  { room = planRoom.name, answersPings = true, cookie, ...params }: FrameClientOptions = {},
): Promise<FrameClient> {
  const socket = new WebSocket(`${server.url}/${room}?${new URLSearchParams(params)}`, {
    autoPong: answersPings,
    ...(cookie === undefined ? {} : { headers: { cookie } }),
  })
  const frames: Frame[] = []
  let closed: { code: number; reason: string } | null = null
  let updates = 0
  const send = (frame: Uint8Array | string) => {
    socket.send(frame)
    if (typeof frame !== 'string' && carriesUpdate(frame)) updates += 1
  }
  socket.on('message', (data: Buffer) => frames.push(readFrame(new Uint8Array(data))))
  socket.on('close', (code, reason) => {
    closed = { code, reason: reason.toString() }
  })
  onTestFinished(() => socket.terminate())
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  const answers = () => frames.filter(({ syncType }) => syncType === syncProtocol.messageYjsSyncStep2).length
  const saved = () =>
    frames.filter(({ type }) => type === messageType.saved).map(({ bytes }) => readNumber(bytes))
  return {
    socket,
    frames,
    saved,
    isSaved: () => updates > 0 && saved().at(-1) === updates,
    stalledTold: () =>
      frames.filter(({ type }) => type === messageType.unsaved).map(({ bytes }) => readNumber(bytes) === 1),
    updates: () => frames.filter(({ syncType }) => syncType === syncProtocol.messageYjsUpdate),
    closed: () => closed,
    send,
    sendUpdate: (update) => send(encodeUpdate(update)),
    async roundTrip() {
      const before = answers()
      socket.send(askForEverything)
      await vi.waitFor(() => {
        if (answers() === before) throw new Error('no answer yet')
      }, waitLong)
    },
  }
}

/** A sync step 1 with an empty state vector. */
export const askForEverything = Uint8Array.of(messageType.sync, syncProtocol.messageYjsSyncStep1, 1, 0)

export function encodeUpdate(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  syncProtocol.writeUpdate(encoder, update)
  return encoding.toUint8Array(encoder)
}

/** All frames that `send` sends come to the server in as few pieces as they fit in. */
export function inOnePiece({ socket }: FrameClient, send: () => void): void {
  const { _socket: stream } = socket as unknown as { _socket: Socket }
  stream.cork()
  send()
  stream.uncork()
}

function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  return { type, syncType: type === messageType.sync ? decoding.readVarUint(decoder) : null, bytes }
}

function readNumber(bytes: Uint8Array): number {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarUint(decoder)
  return readSaved(decoder)
}
