/**
 * When a room's snapshot is made anew: seldom while people type, since nobody reads it from disk then, and once the last has
 * left, so that who comes next has little to read.
 */
import type { Storage } from '../storage/storage.ts'
import type { CollaborationLog, Limits } from './settings.ts'

export type Compaction = {
  /** So many more updates are in the log. */
  count(more: number): void
  /** The room leaves memory, with all of it on disk. */
  finish(): void
}

export type CompactionDeps = {
  room: string
  /** Updates that it was loaded with. */
  behindSnapshot: number
  storage: Pick<Storage, 'compactRoom' | 'countUpdatesSinceSnapshot'>
  limits: Pick<Limits, 'maxUpdatesSinceSnapshot' | 'maxUpdatesLeftBehind'>
  log: CollaborationLog
  /** Stopping doesn't wait for it. */
  isClosing(): boolean
}

export function createCompaction(deps: CompactionDeps): Compaction {
  const { room, storage, limits, log } = deps
  let updates = deps.behindSnapshot
  let busy = false

  async function compact(): Promise<void> {
    busy = true
    try {
      const unreadable = await storage.compactRoom(room)
      if (unreadable > 0) log.error({ room, unreadable }, 'updates in the log can not be read')
      updates = await storage.countUpdatesSinceSnapshot(room)
    } catch (error) {
      if (!deps.isClosing()) log.warn({ err: error, room }, 'compacting failed, will be tried again')
      updates = 0
    }
    busy = false
  }

  function compactFrom(most: number): void {
    if (updates > most && !busy) void compact()
  }

  return {
    count(more) {
      updates += more
      compactFrom(limits.maxUpdatesSinceSnapshot)
    },
    finish: () => compactFrom(limits.maxUpdatesLeftBehind),
  }
}
