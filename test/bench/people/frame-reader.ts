/** Reads what a frame brings, once for all who get the same bytes: a bench that is busy parsing measures itself. */
import * as decoding from 'lib0/decoding'
import { messageYjsSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import { messageType } from '#shared/protocol/sync-message.ts'

export type ReadFrame =
  /** How far it brings each writer (by Yjs client id); `update` goes into a document. */
  | { kind: 'edits'; progress: readonly (readonly [client: number, clock: number])[]; update: Uint8Array }
  | { kind: 'saved'; updates: number }
  | { kind: 'other' }

/** Hocuspocus' answer to a step 1. */
export const syncReply = 4
const maxKept = 2_000

export function createFrameReader(): (message: Uint8Array) => ReadFrame {
  const known = new Map<string, ReadFrame>()

  return function readFrame(message) {
    const key = Buffer.from(message.buffer, message.byteOffset, message.length).toString('latin1')
    const before = known.get(key)
    if (before !== undefined) return before
    // A copy of its own: what comes in shares a pool that is written over.
    const read = parse(new Uint8Array(message))
    if (known.size > maxKept) known.clear()
    known.set(key, read)
    return read
  }
}

/** The update in a frame, not read yet and still in the frame's own bytes; null when it holds none. */
export function readContent(message: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(message)
  const type = decoding.readVarUint(decoder)
  if (type !== messageType.sync && type !== syncReply) return null
  if (decoding.readVarUint(decoder) === messageYjsSyncStep1) return null
  return decoding.readVarUint8Array(decoder)
}

function parse(message: Uint8Array): ReadFrame {
  const update = readContent(message)
  if (update !== null) return { kind: 'edits', progress: [...Y.parseUpdateMeta(update).to], update }
  const decoder = decoding.createDecoder(message)
  const isSaved = decoding.readVarUint(decoder) === messageType.saved
  return isSaved ? { kind: 'saved', updates: decoding.readVarUint(decoder) } : { kind: 'other' }
}
