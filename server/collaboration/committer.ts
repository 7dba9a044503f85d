/** Group commit: what comes in while one commit is under way goes together into the next. */
import { setTimeout as wait } from 'node:timers/promises'
import type { LoggedUpdate, Storage } from '../storage/storage.ts'
import type { CollaborationLog, CollaborationMeter, Timing } from './settings.ts'

export type Committer = {
  /**
   * Resolves when these updates are on disk, and all that were given before them. Never rejects: a commit that
   * fails is tried again until it succeeds, and nothing overtakes it.
   */
  commit(updates: readonly LoggedUpdate[]): Promise<void>
  /** Whether commits fail now. */
  isStalled(): boolean
  /** Gives up: what is not on disk then never will be by this committer. */
  stop(): void
}

type Group = { updates: LoggedUpdate[]; committed: PromiseWithResolvers<void> }

export function createCommitter(deps: {
  storage: Pick<Storage, 'appendUpdates'>
  timing: Pick<Timing, 'minCommitMs' | 'minRetryMs' | 'maxRetryMs'>
  log: CollaborationLog
  meter: Pick<CollaborationMeter, 'committed' | 'commitFailed'>
  /** Told when commits begin to fail, and when they succeed again. */
  onStalled(stalled: boolean): void
}): Committer {
  const { log, meter } = deps
  let gathering = createGroup()
  let writing = false
  let stalled = false
  let lastStart = Number.NEGATIVE_INFINITY
  const stopped = new AbortController()

  function setStalled(now: boolean): void {
    if (stalled === now) return
    stalled = now
    deps.onStalled(now)
  }

  async function writeAll(): Promise<void> {
    writing = true
    while (gathering.updates.length > 0) {
      const restMs = lastStart + deps.timing.minCommitMs - performance.now()
      if (restMs > 0) await wait(restMs)
      lastStart = performance.now()
      const group = gathering
      gathering = createGroup()
      await writeUntilDone(group.updates)
      group.committed.resolve()
    }
    writing = false
  }

  async function writeUntilDone(updates: readonly LoggedUpdate[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const start = performance.now()
        await deps.storage.appendUpdates(updates)
        meter.committed(performance.now() - start)
        if (attempt > 1) log.info({ attempt }, 'edits are on disk after all')
        setStalled(false)
        return
      } catch (error) {
        const { minRetryMs, maxRetryMs } = deps.timing
        const delayMs = Math.min(maxRetryMs, minRetryMs * 2 ** (attempt - 1))
        log.error({ err: error, attempt, delayMs }, 'edits could not be written, trying again')
        meter.commitFailed()
        setStalled(true)
        await restOrStop(delayMs)
      }
    }
  }

  /** Never resolves after `stop`. */
  async function restOrStop(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: stopped.signal }).catch(() => new Promise<never>(() => {}))
  }

  return {
    commit(updates) {
      const { committed } = gathering
      gathering.updates.push(...updates)
      if (!writing) void writeAll()
      return committed.promise
    },
    isStalled: () => stalled,
    stop: () => stopped.abort(),
  }
}

function createGroup(): Group {
  return { updates: [], committed: Promise.withResolvers<void>() }
}
