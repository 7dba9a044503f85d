/** What waits for a disk or for one bad room: it holds up nobody else, and memory has an end. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openFrameClient } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { planRoom, progressRoom } from '#test/support/stored-plan.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[DB5] a room that can’t be written holds up no other, and is saved when it can', async () => {
  const server = await startSyncServer()
  const writer = await openFrameClient(server, { regietafel: '1' })
  const reader = await openStockClient(server, { user: 'bram' })
  const elsewhere = await openFrameClient(server, { regietafel: '1', room: progressRoom.name })
  const noted = new Y.Doc()
  noted.on('update', elsewhere.sendUpdate)
  const letters = typeText('kapot')
  server.storage.breakRoom(planRoom.name)
  writer.sendUpdate(letters[0] as Uint8Array)
  await vi.waitFor(() => expect(writer.stalledTold()).toEqual([true]), waitLong)

  for (const [index, letter] of letters.slice(1).entries()) {
    writer.sendUpdate(letter)
    noted.getMap('statuses').set('step', index % 2 === 0 ? 'green' : 'red')
    await vi.waitFor(() => expect(elsewhere.isSaved()).toBe(true), waitLong)
  }
  await vi.waitFor(() => expect(reader.text.toString()).toBe('kapot'), waitLong)
  const newcomer = await openFrameClient(server, { regietafel: '1', user: 'carla' })
  await vi.waitFor(() => expect(newcomer.stalledTold()).toEqual([true]), waitLong)
  expect(elsewhere.stalledTold()).toEqual([])
  expect(writer.saved()).toEqual([])
  // The disk works, so the server is ready; who watches the figures sees that something is wrong.
  expect(server.collaboration.isStalled()).toBe(false)
  expect(server.collaboration.counts().stalledRooms).toBe(1)
  expect(server.storage.commits.flat().some(({ room }) => room === progressRoom.name)).toBe(true)

  server.storage.heal()
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
  await vi.waitFor(() => expect(writer.stalledTold()).toEqual([true, false]), waitLong)
  expect(server.collaboration.counts()).toMatchObject({ stalledRooms: 0, unsavedBytes: 0 })
})

test('[DB6] with too much unsaved, edits stay with their authors, and all is saved when the disk is back', async () => {
  const server = await startSyncServer({ limits: { maxUnsavedBytes: 80_000 } })
  const writer = await openStockClient(server)
  const reader = await openFrameClient(server, { user: 'bram' })
  await reader.roundTrip()
  server.storage.breakCommits()
  let typed = 0
  await vi.waitFor(() => {
    writer.text.insert(0, 'x'.repeat(1_000))
    typed += 1_000
    expect(server.logged.join()).toContain('"code":"unavailable"')
  }, waitLong)
  while (typed < 100_000) {
    writer.text.insert(0, 'x'.repeat(1_000))
    typed += 1_000
  }
  // It comes back, and is sent away again, for as long as it takes.
  const refusals = () => server.logged.filter((line) => line.includes('"code":"unavailable"')).length
  await vi.waitFor(() => expect(refusals()).toBeGreaterThan(2), waitLong)
  expect(server.collaboration.counts().unsavedBytes).toBeLessThan(40_000)
  expect(writer.refused()).toBeNull()
  expect(reader.closed()).toBeNull()

  server.storage.heal()
  const fresh = await openStockClient(server, { user: 'carla' })
  await vi.waitFor(() => expect(fresh.text.length).toBe(typed), waitLong)
  await vi.waitFor(() => expect(server.collaboration.counts().unsavedBytes).toBe(0), waitLong)
})

test('[DB6] one room that can’t be written leaves the others what they need', async () => {
  const server = await startSyncServer({ limits: { maxUnsavedBytes: 80_000 } })
  const writer = await openStockClient(server)
  const elsewhere = await openFrameClient(server, { regietafel: '1', room: progressRoom.name })
  const noted = new Y.Doc()
  noted.on('update', elsewhere.sendUpdate)
  server.storage.breakRoom(planRoom.name)
  writer.text.insert(0, 'x'.repeat(20_000))
  await vi.waitFor(() => expect(server.collaboration.counts().stalledRooms).toBe(1), waitLong)
  writer.text.insert(0, 'meer')
  await vi.waitFor(() => expect(server.logged.join()).toContain('"code":"unavailable"'), waitLong)

  noted.getMap('statuses').set('step', 'green')
  await vi.waitFor(() => expect(server.storage.commits.flat().at(-1)?.room).toBe(progressRoom.name), waitLong)
  await vi.waitFor(() => expect(elsewhere.isSaved()).toBe(true), waitLong)
})

test('[DB7] who sends again and again what waits for the disk is answered once for all', async () => {
  const server = await startSyncServer()
  const writer = await openFrameClient(server, { regietafel: '1' })
  await writer.roundTrip()
  server.storage.breakCommits()
  const [letter] = typeText('a') as [Uint8Array]
  writer.sendUpdate(letter)
  await vi.waitFor(() => expect(writer.stalledTold()).toEqual([true]), waitLong)
  for (let times = 1; times <= 1_000; times++) {
    writer.sendUpdate(letter)
    if (times % 100 === 0) await writer.roundTrip()
  }
  server.storage.heal()
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
  expect(writer.saved().length).toBeLessThan(5)
})
