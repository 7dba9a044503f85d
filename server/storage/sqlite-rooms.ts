/** Making rooms in SQLite, inside the transaction of whoever needs one. */
import type { DatabaseSync } from 'node:sqlite'
import type { StoredRoom } from './storage.ts'

export function createRoomInsert(db: DatabaseSync): (room: StoredRoom) => void {
  const insertRoom = db.prepare(
    'INSERT INTO rooms (name, plan_id, document, epoch, closed_at, read_only) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return ({ name, planId, document, epoch, closedAt, readOnly }) => {
    insertRoom.run(name, planId, document, epoch, closedAt, readOnly ? 1 : 0)
  }
}
