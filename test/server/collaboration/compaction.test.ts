/** When a room's snapshot is made anew. */
import { expect, test, vi } from 'vitest'
import { readRoom } from '#test/support/logged-updates.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { planRoom } from '#test/support/stored-plan.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[SY15] a room is compacted while people type in it, and loses nothing', async () => {
  const server = await startSyncServer({
    workers: true,
    limits: { maxUpdatesSinceSnapshot: 5 },
    timing: { lingerMs: 0, minGatherMs: 0, maxGatherMs: 0 },
  })
  const compactions = vi.spyOn(server.storage, 'compactRoom')
  const writer = await openStockClient(server)
  for (let letters = 0; letters < 60; letters += 3) {
    writer.text.insert(letters, 'abc')
    const committed = server.storage.commits.length
    await vi.waitFor(() => expect(server.storage.commits.length).toBeGreaterThan(committed), waitLong)
  }
  expect(compactions.mock.calls.length).toBeGreaterThan(0)
  await vi.waitFor(async () => {
    expect(await server.storage.countUpdatesSinceSnapshot(planRoom.name)).toBeLessThan(20)
  }, waitLong)
  expect(await readRoom(server.storage)).toBe('abc'.repeat(20))
})

test('[SY48] a room is compacted when the last has left it, if much was written since its snapshot', async () => {
  const server = await startSyncServer({
    limits: { maxUpdatesLeftBehind: 5 },
    timing: { lingerMs: 0, minGatherMs: 0, maxGatherMs: 0 },
  })
  const compactions = vi.spyOn(server.storage, 'compactRoom')
  const hasLeft = () => server.logged.filter((line) => line.includes('a room left memory')).length

  async function visitAndType(letters: string, visits: number) {
    const writer = await openStockClient(server)
    for (const letter of letters) {
      const committed = server.storage.commits.length
      writer.text.insert(writer.text.length, letter)
      await vi.waitFor(() => expect(server.storage.commits.length).toBeGreaterThan(committed), waitLong)
    }
    writer.provider.destroy()
    await vi.waitFor(() => expect(hasLeft()).toBe(visits), waitLong)
  }

  await visitAndType('abc', 1)
  expect(compactions).not.toHaveBeenCalled()
  // With what the visit before left.
  await visitAndType('def', 2)
  await vi.waitFor(
    async () => expect(await server.storage.countUpdatesSinceSnapshot(planRoom.name)).toBe(0),
    waitLong,
  )
  expect(await readRoom(server.storage)).toBe('abcdef')
})
