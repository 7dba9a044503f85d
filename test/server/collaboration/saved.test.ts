/** "Saved" is said only of what is on disk. */
import { expect, test, vi } from 'vitest'
import { openFrameClient } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[SV1] saved is said only after the commit, while others see the edit at once', async () => {
  const server = await startSyncServer({ workers: true })
  const writer = await openFrameClient(server, { regietafel: '1' })
  const reader = await openStockClient(server, { user: 'bram' })
  server.storage.holdCommits()
  for (const update of typeText('nog niet')) writer.sendUpdate(update)
  await vi.waitFor(() => expect(reader.text.toString()).toBe('nog niet'), waitLong)
  expect(writer.saved()).toEqual([])

  server.storage.heal()
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
})

test('[SV2] a commit that fails is tried again, and acknowledged when it succeeds', async () => {
  const server = await startSyncServer()
  const writer = await openFrameClient(server, { regietafel: '1' })
  const reader = await openStockClient(server, { user: 'bram' })
  server.storage.breakCommits()
  for (const update of typeText('schijf vol')) writer.sendUpdate(update)
  const before = server.storage.attempts()
  await vi.waitFor(() => expect(server.storage.attempts()).toBeGreaterThan(before + 2), waitLong)
  expect(reader.text.toString()).toBe('schijf vol')
  expect(writer.saved()).toEqual([])

  server.storage.heal()
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
})

test('[SV3] a room that is not yet on disk stays in memory, and nothing of it is forgotten', async () => {
  const server = await startSyncServer({ timing: { lingerMs: 0 } })
  const writer = await openFrameClient(server)
  await vi.waitFor(() => expect(writer.frames).not.toEqual([]), waitLong)
  server.storage.breakCommits()
  for (const update of typeText('wacht')) writer.sendUpdate(update)
  await vi.waitFor(() => expect(server.logged.join()).toContain('trying again'), waitLong)
  writer.socket.close()

  const attempts = server.storage.attempts()
  await vi.waitFor(() => expect(server.storage.attempts()).toBeGreaterThan(attempts + 2), waitLong)
  const reader = await openStockClient(server, { user: 'bram' })
  expect(reader.text.toString()).toBe('wacht')
  server.storage.heal()
  await vi.waitFor(() => expect(server.storage.commits.flat().at(-1)?.author).toBe('anna'), waitLong)

  // Who came in while it was about to leave memory keeps it there.
  reader.text.insert(5, ' even')
  const third = await openStockClient(server, { user: 'carla' })
  await vi.waitFor(() => expect(third.text.toString()).toBe('wacht even'), waitLong)
  third.text.insert(10, '!')
  await vi.waitFor(() => expect(reader.text.toString()).toBe('wacht even!'), waitLong)
  expect(server.logged.join()).not.toContain('a room left memory')
})

test('[SV4] what comes in during a commit goes together into the next', async () => {
  const server = await startSyncServer({ timing: { minGatherMs: 0, maxGatherMs: 0 } })
  const writer = await openFrameClient(server, { regietafel: '1' })
  const reader = await openStockClient(server)
  const before = server.storage.attempts()
  server.storage.holdCommits()
  for (const [index, update] of typeText('abcdefgh').entries()) {
    writer.sendUpdate(update)
    await vi.waitFor(() => expect(reader.text.toString()).toHaveLength(index + 1), waitLong)
  }
  server.storage.heal()
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
  expect(server.storage.attempts() - before).toBe(2)
})

test('[SV5] an edit that came twice counts as saved only when the first of it is on disk', async () => {
  const server = await startSyncServer()
  const writer = await openFrameClient(server)
  const reader = await openStockClient(server, { user: 'bram' })
  server.storage.holdCommits()
  const updates = typeText('twee keer')
  for (const update of updates) writer.sendUpdate(update)
  await vi.waitFor(() => expect(reader.text.toString()).toBe('twee keer'), waitLong)

  const again = await openFrameClient(server, { regietafel: '1' })
  for (const update of updates) again.sendUpdate(update)
  await again.roundTrip()
  expect(again.saved()).toEqual([])
  server.storage.heal()
  await vi.waitFor(() => expect(again.isSaved()).toBe(true), waitLong)
})

test('[SV6] closing commits what came in, acknowledges it, and tells clients to come back', async () => {
  const server = await startSyncServer()
  const writer = await openFrameClient(server, { regietafel: '1' })
  const reader = await openStockClient(server, { user: 'bram' })
  server.storage.holdCommits()
  for (const update of typeText('laatste')) writer.sendUpdate(update)
  await vi.waitFor(() => expect(reader.text.toString()).toBe('laatste'), waitLong)
  const closed = server.collaboration.close()
  expect(writer.closed()).toBeNull()
  server.storage.heal()
  await closed
  await vi.waitFor(() => expect(writer.closed()?.code).toBe(1012), waitLong)
  expect(writer.isSaved()).toBe(true)
})

test('[SV7] a client that did not ask for our messages gets none', async () => {
  const server = await startSyncServer()
  const stock = await openFrameClient(server)
  const own = await openFrameClient(server, { regietafel: '1' })
  for (const update of typeText('a')) stock.sendUpdate(update)
  for (const update of typeText('b')) own.sendUpdate(update)
  await vi.waitFor(() => expect(own.isSaved()).toBe(true), waitLong)
  await stock.roundTrip()
  expect(stock.saved()).toEqual([])
  expect(stock.closed()).toBeNull()
})
