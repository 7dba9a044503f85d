/**
 * The logs of rooms and the snapshots on top of them, in SQLite. An update goes from the log of commits to the log of
 * its room, and when a snapshot holds it, to that room's history.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { CommittedEntry } from './commit-log.ts'
import { createCommitLog } from './commit-log.ts'
import type { LogEntry } from './log-entries.ts'
import { decodeEntries, encodeEntries, packEntries, unpackEntries } from './log-entries.ts'
import { mergeRoom } from './merge-room.ts'
import { inOneView, inTransaction } from './sqlite-database.ts'
import type { LoggedUpdate, Storage } from './storage.ts'

export type UpdateStore = Pick<
  Storage,
  'appendUpdates' | 'loadRoom' | 'countUpdatesSinceSnapshot' | 'compactRoom' | 'readLog'
> & {
  /** Writes the first update of each of these rooms, inside the caller's transaction. */
  insertBeginnings(updates: readonly LoggedUpdate[]): void
}

type SnapshotRow = { up_to: number; state: Uint8Array }
/** `seq`: the place of its last entry in the room. */
type RunRow = { seq: number; entries: Uint8Array }

/** A `place` in the log: the room's number, and behind it the place of a run's last entry within the room. */
const seqBits = 0xffff_ffff
const inRoom = `place BETWEEN ?1 << 32 AND (?1 << 32 | ${seqBits})`

/** Numbers on disk never change, so that what was looked up once holds. */
const maxKnown = 20_000

