/** A stretch of a room's log as one value: edits are small and alike, rows of their own cost as much again. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** `author` is its number in the database, `at` in ms since the epoch. */
export type LogEntry = { author: number; at: number; data: Uint8Array }

/**
 * In lib0 encoding: varUint number of entries, then for each: varUint author, varInt ms since the entry before (the
 * first: since the epoch), varUint8Array update.
 */
export function encodeEntries(entries: readonly LogEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  let before = 0
  for (const { author, at, data } of entries) {
    encoding.writeVarUint(encoder, author)
    encoding.writeVarInt(encoder, at - before)
    encoding.writeVarUint8Array(encoder, data)
    before = at
  }
  return encoding.toUint8Array(encoder)
}

/** Each update in a buffer of its own: lib0 checks lengths against the buffer, and a broken one would read on in the next. */
export function decodeEntries(encoded: Uint8Array): LogEntry[] {
  const decoder = decoding.createDecoder(encoded)
  let before = 0
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const author = decoding.readVarUint(decoder)
    before += decoding.readVarInt(decoder)
    return { author, at: before, data: decoding.readVarUint8Array(decoder).slice() }
  })
}

/** Raw deflate (RFC 1951) of encoded entries. */
export function packEntries(entries: readonly LogEntry[]): Uint8Array {
  return deflateRawSync(encodeEntries(entries))
}

export function unpackEntries(packed: Uint8Array): LogEntry[] {
  return decodeEntries(new Uint8Array(inflateRawSync(packed)))
}
