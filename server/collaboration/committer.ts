/** Group commit: what comes in while one commit is under way goes together into the next. */
import { setTimeout as wait } from 'node:timers/promises'
import type { LoggedUpdate, Storage } from '../storage/storage.ts'
import type { CollaborationLog, Timing } from './settings.ts'

export type Committer = {
  /**
   * Resolves when these updates are on disk, and all that were given before them. Never rejects: a commit that
   * fails is tried again until it succeeds, and nothing overtakes it.
   */
  commit(updates: readonly LoggedUpdate[]): Promise<void>
}

type Group = { updates: LoggedUpdate[]; committed: PromiseWithResolvers<void> }

export function createCommitter(deps: {
  storage: Pick<Storage, 'appendUpdates'>
  timing: Pick<Timing, 'minRetryMs' | 'maxRetryMs'>
  log: CollaborationLog
}): Committer {
  let gathering = createGroup()
  let writing = false

  async function writeAll(): Promise<void> {
    writing = true
    while (gathering.updates.length > 0) {
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
        await deps.storage.appendUpdates(updates)
        if (attempt > 1) deps.log.info({ attempt }, 'edits are on disk after all')
        return
      } catch (error) {
        const { minRetryMs, maxRetryMs } = deps.timing
        const delayMs = Math.min(maxRetryMs, minRetryMs * 2 ** (attempt - 1))
        deps.log.error({ err: error, attempt, delayMs }, 'edits could not be written, trying again')
        await wait(delayMs)
      }
    }
  }

  return {
    commit(updates) {
      const { committed } = gathering
      gathering.updates.push(...updates)
      if (!writing) void writeAll()
      return committed.promise
    },
  }
}

function createGroup(): Group {
  return { updates: [], committed: Promise.withResolvers<void>() }
}
