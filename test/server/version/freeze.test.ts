/** A room is frozen between two edits, and what comes while it is frozen waits for how that ends. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openFrameClient } from '#test/support/frame-client.ts'
import { readRoom, typeText } from '#test/support/logged-updates.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { planRoom } from '#test/support/stored-plan.ts'
import type { SyncServerOptions } from '#test/support/sync-server.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

const [first, second, third] = typeText('abc') as [Uint8Array, Uint8Array, Uint8Array]

/** One edit is in the frozen room, on disk and acknowledged; a second one came after the freeze. */
async function freezeBetween(options: SyncServerOptions = {}) {
  const server = await startSyncServer(options)
  const writer = await openFrameClient(server, { regietafel: '1' })
  writer.sendUpdate(first)
  await writer.roundTrip()
  const frozen = await server.collaboration.freezeRoom(planRoom)
  writer.sendUpdate(second)
  await writer.roundTrip()
  return { server, writer, frozen }
}

function titleIn(...updates: Uint8Array[]): string {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText('title').toString()
}

test('[VS16] what came before the freeze is in it, on disk and acknowledged; what came after is neither', async () => {
  const { server, writer, frozen } = await freezeBetween()
  expect(titleIn(frozen.state)).toBe('a')
  expect(await readRoom(server.storage)).toBe('a')
  expect(writer.saved()).toEqual([1])
  expect(writer.closed()).toBeNull()
})

test('[VS16] a freeze right behind an edit takes it along, before its turn would have come', async () => {
  const server = await startSyncServer({ timing: { minGatherMs: 5_000, maxGatherMs: 5_000 } })
  const writer = await openFrameClient(server, { regietafel: '1' })
  writer.sendUpdate(first)
  await writer.roundTrip()
  writer.sendUpdate(second)
  await writer.roundTrip()
  const frozen = await server.collaboration.freezeRoom(planRoom)
  expect(titleIn(frozen.state)).toBe('ab')
  frozen.close()
  await vi.waitFor(() => expect(writer.closed()?.code).toBe(4410), waitLong)
  expect(writer.isSaved()).toBe(true)
})

test('[VS17] a thawed room goes on with what was held back', async () => {
  const { server, writer, frozen } = await freezeBetween()
  const reader = await openStockClient(server, { user: 'bram' })
  expect(reader.text.toString()).toBe('a')
  frozen.thaw()
  writer.sendUpdate(third)
  await vi.waitFor(() => expect(reader.text.toString()).toBe('abc'), waitLong)
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
  const again = await server.collaboration.freezeRoom(planRoom)
  expect(titleIn(again.state)).toBe('abc')
})

test('[VS18] a closed room sends everybody away for good, drops what was held back, and stays closed', async () => {
  const { server, writer, frozen } = await freezeBetween()
  const reader = await openStockClient(server, { user: 'bram' })
  frozen.close()
  await vi.waitFor(() => expect(writer.closed()).toEqual({ code: 4410, reason: 'room-closed' }), waitLong)
  await vi.waitFor(() => expect(reader.refused()?.code).toBe(4410), waitLong)
  // The look-up of this socket was before the room closed; it joins after.
  const late = await openFrameClient(server)
  await vi.waitFor(() => expect(late.closed()?.code).toBe(4410), waitLong)
  await expect(server.collaboration.freezeRoom(planRoom)).rejects.toMatchObject({ code: 'room-closed' })
  expect(await readRoom(server.storage)).toBe('a')
  expect(writer.saved()).toEqual([1])
})

test('[VS18] when nobody knows what is on disk, clients are asked to come back and the room is read anew', async () => {
  const { server, writer, frozen } = await freezeBetween()
  frozen.abandon()
  await vi.waitFor(() => expect(writer.closed()?.code).toBe(1013), waitLong)
  const back = await openStockClient(server)
  expect(back.text.toString()).toBe('a')
})

test('[VS19] an edit that waits for a missing one is not frozen along', async () => {
  const server = await startSyncServer()
  const writer = await openFrameClient(server)
  writer.sendUpdate(first)
  writer.sendUpdate(third)
  await writer.roundTrip()
  const { state } = await server.collaboration.freezeRoom(planRoom)
  expect(titleIn(state)).toBe('a')
  expect(titleIn(state, second)).toBe('ab')
})

test('[VS19] a freeze that waits too long for the disk is given up, and the room goes on', async () => {
  const server = await startSyncServer({ timing: { freezeMs: 50 } })
  const writer = await openFrameClient(server, { regietafel: '1' })
  // What the server does on opening is on disk then.
  await writer.roundTrip()
  server.storage.holdCommits()
  writer.sendUpdate(first)
  await writer.roundTrip()
  await expect(server.collaboration.freezeRoom(planRoom)).rejects.toMatchObject({ code: 'unavailable' })
  writer.sendUpdate(second)
  server.storage.heal()
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
  expect(await readRoom(server.storage)).toBe('ab')
})
