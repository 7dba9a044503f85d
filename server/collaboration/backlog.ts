/** How much is not on disk yet, of each room and of all together, and when that is too much to take in more. */
import type { LoggedUpdate } from '../storage/storage.ts'

export type Backlog = {
  add(room: string, updates: readonly LoggedUpdate[]): void
  remove(room: string, updates: readonly LoggedUpdate[]): void
  /** Whether this room may still take in edits. */
  hasRoomFor(room: string): boolean
  bytes(): number
}

/** What an update takes in memory beside its own bytes. */
const bytesBeside = 256
/** A room that can't be written must leave the others what they need. */
const partOfOneRoom = 1 / 4

export function createBacklog(maxBytes: number): Backlog {
  const byRoom = new Map<string, number>()
  let total = 0

  function count(room: string, bytes: number): void {
    total += bytes
    const left = (byRoom.get(room) ?? 0) + bytes
    if (left > 0) byRoom.set(room, left)
    else byRoom.delete(room)
  }

  return {
    add: (room, updates) => count(room, sizeOf(updates)),
    remove: (room, updates) => count(room, -sizeOf(updates)),
    hasRoomFor: (room) => total < maxBytes && (byRoom.get(room) ?? 0) < maxBytes * partOfOneRoom,
    bytes: () => total,
  }
}

function sizeOf(updates: readonly LoggedUpdate[]): number {
  return updates.reduce((sum, { update }) => sum + update.length + bytesBeside, 0)
}
