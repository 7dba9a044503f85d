import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import type { LoggedUpdate } from '#server/storage/storage.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import { chooseSeed } from '#test/durability/choose-seed.ts'
import { letter, readRoom } from '#test/support/logged-updates.ts'
import { anna, aPlan, bram, planRoom, progressRoom, storePlan } from '#test/support/stored-plan.ts'
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

test('[ST22] what a plan that could not be made would have brought is forgotten with it', async () => {
  const storage = openSqliteStorage(join(createTemporaryFolder(), 'test.sqlite'))
  onTestFinished(() => storage.close())
  await storePlan(storage)
  const [plan, room] = [
    { ...aPlan, id: 'plan-2' },
    { ...planRoom, name: 'room-plan-2', planId: 'plan-2' },
  ]
  const begun = { ...letter('a'), room: room.name, author: 'newcomer' }
  const beginnings = [begun, { ...begun, room: 'no such room' }]
  await expect(storage.createPlan(plan, [room], anna.id, beginnings)).rejects.toThrow('no such room')

  // Whoever comes next gets the numbers that the newcomer and the room would have had.
  const [written, other] = [
    { ...letter('b'), author: 'somebody else' },
    { ...letter('c'), author: 'newcomer' },
  ]
  await storage.appendUpdates([written])
  await storage.appendUpdates([other])
  await storage.createPlan(plan, [{ ...room, name: 'another room' }, room], anna.id, [])
  await storage.appendUpdates([begun])
  expect(await storage.readLog(planRoom.name)).toEqual([written, other])
  expect(await storage.readLog(room.name)).toEqual([begun])
})

test('[ST22] however commits, failing ones, compactions and other programs come together, nothing is lost, twice or out of order', async () => {
  const random = createRandom(chooseSeed('log'))
  const file = join(createTemporaryFolder(), 'test.sqlite')
  const programs = [openSqliteStorage(file), openSqliteStorage(file)] as const
  onTestFinished(() => Promise.all(programs.map((program) => program.close())).then(() => {}))
  await storePlan(programs[0])
  const rooms = [planRoom.name, progressRoom.name]
  const written = new Map(rooms.map((room): [string, LoggedUpdate[]] => [room, []]))
  const documents = new Map(rooms.map((room) => [room, new Y.Doc()]))

  function makeUpdate(): LoggedUpdate {
    const text = random.chance(0.01) ? randomBytes(60_000).toString('hex') : 'x'
    return {
      ...letter(text),
      room: random.chance(0.9) ? planRoom.name : progressRoom.name,
      author: `author-${random.below(40)}`,
      at: random.below(1_000_000),
    }
  }

  async function check(room: string): Promise<void> {
    const expected = written.get(room) ?? []
    expect(await random.pick(programs).readLog(room)).toEqual(expected)
    const { updates } = await random.pick(programs).loadRoom(room)
    expect(updates).toEqual(expected.slice(expected.length - updates.length).map(({ update }) => update))
    expect(await random.pick(programs).countUpdatesSinceSnapshot(room)).toBe(updates.length)
    const text = documents.get(room)?.getText('title').toString()
    expect((await readRoom(random.pick(programs), room)) === text).toBe(true)
  }

  for (let round = 0; round < 1_500; round++) {
    const program = random.pick(programs)
    const updates = Array.from({ length: 1 + random.below(4) }, makeUpdate)
    if (random.chance(0.05)) {
      const unknown = { ...makeUpdate(), room: 'no such room' }
      await expect(program.appendUpdates([...updates, unknown])).rejects.toThrow('no such room')
    } else {
      await program.appendUpdates(updates)
      for (const logged of updates) {
        written.get(logged.room)?.push(logged)
        Y.applyUpdate(documents.get(logged.room) as Y.Doc, logged.update)
      }
    }
    if (random.chance(0.01)) await program.compactRoom(random.pick(rooms))
    if (random.chance(0.02)) await check(random.pick(rooms))
  }
  for (const room of rooms) await check(room)
})
