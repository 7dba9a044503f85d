import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import { letter } from '#test/support/logged-updates.ts'
import { bram, planRoom, storePlan } from '#test/support/stored-plan.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'

test('[ST17] the log keeps every update with its author and moment, also after compaction', async () => {
  const file = join(createTemporaryFolder(), 'test.sqlite')
  const storage = openSqliteStorage(file)
  onTestFinished(() => storage.close())
  await storePlan(storage)
  const written = [
    letter('a'),
    { ...letter('b'), author: bram.id, at: 11 },
    { ...letter('c'), at: 9 },
    letter('d'),
  ]
  for (const update of written) {
    await storage.appendUpdates([update])
    expect(await storage.readLog(planRoom.name)).toEqual(written.slice(0, written.indexOf(update) + 1))
    if (update !== written[2]) await storage.compactRoom(planRoom.name)
    expect(await storage.readLog(planRoom.name)).toEqual(written.slice(0, written.indexOf(update) + 1))
  }
})

test('[SY34] a server that another program wrote beside goes on behind what that one wrote', async () => {
  const file = join(createTemporaryFolder(), 'test.sqlite')
  const [one, other] = [openSqliteStorage(file), openSqliteStorage(file)]
  onTestFinished(() => Promise.all([one.close(), other.close()]).then(() => {}))
  await storePlan(one)
  const written = ['a', 'b', 'c', 'd', 'e', 'f'].map((text) => letter(text))
  for (const [index, update] of written.entries()) {
    await (index % 3 === 2 ? other : one).appendUpdates([update])
    if (index === 2) await other.compactRoom(planRoom.name)
  }
  expect(await one.readLog(planRoom.name)).toEqual(written)
  const { updates } = await one.loadRoom(planRoom.name)
  expect(updates).toEqual(written.slice(3).map(({ update }) => update))
})
