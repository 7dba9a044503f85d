/** Updates that Yjs can't read or merge: they stop nothing, and their bytes are kept. */
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import { openWorkerStorage } from '#server/storage/worker-storage.ts'
import { letter, readRoom } from '#test/support/logged-updates.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { anna, planRoom, storePlan } from '#test/support/stored-plan.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'
import { waitLong } from '#test/support/wait-long.ts'

vi.mock('yjs', async (load) => {
  const actual = await load<typeof Y>()
  return { ...actual, mergeUpdates: vi.fn(actual.mergeUpdates) }
})

const garbage = { ...letter(''), update: Uint8Array.of(255, 255) }

for (const [name, openStorage] of Object.entries({
  'sqlite in this thread': async (file: string) => openSqliteStorage(file),
  'sqlite in worker threads': openWorkerStorage,
})) {
  test(`[DU9] ${name}: an update that can’t be read is told of, left out of the snapshot, and stays in the log`, async () => {
    const storage = await openStorage(`${createTemporaryFolder()}/test.sqlite`)
    onTestFinished(() => storage.close())
    await storePlan(storage)
    const written = [letter('a'), garbage, letter('b')]
    await storage.appendUpdates(written)
    expect(await storage.compactRoom(planRoom.name)).toBe(1)
    expect((await storage.loadRoom(planRoom.name)).updates).toEqual([])
    expect([...(await readRoom(storage))].sort()).toEqual(['a', 'b'])
    expect(await storage.readLog(planRoom.name)).toEqual(written)

    await storage.appendUpdates([letter('c')])
    expect(await storage.compactRoom(planRoom.name)).toBe(0)
    expect([...(await readRoom(storage))].sort()).toEqual(['a', 'b', 'c'])
  })
}

test('[DU9] a room with an update that can’t be read opens, is edited and is compacted', async () => {
  const server = await startSyncServer({ workers: true, limits: { maxUpdatesSinceSnapshot: 3 } })
  await server.storage.appendUpdates([letter('a'), garbage, letter('b')])
  const writer = await openStockClient(server)
  expect([...writer.text.toString()].sort()).toEqual(['a', 'b'])
  for (let typed = 0; typed < 5; typed++) {
    writer.text.insert(0, 'x')
    const committed = server.storage.commits.length
    await vi.waitFor(() => expect(server.storage.commits.length).toBeGreaterThan(committed), waitLong)
  }
  await vi.waitFor(() => expect(server.logged.join()).toContain('"unreadable":1'), waitLong)
  await vi.waitFor(
    async () => expect(await server.storage.countUpdatesSinceSnapshot(planRoom.name)).toBeLessThan(5),
    waitLong,
  )
  const fresh = await openStockClient(server, { user: 'bram' })
  expect(fresh.text.toString()).toBe(writer.text.toString())
})

test('[DU10] updates that Yjs can’t merge still reach everyone, and the disk', async () => {
  const merge = vi.mocked(Y.mergeUpdates).mockImplementation(() => {
    throw new Error('Unexpected case')
  })
  onTestFinished(() => void merge.mockRestore())
  const server = await startSyncServer({
    limits: { maxUpdatesSinceSnapshot: 2 },
    timing: { lingerMs: 0, minGatherMs: 20, maxGatherMs: 20 },
  })
  const [one, other] = [await openStockClient(server), await openStockClient(server, { user: 'bram' })]
  one.doc.getMap('columns').set('column', new Y.Map([['type', 'text']]))
  for (let typed = 0; typed < 20; typed++) {
    one.text.insert(0, 'a')
    other.text.insert(0, 'b')
    other.doc.getMap('steps').set(`step ${typed}`, new Y.Map())
  }
  const cellsIn = (doc: Y.Doc) =>
    [...(doc.getMap('steps') as Y.Map<Y.Map<unknown>>).values()].filter((step) => step.has('cell:column'))
  await vi.waitFor(() => {
    for (const { doc, text } of [one, other]) {
      expect(text.length).toBe(40)
      expect(cellsIn(doc)).toHaveLength(20)
    }
    expect(one.text.toString()).toBe(other.text.toString())
  }, waitLong)
  expect(merge).toHaveBeenCalled()

  for (const { provider } of [one, other]) provider.destroy()
  await vi.waitFor(() => expect(server.logged.join()).toContain('a room left memory'), waitLong)
  const fresh = await openStockClient(server, { user: 'carla' })
  expect(fresh.text.toString()).toBe(one.text.toString())
  expect(cellsIn(fresh.doc)).toHaveLength(20)
  expect(server.storage.commits.flat().map(({ author }) => author)).toContain(anna.id)
})
