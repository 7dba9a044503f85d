/** When commits begin. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCommitter } from '#server/collaboration/committer.ts'
import { defaultLimits, defaultTiming, noMeter } from '#server/collaboration/settings.ts'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import { letter } from '#test/support/logged-updates.ts'
import { storePlan } from '#test/support/stored-plan.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'

/** How many ms after the beginning of a commit for so many rooms the next one begins. */
async function msBetweenCommits(rooms: number, timing: { minCommitMs: number; maxCommitMs: number }) {
  const storage = openSqliteStorage(join(createTemporaryFolder(), 'test.sqlite'))
  onTestFinished(() => storage.close())
  await storePlan(storage)
  const begun: number[] = []
  const committer = createCommitter({
    storage: {
      check: storage.check,
      appendUpdates(updates) {
        begun.push(performance.now())
        return storage.appendUpdates(updates)
      },
    },
    timing: { ...defaultTiming, ...timing },
    limits: defaultLimits,
    log: { info() {}, warn() {}, error: (details) => expect.unreachable(String(details)) },
    meter: noMeter,
    onStalled() {},
  })
  // The very first has nothing to wait for.
  await committer.commit('first', [letter('a')])
  await Promise.all(Array.from({ length: rooms }, (_, room) => committer.commit(`${room}`, [letter('b')])))
  await committer.commit('last', [letter('c')])
  const [, one = Number.NaN, next = Number.NaN] = begun
  return next - one
}

test('[SV9] the more rooms a commit was for, the longer the next one waits, up to a bound', async () => {
  // Timers may come a little early.
  expect(await msBetweenCommits(1, { minCommitMs: 30, maxCommitMs: 5_000 })).toBeGreaterThan(28)
  expect(await msBetweenCommits(150, { minCommitMs: 30, maxCommitMs: 5_000 })).toBeGreaterThan(175)
  expect(await msBetweenCommits(3_000, { minCommitMs: 30, maxCommitMs: 60 })).toBeLessThan(3_000)
})
