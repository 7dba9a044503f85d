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
  /** Appends inside the caller's transaction. */
  insertUpdates(updates: readonly LoggedUpdate[]): void
}

type SnapshotRow = { up_to: number; state: Uint8Array }
type UpdateRow = { seq: number; author: number; at: number; data: Uint8Array }

export function createUpdateStore(db: DatabaseSync): UpdateStore {
  const selectRoom = db.prepare('SELECT number FROM rooms WHERE name = ?')
  const insertAuthor = db.prepare('INSERT INTO authors (id) VALUES (?) ON CONFLICT DO NOTHING')
  const selectAuthor = db.prepare('SELECT number FROM authors WHERE id = ?')
  const selectAuthorId = db.prepare('SELECT id FROM authors WHERE number = ?')
  // What the snapshot holds is no row any more.
  const selectLastSeq = db.prepare(
    `SELECT max(
       coalesce((SELECT max(seq) FROM room_updates WHERE room = ?1), 0),
       coalesce((SELECT up_to FROM room_snapshots WHERE room = ?1), 0)
     ) AS seq`,
  )
  const insertUpdate = db.prepare(
    'INSERT INTO room_updates (room, seq, author, at, data) VALUES (?, ?, ?, ?, ?)',
  )
  const selectSnapshot = db.prepare('SELECT up_to, state FROM room_snapshots WHERE room = ?')
  const selectUpdates = db.prepare(
    'SELECT seq, author, at, data FROM room_updates WHERE room = ? AND seq > ? ORDER BY seq',
  )
  const countUpdates = db.prepare(
    `SELECT count(*) AS count FROM room_updates
     WHERE room = ? AND seq > coalesce((SELECT up_to FROM room_snapshots WHERE room = ?), 0)`,
  )
  // Taken away before the new one comes, so that it gets the same pages of the file.
  const deleteOlderSnapshot = db.prepare('DELETE FROM room_snapshots WHERE room = ? AND up_to < ?')
  const insertSnapshot = db.prepare(
    'INSERT INTO room_snapshots (room, up_to, state) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )

  const insertHistory = db.prepare('INSERT INTO room_history (room, up_to, entries) VALUES (?, ?, ?)')
  const selectHistory = db.prepare('SELECT entries FROM room_history WHERE room = ? ORDER BY up_to')
  const deleteUpdates = db.prepare('DELETE FROM room_updates WHERE room = ? AND seq <= ?')

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

  function insertUpdates(updates: readonly LoggedUpdate[]): void {
    const rooms = new Map<string, { number: number; seq: number }>()
    for (const { room: name, update, author, at } of updates) {
      let room = rooms.get(name)
      if (room === undefined) {
        const number = requireRoom(name)
        room = { number, seq: lastSeqOf(number) }
        rooms.set(name, room)
      }
      room.seq += 1
      insertUpdate.run(room.number, room.seq, requireAuthor(author), at, update)
    }
  }

  function readRoom(room: number): { snapshot: SnapshotRow | null; updates: UpdateRow[] } {
    return inOneView(db, () => {
      const snapshot = (selectSnapshot.get(room) as SnapshotRow | undefined) ?? null
      return { snapshot, updates: selectUpdates.all(room, snapshot?.up_to ?? 0) as UpdateRow[] }
    })
  }

  /** Also what a program before version 2 of the database left unpacked before a snapshot. */
  function packUpTo(room: number, seq: number): void {
    const rows = (selectUpdates.all(room, 0) as UpdateRow[]).filter((row) => row.seq <= seq)
    insertHistory.run(room, seq, packLog(rows))
    deleteUpdates.run(room, seq)
  }

  return {
    insertUpdates,
    async appendUpdates(updates) {
      inTransaction(db, () => insertUpdates(updates))
    },
    async loadRoom(name) {
      const { snapshot, updates } = readRoom(requireRoom(name))
      return { snapshot: snapshot?.state ?? null, updates: updates.map(({ data }) => data) }
    },
    async countUpdatesSinceSnapshot(name) {
      const room = requireRoom(name)
      return (countUpdates.get(room, room) as { count: number }).count
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
      inTransaction(db, () => {
        deleteOlderSnapshot.run(room, last.seq)
        // A compaction that was overtaken by a later one must not put the room back.
        if (insertSnapshot.run(room, last.seq, state).changes > 0) packUpTo(room, last.seq)
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
