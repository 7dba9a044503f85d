/**
 * What was committed last, of all rooms: a row per commit, so that a commit writes one page of the file however many
 * rooms it is for. When there is enough of it, it is spread over the logs of the rooms.
 */
import type { DatabaseSync } from 'node:sqlite'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { LogEntry } from './log-entries.ts'
import { decodeEntries, encodeEntries } from './log-entries.ts'

/** `room` is its number in the database. */
export type CommittedEntry = LogEntry & { room: number }

export type CommitLog = {
  append(entries: readonly CommittedEntry[]): void
  /** Whether it is time to spread it. It is looked through whenever a room is loaded. */
  isFull(): boolean
  readRoom(room: number): LogEntry[]
  /** Empties it, inside the caller's transaction. Each room's entries are in order. */
  takeAll(): Map<number, LogEntry[]>
  /** After a transaction that was rolled back. */
  forgetSize(): void
}

const maxCommits = 256
const maxBytes = 256 * 1024

export function createCommitLog(db: DatabaseSync): CommitLog {
  const insert = db.prepare('INSERT INTO commit_log (entries) VALUES (?)')
  const selectAll = db.prepare('SELECT entries FROM commit_log ORDER BY number')
  const deleteAll = db.prepare('DELETE FROM commit_log')
  const selectSize = db.prepare(
    'SELECT count(*) AS commits, coalesce(sum(length(entries)), 0) AS bytes FROM commit_log',
  )
  /** At least, as far as this connection knows; null when it has to be asked. */
  let size: { commits: number; bytes: number } | null = null

  function readAll(): RoomPart[] {
    return (selectAll.all() as { entries: Uint8Array }[]).flatMap(({ entries }) => splitCommit(entries))
  }

  return {
    append(entries) {
      const encoded = encodeCommit(entries)
      insert.run(encoded)
      if (size === null) return
      size.commits += 1
      size.bytes += encoded.length
    },
    isFull() {
      size ??= selectSize.get() as { commits: number; bytes: number }
      return size.commits >= maxCommits || size.bytes >= maxBytes
    },
    readRoom: (room) => decodeParts(readAll().filter((part) => part.room === room)),
    takeAll() {
      const byRoom = Map.groupBy(readAll(), ({ room }) => room)
      deleteAll.run()
      size = null
      return new Map([...byRoom].map(([room, parts]) => [room, decodeParts(parts)]))
    },
    forgetSize() {
      size = null
    },
  }
}

/** What a commit brought of one room; `entries` as in `log-entries.ts`. */
type RoomPart = { room: number; entries: Uint8Array }

/** In lib0 encoding, of each room in it: varUint room, varUint8Array entries. */
function encodeCommit(entries: readonly CommittedEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const [room, own] of Map.groupBy(entries, (entry) => entry.room)) {
    encoding.writeVarUint(encoder, room)
    encoding.writeVarUint8Array(encoder, encodeEntries(own))
  }
  return encoding.toUint8Array(encoder)
}

function splitCommit(encoded: Uint8Array): RoomPart[] {
  const decoder = decoding.createDecoder(encoded)
  const parts: RoomPart[] = []
  while (decoding.hasContent(decoder)) {
    const room = decoding.readVarUint(decoder)
    parts.push({ room, entries: decoding.readVarUint8Array(decoder) })
  }
  return parts
}

function decodeParts(parts: readonly RoomPart[]): LogEntry[] {
  return parts.flatMap(({ entries }) => decodeEntries(entries))
}
