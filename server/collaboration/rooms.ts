/** The rooms that are in memory. Each is loaded once, however many knock, and goes when it is idle and on disk. */
import { RefusedError } from '#shared/errors.ts'
import type { Storage, StoredRoom } from '../storage/storage.ts'
import type { ClientOwners } from './client-owners.ts'
import { createClientOwners } from './client-owners.ts'
import type { Committer } from './committer.ts'
import type { Compaction } from './compaction.ts'
import { createCompaction } from './compaction.ts'
import type { Room } from './room.ts'
import { createRoom } from './room.ts'
import type { CollaborationLog, CollaborationMeter, Limits, Timing } from './settings.ts'
import type { StoredReader } from './stored-answer.ts'
import { answerFromDisk } from './stored-answer.ts'
import type { TitleWatch } from './title-watch.ts'
import { createTitleWatch } from './title-watch.ts'
import { createTurnBeat } from './turn-beat.ts'

export type Rooms = {
  /**
   * Opens the room and keeps it open until `release`. Rejects, holding nothing, when it can't be loaded. `reader` may
   * be answered before it is open.
   */
  acquire(stored: StoredRoom, reader?: StoredReader): Promise<Room>
  release(room: Room): void
  /**
   * Forgets a room at once, with everything that was held back in it. `forGood`: it is never opened again;
   * acquiring it rejects with 'room-closed'.
   */
  forget(room: Room, how: { forGood: boolean }): void
  /** Resolves when everything received up to now is on disk. */
  settle(): Promise<void>
  count(): number
  /** Forgets all rooms; call `settle` before. */
  close(): void
}

export type RoomsDeps = {
  storage: Storage
  committer: Committer
  now: () => number
  log: CollaborationLog
  meter: CollaborationMeter
  timing: Timing
  limits: Limits
  onTitle(planId: string, title: string): void
}

type OpenRoom = { room: Room; titleWatch: TitleWatch | null; compaction: Compaction }
type Entry = {
  opening: Promise<OpenRoom>
  /** Who waits for that. */
  readers: Set<StoredReader>
  /** Once it is open. */
  room: Room | null
  holds: number
  unloading: NodeJS.Timeout | null
}

export function createRooms(deps: RoomsDeps): Rooms {
  const { storage, log, timing, limits } = deps
  const entries = new Map<string, Entry>()
  const closed = new Set<string>()
  const ownersByRoom = new Map<string, ClientOwners>()
  let closing = false
  const beat = createTurnBeat(timing.minGatherMs)

  async function open(stored: StoredRoom, readers: Set<StoredReader>): Promise<OpenRoom> {
    const [loaded, plan] = await Promise.all([storage.loadRoom(stored.name), storage.findPlan(stored.planId)])
    const isWanted = () => (entries.get(stored.name)?.holds ?? 0) > readers.size
    await answerFromDisk(loaded, readers, isWanted, timing)
    readers.clear()
    const owners = ownersByRoom.get(stored.name) ?? createClientOwners(limits)
    ownersByRoom.set(stored.name, owners)
    const compaction = createCompaction({
      room: stored.name,
      behindSnapshot: loaded.updates.length,
      storage,
      limits,
      log,
      isClosing: () => closing,
    })
    const room = createRoom({
      ...deps,
      stored,
      loaded,
      owners,
      beat,
      onCommitted: compaction.count,
    })
    const titleWatch =
      room.title &&
      createTitleWatch({
        title: room.title,
        listed: plan?.plan.title ?? null,
        restMs: timing.titleRestMs,
        tell: (found) => deps.onTitle(stored.planId, found),
      })
    // What the server did on opening (a migration, missing text cells) is on disk before anyone sees it.
    await room.settle()
    compaction.count(0)
    return { room, titleWatch, compaction }
  }

  async function unload(name: string, entry: Entry): Promise<void> {
    const { room, titleWatch, compaction } = await entry.opening
    await room.settle()
    // Whoever came in meanwhile holds it again.
    if (entry.holds > 0 || entry.unloading === null || entries.get(name) !== entry) return
    entries.delete(name)
    titleWatch?.close()
    room.close()
    compaction.finish()
    log.info({ room: name }, 'a room left memory')
  }

  function release(name: string, entry: Entry): void {
    entry.holds -= 1
    if (entry.holds > 0 || entries.get(name) !== entry) return
    entry.unloading = setTimeout(() => void unload(name, entry), timing.lingerMs)
    entry.unloading.unref()
  }

  return {
    async acquire(stored, reader) {
      if (closed.has(stored.name)) throw new RefusedError('room-closed')
      let entry = entries.get(stored.name)
      if (entry === undefined) {
        const readers = new Set<StoredReader>()
        entry = { opening: open(stored, readers), readers, room: null, holds: 0, unloading: null }
        entries.set(stored.name, entry)
      }
      entry.holds += 1
      if (reader !== undefined && entry.room === null) entry.readers.add(reader)
      if (entry.unloading !== null) clearTimeout(entry.unloading)
      entry.unloading = null
      try {
        entry.room = (await entry.opening).room
        return entry.room
      } catch (error) {
        if (entries.get(stored.name) === entry) entries.delete(stored.name)
        throw error
      }
    },
    release(room) {
      const entry = entries.get(room.stored.name)
      if (entry?.room === room) release(room.stored.name, entry)
    },
    forget(room, { forGood }) {
      const { name } = room.stored
      const entry = entries.get(name)
      if (forGood) closed.add(name)
      entries.delete(name)
      // What people were sent of it may not be on disk: whoever saw it may have to bring it back.
      ownersByRoom.delete(name)
      if (entry?.unloading) clearTimeout(entry.unloading)
      void entry?.opening.then(({ titleWatch }) => titleWatch?.close())
      room.close()
    },
    async settle() {
      const opened = await Promise.allSettled([...entries.values()].map(({ opening }) => opening))
      await Promise.all(opened.map((one) => (one.status === 'fulfilled' ? one.value.room.settle() : null)))
    },
    count: () => entries.size,
    close() {
      closing = true
      for (const entry of entries.values()) {
        if (entry.unloading !== null) clearTimeout(entry.unloading)
        void entry.opening.then(
          ({ room, titleWatch }) => {
            titleWatch?.close()
            room.close()
          },
          () => {},
        )
      }
      entries.clear()
    },
  }
}
