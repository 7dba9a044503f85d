/**
 * Group commit: what comes in while one commit is under way goes together into the next. When the disk works and a
 * commit fails all the same, each room is written apart, and one that can't be written holds up nobody else.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { LoggedUpdate, Storage } from '../storage/storage.ts'
import { createBacklog } from './backlog.ts'
import type { CollaborationLog, CollaborationMeter, Limits, Timing } from './settings.ts'

export type Committer = {
  /**
   * Resolves when these updates of a room are on disk, and all that were given of it before. Never rejects: a
   * commit that fails is tried again until it succeeds, and nothing of the same room overtakes it.
   */
  commit(room: string, updates: readonly LoggedUpdate[]): Promise<void>
  /** Whether so much of the room, or of all rooms, waits for the disk that no more may be taken in. */
  isFull(room: string): boolean
  /** Whether commits of this room fail now; of no room in particular: whether the disk does. */
  isStalled(room?: string): boolean
  /** What waits: bytes of all rooms, and how many rooms can't be written by themselves. */
  backlog(): { bytes: number; rooms: number }
  /** Gives up: what is not on disk then never will be by this committer. */
  stop(): void
}

/** Who reads an edit gets it first: on few cores the disk's thread would take theirs. */
const readersFirstMs = 4
/** Each room that a commit is for makes it as much longer until the next. */
const msPerRoom = 1

type Pending = { room: string; updates: LoggedUpdate[]; committed: PromiseWithResolvers<void> }

export function createCommitter(deps: {
  storage: Pick<Storage, 'appendUpdates' | 'check'>
  timing: Pick<Timing, 'minCommitMs' | 'maxCommitMs' | 'minRetryMs' | 'maxRetryMs'>
  limits: Pick<Limits, 'maxUnsavedBytes'>
  log: CollaborationLog
  meter: Pick<CollaborationMeter, 'committed' | 'commitFailed'>
  /** Told when commits of one or all rooms begin to fail, and when they succeed again. */
  onStalled(): void
}): Committer {
  const { storage, log, meter } = deps
  const { minCommitMs, maxCommitMs } = deps.timing
  const backlog = createBacklog(deps.limits.maxUnsavedBytes)
  let gathering = new Map<string, Pending>()
  /** Rooms that can't be written although the disk works, each with all that waits for it. */
  const apart = new Map<string, Pending[]>()
  let writing = false
  let diskFails = false
  let nextStart = Number.NEGATIVE_INFINITY
  const stopped = new AbortController()

  async function writeAll(): Promise<void> {
    writing = true
    while (gathering.size > 0) {
      await wait(Math.max(readersFirstMs, nextStart - performance.now()))
      const group = [...gathering.values()]
      nextStart = performance.now() + Math.min(maxCommitMs, minCommitMs + group.length * msPerRoom)
      gathering = new Map()
      await writeTogether(group)
    }
    writing = false
  }

  async function writeTogether(group: readonly Pending[]): Promise<void> {
    for (let attempt = 1; !(await write(group, attempt)); attempt++) {
      if (await isDiskWell()) {
        setDiskFails(false)
        for (const pending of group) if (!(await write([pending], attempt))) void writeApart(pending)
        return
      }
      setDiskFails(true)
      await rest(attempt)
    }
  }

  async function writeApart(first: Pending): Promise<void> {
    const { room } = first
    const queue = [first]
    apart.set(room, queue)
    const next = gathering.get(room)
    if (next !== undefined) queue.push(next)
    gathering.delete(room)
    deps.onStalled()
    for (let attempt = 1; queue.length > 0; attempt++) {
      await rest(attempt)
      const group = [...queue]
      if (await write(group, attempt)) queue.splice(0, group.length)
    }
    apart.delete(room)
    deps.onStalled()
  }

  async function write(group: readonly Pending[], attempt: number): Promise<boolean> {
    try {
      const start = performance.now()
      await storage.appendUpdates(group.flatMap(({ updates }) => updates))
      meter.committed(performance.now() - start)
      if (attempt > 1) log.info({ attempt }, 'edits are on disk after all')
    } catch (error) {
      const rooms = group.map(({ room }) => room)
      log.error(
        { err: error, attempt, rooms: rooms.slice(0, 10) },
        'edits could not be written, trying again',
      )
      meter.commitFailed()
      return false
    }
    setDiskFails(false)
    for (const { room, updates, committed } of group) {
      backlog.remove(room, updates)
      committed.resolve()
    }
    return true
  }

  async function isDiskWell(): Promise<boolean> {
    return await storage.check().then(
      () => true,
      () => false,
    )
  }

  function setDiskFails(now: boolean): void {
    if (diskFails === now) return
    diskFails = now
    deps.onStalled()
  }

  /** Longer every time. Never resolves after `stop`. */
  async function rest(attempt: number): Promise<void> {
    const { minRetryMs, maxRetryMs } = deps.timing
    const ms = Math.min(maxRetryMs, minRetryMs * 2 ** (attempt - 1))
    await wait(ms, undefined, { signal: stopped.signal }).catch(() => new Promise<never>(() => {}))
  }

  /** Where what comes in now waits for its turn. */
  function pendingOf(room: string): Pending {
    const queue = apart.get(room)
    const known = queue === undefined ? gathering.get(room) : undefined
    if (known !== undefined) return known
    const fresh: Pending = { room, updates: [], committed: Promise.withResolvers() }
    if (queue === undefined) gathering.set(room, fresh)
    else queue.push(fresh)
    return fresh
  }

  return {
    commit(room, updates) {
      const { updates: waiting, committed } = pendingOf(room)
      waiting.push(...updates)
      backlog.add(room, updates)
      if (!writing && gathering.size > 0) void writeAll()
      return committed.promise
    },
    isFull: (room) => !backlog.hasRoomFor(room),
    isStalled: (room) => diskFails || (room !== undefined && apart.has(room)),
    backlog: () => ({ bytes: backlog.bytes(), rooms: apart.size }),
    stop: () => stopped.abort(),
  }
}
