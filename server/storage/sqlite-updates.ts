/** The logs of rooms and the snapshots on top of them, in SQLite. */
import type { DatabaseSync } from 'node:sqlite'
import { mergeRoom } from './merge-room.ts'
import { packLog, unpackLog } from './pack-log.ts'
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
type UpdateRow = { seq: number; author: number; at: number; data: Uint8Array }

/** A `place` in the log: the room's number, and behind it the update's within the room. */
const seqBits = 0xffff_ffff
const inRoom = `place BETWEEN ?1 << 32 AND (?1 << 32 | ${seqBits})`

/** Looked up once: asking for it at each update would take longer than writing the update. */
type Known = {
  /** The version of the database for which this holds. */
  version: number | null
  rooms: Map<string, { number: number; seq: number }>
  authors: Map<string, number>
}

const maxKnown = 20_000

function createKnown(version: number | null = null): Known {
  return { version, rooms: new Map(), authors: new Map() }
}

export function createUpdateStore(db: DatabaseSync): UpdateStore {
  const selectRoom = db.prepare('SELECT number FROM rooms WHERE name = ?')
  const insertAuthor = db.prepare('INSERT INTO authors (id) VALUES (?) ON CONFLICT DO NOTHING')
  const selectAuthor = db.prepare('SELECT number FROM authors WHERE id = ?')
  const selectAuthorId = db.prepare('SELECT id FROM authors WHERE number = ?')
  // What the snapshot holds is no row any more.
  const selectLastSeq = db.prepare(
    `SELECT max(
       coalesce((SELECT max(place) & ${seqBits} FROM room_log WHERE ${inRoom}), 0),
       coalesce((SELECT up_to FROM room_snapshots WHERE room = ?1), 0)
     ) AS seq`,
  )
  /** Another one as soon as another connection has written. */
  const selectDataVersion = db.prepare('PRAGMA data_version')
  const insertUpdate = db.prepare(
    'INSERT INTO room_log (place, author, at, data) VALUES (?1 << 32 | ?2, ?3, ?4, ?5)',
  )
  const selectSnapshot = db.prepare('SELECT up_to, state FROM room_snapshots WHERE room = ?')
  const selectUpTo = db.prepare('SELECT up_to FROM room_snapshots WHERE room = ?')
  const selectUpdates = db.prepare(
    `SELECT place & ${seqBits} AS seq, author, at, data FROM room_log
     WHERE ${inRoom} AND place > (?1 << 32 | ?2) ORDER BY place`,
  )
  const countUpdates = db.prepare(
    `SELECT count(*) AS count FROM room_log
     WHERE ${inRoom} AND place > (?1 << 32 | coalesce((SELECT up_to FROM room_snapshots WHERE room = ?1), 0))`,
  )
  // Taken away before the new one comes, so that it gets the same pages of the file.
  const deleteOlderSnapshot = db.prepare('DELETE FROM room_snapshots WHERE room = ? AND up_to < ?')
  const insertSnapshot = db.prepare('INSERT INTO room_snapshots (room, up_to, state) VALUES (?, ?, ?)')

  const insertHistory = db.prepare('INSERT INTO room_history (room, up_to, entries) VALUES (?, ?, ?)')
  const selectHistory = db.prepare('SELECT entries FROM room_history WHERE room = ? ORDER BY up_to')
  const deleteUpdates = db.prepare(`DELETE FROM room_log WHERE ${inRoom} AND place <= (?1 << 32 | ?2)`)

  let known = createKnown()

  function requireRoom(name: string): number {
    const row = selectRoom.get(name) as { number: number } | undefined
    if (row === undefined) throw new Error(`no room ${name}`)
    return row.number
  }

  function requireAuthor(id: string): number {
    const found = selectAuthor.get(id) as { number: number } | undefined
    return found?.number ?? Number(insertAuthor.run(id).lastInsertRowid)
  }

  function lastSeqOf(room: number): number {
    return (selectLastSeq.get(room) as { seq: number }).seq
  }

  /** The first update of a room is the whole of it, so that it can be read at once as every snapshot can. */
  function insertBeginnings(updates: readonly LoggedUpdate[]): void {
    insertUpdates(updates, createKnown())
    for (const { room, update } of updates) insertSnapshot.run(requireRoom(room), 1, update)
  }

  function insertUpdates(updates: readonly LoggedUpdate[], { rooms, authors }: Known): void {
    for (const { room: name, update, author: id, at } of updates) {
      let room = rooms.get(name)
      if (room === undefined) {
        const number = requireRoom(name)
        room = { number, seq: lastSeqOf(number) }
        rooms.set(name, room)
      }
      const author = authors.get(id) ?? requireAuthor(id)
      authors.set(id, author)
      room.seq += 1
      insertUpdate.run(room.number, room.seq, author, at, update)
    }
  }

  /** Asks under the lock of the write that follows, so that nobody can come in between. */
  function stillKnown(): Known {
    const { data_version: version } = selectDataVersion.get() as { data_version: number }
    if (version !== known.version || known.rooms.size + known.authors.size > maxKnown)
      known = createKnown(version)
    return known
  }

  function readRoom(room: number): { snapshot: SnapshotRow | null; updates: UpdateRow[] } {
    return inOneView(db, () => {
      const snapshot = (selectSnapshot.get(room) as SnapshotRow | undefined) ?? null
      return { snapshot, updates: selectUpdates.all(room, snapshot?.up_to ?? 0) as UpdateRow[] }
    })
  }

  /** Also what stands unpacked before a snapshot: a beginning, and rows of before version 2 of the database. */
  function packedUpTo(room: number, seq: number): Uint8Array {
    return packLog((selectUpdates.all(room, 0) as UpdateRow[]).filter((row) => row.seq <= seq))
  }

  return {
    insertBeginnings,
    async appendUpdates(updates) {
      try {
        inTransaction(db, () => insertUpdates(updates, stillKnown()))
      } catch (error) {
        // What was rolled back counts for nothing.
        known = createKnown()
        throw error
      }
    },
    async loadRoom(name) {
      const { snapshot, updates } = readRoom(requireRoom(name))
      return { snapshot: snapshot?.state ?? null, updates: updates.map(({ data }) => data) }
    },
    async countUpdatesSinceSnapshot(name) {
      const room = requireRoom(name)
      return (countUpdates.get(room) as { count: number }).count
    },
    async compactRoom(name) {
      const room = requireRoom(name)
      const { snapshot, updates } = readRoom(room)
      const last = updates.at(-1)
      if (last === undefined) return 0
      let unreadable = 0
      const loaded = { snapshot: snapshot?.state ?? null, updates: updates.map(({ data }) => data) }
      const state = mergeRoom(loaded, () => {
        unreadable += 1
      })
      // Before the transaction: it takes a while, in which nobody's edit could be committed.
      const packed = packedUpTo(room, last.seq)
      inTransaction(db, () => {
        // A compaction that was overtaken by another one must not put the room back, or pack a row twice.
        const { up_to: upTo } = (selectUpTo.get(room) as SnapshotRow | undefined) ?? {}
        if (upTo !== snapshot?.up_to) return
        deleteOlderSnapshot.run(room, last.seq)
        insertSnapshot.run(room, last.seq, state)
        insertHistory.run(room, last.seq, packed)
        deleteUpdates.run(room, last.seq)
      })
      return unreadable
    },
    async readLog(name) {
      const room = requireRoom(name)
      return inOneView(db, () => {
        const packed = (selectHistory.all(room) as { entries: Uint8Array }[]).flatMap(({ entries }) =>
          unpackLog(entries),
        )
        return [...packed, ...(selectUpdates.all(room, 0) as UpdateRow[])].map(({ author, at, data }) => ({
          room: name,
          author: (selectAuthorId.get(author) as { id: string }).id,
          at,
          update: data,
        }))
      })
    },
  }
}
