/** A storage whose commits can be made to fail or to hang, as a disk does. */
import type { LoggedUpdate, Storage } from '#server/storage/storage.ts'

export type FaultyStorage = Storage & {
  /** Commits fail from now on, until `heal`. */
  breakCommits(): void
  /** Commits wait from now on, until `heal`. */
  holdCommits(): void
  heal(): void
  /** How often a commit was tried, failures included. */
  attempts(): number
  /** What was committed, group by group. */
  readonly commits: (readonly LoggedUpdate[])[]
}

export function createFaultyStorage(storage: Storage): FaultyStorage {
  const commits: (readonly LoggedUpdate[])[] = []
  let attempts = 0
  let broken = false
  let healed: PromiseWithResolvers<void> | null = null

  return {
    ...storage,
    commits,
    async appendUpdates(updates) {
      attempts += 1
      if (broken) throw new Error('database or disk is full')
      await healed?.promise
      await storage.appendUpdates(updates)
      commits.push(updates)
    },
    breakCommits() {
      broken = true
    },
    holdCommits() {
      healed ??= Promise.withResolvers()
    },
    heal() {
      broken = false
      healed?.resolve()
      healed = null
    },
    attempts: () => attempts,
  }
}
