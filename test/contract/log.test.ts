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
