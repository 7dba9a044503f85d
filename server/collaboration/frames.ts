/** Frames of the y-websocket protocol and ours (`shared/protocol/sync-message.ts`), to and from data. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as authProtocol from 'y-protocols/auth'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import type { ErrorCode } from '#shared/errors.ts'
import type { UpdateContent } from '#shared/plan/check-update.ts'
import { messageType } from '#shared/protocol/sync-message.ts'
import type { DecodeSmallUpdate } from './decode-update.ts'

/** `state` is JSON as it came in; it is not yet known whether it parses. */
export type PresenceEntry = { client: number; clock: number; state: string }

export type Incoming =
  | { kind: 'sync-step-1'; stateVector: Uint8Array }
  /** `catchUp`: what the server asked for on meeting, rather than an edit of this moment. */
  | { kind: 'update'; catchUp: boolean; update: Uint8Array; content: UpdateContent }
  /** One that has to be split before it is taken in; nothing of it was checked yet. */
  | { kind: 'large-update'; catchUp: boolean; update: Uint8Array }
  | { kind: 'presence'; entries: PresenceEntry[] }
  | { kind: 'query-presence' }

/**
 * Reads a frame, throws on what is none. `frame` must be the whole of its ArrayBuffer: lib0 checks lengths
 * against the buffer, so in a pooled one a lying length would read somebody else's memory.
 */
export function decodeFrame(frame: Uint8Array, decodeUpdate: DecodeSmallUpdate = Y.decodeUpdate): Incoming {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case messageType.sync:
      return decodeSync(decoder, decodeUpdate)
    case messageType.awareness:
      return { kind: 'presence', entries: decodePresence(decoding.readVarUint8Array(decoder)) }
    case messageType.queryAwareness:
      return { kind: 'query-presence' }
    default:
      throw new Error(`unknown message type ${type}`)
  }
}

function decodeSync(decoder: decoding.Decoder, decodeUpdate: DecodeSmallUpdate): Incoming {
  const type = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  switch (type) {
    case syncProtocol.messageYjsSyncStep1:
      Y.decodeStateVector(payload)
      return { kind: 'sync-step-1', stateVector: payload }
    case syncProtocol.messageYjsSyncStep2:
    case syncProtocol.messageYjsUpdate: {
      const update = { catchUp: type === syncProtocol.messageYjsSyncStep2, update: payload }
      const content = decodeUpdate(payload)
      return content === null ? { kind: 'large-update', ...update } : { kind: 'update', ...update, content }
    }
    default:
      throw new Error(`unknown sync message type ${type}`)
  }
}

/** Whether this is the first question of somebody who has nothing of the document. */
export function asksForAll(frame: Uint8Array): boolean {
  return frame.length === 4 && emptyStep1.every((byte, index) => frame[index] === byte)
}

function decodePresence(update: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(update)
  const entries: PresenceEntry[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ client, clock, state: decoding.readVarString(decoder) })
  }
  return entries
}

const emptyStep1 = [messageType.sync, syncProtocol.messageYjsSyncStep1, 1, 0]

/** "This is what I have; send me the rest." */
export function encodeSyncStep1(stateVector: Uint8Array): Uint8Array {
  return encodeFrame(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep1)
    encoding.writeVarUint8Array(encoder, stateVector)
  })
}

export function encodeSyncStep2(update: Uint8Array): Uint8Array {
  return encodeFrame(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep2)
    encoding.writeVarUint8Array(encoder, update)
  })
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeFrame(messageType.sync, (encoder) => syncProtocol.writeUpdate(encoder, update))
}

export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const content = encoding.createEncoder()
  encoding.writeVarUint(content, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(content, client)
    encoding.writeVarUint(content, clock)
    encoding.writeVarString(content, state)
  }
  return encodeFrame(messageType.awareness, (encoder) =>
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(content)),
  )
}

export function encodePermissionDenied(code: ErrorCode): Uint8Array {
  return encodeFrame(messageType.auth, (encoder) => authProtocol.writePermissionDenied(encoder, code))
}

function encodeFrame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
