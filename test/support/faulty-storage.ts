/** A storage whose commits can be made to fail or to hang, as a disk does. */
import type { LoggedUpdate, Storage } from '#server/storage/storage.ts'

export type FaultyStorage = Storage & {
  /** Commits fail from now on, until `heal`. */
  breakCommits(): void
  /** Commits with anything of this room fail from now on, until `heal`. */
  breakRoom(name: string): void
  /** Commits wait from now on, until `heal`. */
  holdCommits(): void
  heal(): void
  /** Nothing that is asked from now on is done or answered, as when the program is gone. */
  abandon(): void
  /** How often a commit was tried, failures included. */
  attempts(): number
  /** What was committed, group by group. */
  readonly commits: (readonly LoggedUpdate[])[]
}

export function createFaultyStorage(storage: Storage): FaultyStorage {
  const commits: (readonly LoggedUpdate[])[] = []
  let attempts = 0
  let broken = false
  let brokenRoom: string | null = null
  let healed: PromiseWithResolvers<void> | null = null
  let abandoned = false

  const verbs = Object.entries(storage).map(([verb, call]) => [
    verb,
    (...args: unknown[]) =>
      abandoned ? new Promise(() => {}) : (call as (...given: unknown[]) => unknown)(...args),
  ])
  return {
    ...(Object.fromEntries(verbs) as Storage),
    commits,
    async appendUpdates(updates) {
      attempts += 1
      if (abandoned) return new Promise(() => {})
      if (broken) throw new Error('database or disk is full')
      if (updates.some(({ room }) => room === brokenRoom)) throw new Error('string or blob too big')
      await healed?.promise
      if (abandoned) return new Promise(() => {})
      await storage.appendUpdates(updates)
      commits.push(updates)
    },
    async check() {
      if (broken) throw new Error('database or disk is full')
      await storage.check()
    },
    breakRoom(name) {
      brokenRoom = name
    },
    breakCommits() {
      broken = true
    },
    holdCommits() {
      healed ??= Promise.withResolvers()
    },
    heal() {
      broken = false
      brokenRoom = null
      healed?.resolve()
      healed = null
    },
    abandon() {
      abandoned = true
    },
    attempts: () => attempts,
  }
}