export function createUpdateStore(db: DatabaseSync): UpdateStore {
  const commitLog = createCommitLog(db)
  const selectRoom = db.prepare('SELECT number FROM rooms WHERE name = ?')
  const insertAuthor = db.prepare('INSERT INTO authors (id) VALUES (?) ON CONFLICT DO NOTHING')
  const selectAuthor = db.prepare('SELECT number FROM authors WHERE id = ?')
  const selectAuthorId = db.prepare('SELECT id FROM authors WHERE number = ?')
  // What the snapshot holds is no run any more.
  const selectLastSeq = db.prepare(
    `SELECT max(
       coalesce((SELECT max(place) & ${seqBits} FROM room_log WHERE ${inRoom}), 0),
       coalesce((SELECT up_to FROM room_snapshots WHERE room = ?1), 0)
     ) AS seq`,
  )
  const insertRun = db.prepare('INSERT INTO room_log (place, entries) VALUES (?1 << 32 | ?2, ?3)')
  const selectSnapshot = db.prepare('SELECT up_to, state FROM room_snapshots WHERE room = ?')
  const selectUpTo = db.prepare('SELECT up_to FROM room_snapshots WHERE room = ?')
  const selectRuns = db.prepare(
    `SELECT place & ${seqBits} AS seq, entries FROM room_log
     WHERE ${inRoom} AND place > (?1 << 32 | ?2) ORDER BY place`,
  )
  // Taken away before the new one comes, so that it gets the same pages of the file.
  const deleteOlderSnapshot = db.prepare('DELETE FROM room_snapshots WHERE room = ? AND up_to < ?')
  const insertSnapshot = db.prepare('INSERT INTO room_snapshots (room, up_to, state) VALUES (?, ?, ?)')

  const insertHistory = db.prepare('INSERT INTO room_history (room, up_to, entries) VALUES (?, ?, ?)')
  const selectHistory = db.prepare('SELECT entries FROM room_history WHERE room = ? ORDER BY up_to')
  const deleteRuns = db.prepare(`DELETE FROM room_log WHERE ${inRoom} AND place <= (?1 << 32 | ?2)`)

  const roomNumbers = new Map<string, number>()
  const authorNumbers = new Map<string, number>()

  function requireRoom(name: string): number {
    const known = roomNumbers.get(name)
    if (known !== undefined) return known
    const row = selectRoom.get(name) as { number: number } | undefined
    if (row === undefined) throw new Error(`no room ${name}`)
    if (roomNumbers.size > maxKnown) roomNumbers.clear()
    roomNumbers.set(name, row.number)
    return row.number
  }

  function requireAuthor(id: string): number {
    const known = authorNumbers.get(id)
    if (known !== undefined) return known
    const found = selectAuthor.get(id) as { number: number } | undefined
    const number = found?.number ?? Number(insertAuthor.run(id).lastInsertRowid)
    if (authorNumbers.size > maxKnown) authorNumbers.clear()
    authorNumbers.set(id, number)
    return number
  }

  function toEntry({ room, author, at, update }: LoggedUpdate): CommittedEntry {
    return { room: requireRoom(room), author: requireAuthor(author), at, data: update }
  }

  /** After what was rolled back, or may yet be: numbers that it gave out are given out again. */
  function forgetKnown(): void {
    roomNumbers.clear()
    authorNumbers.clear()
    commitLog.forgetSize()
  }

  function write(work: () => void): void {
    try {
      inTransaction(db, work)
    } catch (error) {
      forgetKnown()
      throw error
    }
  }

  /** The first update of a room is the whole of it, so that it can be read at once as every snapshot can. */
  function insertBeginnings(updates: readonly LoggedUpdate[]): void {
    try {
      for (const logged of updates) {
        const entry = toEntry(logged)
        insertRun.run(entry.room, 1, encodeEntries([entry]))
        insertSnapshot.run(entry.room, 1, entry.data)
      }
    } finally {
      forgetKnown()
    }
  }

  function spreadCommits(): void {
    for (const [room, entries] of commitLog.takeAll()) {
      const { seq } = selectLastSeq.get(room) as { seq: number }
      insertRun.run(room, seq + entries.length, encodeEntries(entries))
    }
  }

  function readRuns(room: number): { snapshot: SnapshotRow | null; runs: RunRow[] } {
    const snapshot = (selectSnapshot.get(room) as SnapshotRow | undefined) ?? null
    return { snapshot, runs: selectRuns.all(room, snapshot?.up_to ?? 0) as RunRow[] }
  }

  function readRoom(room: number): { snapshot: SnapshotRow | null; entries: LogEntry[] } {
    return inOneView(db, () => {
      const { snapshot, runs } = readRuns(room)
      return { snapshot, entries: [...decodeRuns(runs), ...commitLog.readRoom(room)] }
    })
  }

  /** What is still in the log of commits stays there, unless there is nothing else. */
  function readForCompaction(room: number): ReturnType<typeof readRuns> {
    const read = inOneView(db, () => readRuns(room))
    if (read.runs.length > 0) return read
    write(spreadCommits)
    return inOneView(db, () => readRuns(room))
  }

  /** Also what stands unpacked before a snapshot: a beginning, and rows of before version 2 of the database. */
  function packedUpTo(room: number, seq: number): Uint8Array {
    return packEntries(decodeRuns((selectRuns.all(room, 0) as RunRow[]).filter((run) => run.seq <= seq)))
  }

  return {
    insertBeginnings,
    async appendUpdates(updates) {
      write(() => {
        commitLog.append(updates.map(toEntry))
        if (commitLog.isFull()) spreadCommits()
      })
    },
    async loadRoom(name) {
      const { snapshot, entries } = readRoom(requireRoom(name))
      return { snapshot: snapshot?.state ?? null, updates: entries.map(({ data }) => data) }
    },
    async countUpdatesSinceSnapshot(name) {
      return readRoom(requireRoom(name)).entries.length
    },
    async compactRoom(name) {
      const room = requireRoom(name)
      const { snapshot, runs } = readForCompaction(room)
      const last = runs.at(-1)
      if (last === undefined) return 0
      let unreadable = 0
      const updates = decodeRuns(runs).map(({ data }) => data)
      const state = mergeRoom({ snapshot: snapshot?.state ?? null, updates }, () => {
        unreadable += 1
      })
      // Before the transaction: it takes a while, in which nobody's edit could be committed.
      const packed = packedUpTo(room, last.seq)
      inTransaction(db, () => {
        // A compaction that was overtaken by another one must not put the room back, or pack a run twice.
        const { up_to: upTo } = (selectUpTo.get(room) as SnapshotRow | undefined) ?? {}
        if (upTo !== snapshot?.up_to) return
        deleteOlderSnapshot.run(room, last.seq)
        insertSnapshot.run(room, last.seq, state)
        insertHistory.run(room, last.seq, packed)
        deleteRuns.run(room, last.seq)
      })
      return unreadable
    },
    async readLog(name) {
      const room = requireRoom(name)
      return inOneView(db, () => {
        const packed = (selectHistory.all(room) as { entries: Uint8Array }[]).flatMap(({ entries }) =>
          unpackEntries(entries),
        )
        const runs = selectRuns.all(room, 0) as RunRow[]
        return [...packed, ...decodeRuns(runs), ...commitLog.readRoom(room)].map(({ author, at, data }) => ({
          room: name,
          author: (selectAuthorId.get(author) as { id: string }).id,
          at,
          update: data,
        }))
      })
    },
  }
}

function decodeRuns(runs: readonly RunRow[]): LogEntry[] {
  return runs.flatMap(({ entries }) => decodeEntries(entries))
}
