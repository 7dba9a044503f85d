/** The logs of rooms and the snapshots on top of them, in SQLite. */
import type { DatabaseSync } from 'node:sqlite'
import { mergeRoom } from './merge-room.ts'
import { inTransaction } from './sqlite-database.ts'
import type { LoggedUpdate, Storage } from './storage.ts'

export type UpdateStore = Pick<
  Storage,
  'appendUpdates' | 'loadRoom' | 'countUpdatesSinceSnapshot' | 'compactRoom'
> & {
  /** Appends inside the caller's transaction. */
  insertUpdates(updates: readonly LoggedUpdate[]): void
}

type SnapshotRow = { up_to: number; state: Uint8Array }
type UpdateRow = { seq: number; data: Uint8Array }

export function createUpdateStore(db: DatabaseSync): UpdateStore {
  const selectRoom = db.prepare('SELECT number FROM rooms WHERE name = ?')
  const insertAuthor = db.prepare('INSERT INTO authors (id) VALUES (?) ON CONFLICT DO NOTHING')
  const selectAuthor = db.prepare('SELECT number FROM authors WHERE id = ?')
  const selectLastSeq = db.prepare('SELECT max(seq) AS seq FROM room_updates WHERE room = ?')
  const insertUpdate = db.prepare(
    'INSERT INTO room_updates (room, seq, author, at, data) VALUES (?, ?, ?, ?, ?)',
  )
  const selectSnapshot = db.prepare('SELECT up_to, state FROM room_snapshots WHERE room = ?')
  const selectUpdates = db.prepare(
    'SELECT seq, data FROM room_updates WHERE room = ? AND seq > ? ORDER BY seq',
  )
  const countUpdates = db.prepare(
    `SELECT count(*) AS count FROM room_updates
     WHERE room = ? AND seq > coalesce((SELECT up_to FROM room_snapshots WHERE room = ?), 0)`,
  )
  // A compaction that was overtaken by a later one must not put the room back.
  const upsertSnapshot = db.prepare(
    `INSERT INTO room_snapshots (room, up_to, state) VALUES (?, ?, ?)
     ON CONFLICT (room) DO UPDATE SET up_to = excluded.up_to, state = excluded.state
     WHERE excluded.up_to > room_snapshots.up_to`,
  )

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
    return (selectLastSeq.get(room) as { seq: number | null }).seq ?? 0
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

  /** The log is never cut, so a snapshot and the log behind it fit, whatever is written in between. */
  function readRoom(room: number): { snapshot: SnapshotRow | null; updates: UpdateRow[] } {
    const snapshot = (selectSnapshot.get(room) as SnapshotRow | undefined) ?? null
    return { snapshot, updates: selectUpdates.all(room, snapshot?.up_to ?? 0) as UpdateRow[] }
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
      if (last === undefined) return
      const state = mergeRoom({
        snapshot: snapshot?.state ?? null,
        updates: updates.map(({ data }) => data),
      })
      upsertSnapshot.run(room, last.seq, state)
    },
  }
}
