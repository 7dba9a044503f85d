/** Too much of something: who sends it is sent away, who reads too slowly gets less, and nobody else notices. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { decodeFrame, encodePresence } from '#server/collaboration/frames.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[LM1] an update whose beginning never comes sends its sender away to come back', async () => {
  const server = await startSyncServer({ limits: { maxWaitingMs: 100 } })
  const sender = await openFrameClient(server, { regietafel: '1' })
  const updates = typeText('abc')
  sender.sendUpdate(updates[2] as Uint8Array)
  await vi.waitFor(() => expect(sender.closed()).toEqual({ code: 4509, reason: 'incomplete-edit' }), waitLong)
  expect(sender.saved()).toEqual([])

  const back = await openFrameClient(server, { regietafel: '1' })
  for (const update of updates) back.sendUpdate(update)
  await vi.waitFor(() => expect(back.isSaved()).toBe(true), waitLong)
})

test('[LM1] a deletion of what never came waits too', async () => {
  const server = await startSyncServer({ limits: { maxWaitingMs: 100 } })
  const sender = await openFrameClient(server)
  // No structs, and one deletion: client 7, from 0, one long.
  sender.sendUpdate(Uint8Array.of(0, 1, 7, 1, 0, 1))
  await vi.waitFor(() => expect(sender.closed()?.code).toBe(4509), waitLong)
})

for (const [what, limits] of Object.entries({
  bytes: { maxWaitingBytes: 600 },
  number: { maxWaitingUpdates: 20 },
})) {
  test(`[LM2] what waits for its beginning has a limit per connection, in ${what}`, async () => {
    const server = await startSyncServer({ limits: { ...limits, maxWaitingMs: 3_600_000 } })
    const sender = await openFrameClient(server)
    const honest = await openStockClient(server, { user: 'bram' })
    const updates = typeText('x'.repeat(60)).slice(1)
    for (const update of updates.slice(0, 10)) sender.sendUpdate(update)
    await sender.roundTrip()
    expect(sender.closed()).toBeNull()
    for (const update of updates.slice(10)) sender.sendUpdate(update)
    await vi.waitFor(() => expect(sender.closed()?.code).toBe(4509), waitLong)
    honest.text.insert(0, 'door')
    const fresh = await openStockClient(server)
    await vi.waitFor(() => expect(fresh.text.toString()).toBe('door'), waitLong)
  })
}

test('[LM17] a message of more parts than is allowed is refused', async () => {
  const server = await startSyncServer({ limits: { maxMessageParts: 100 } })
  const sender = await openFrameClient(server, { regietafel: '1' })
  const lettersInFront = (count: number) => {
    const doc = new Y.Doc()
    for (let typed = 0; typed < count; typed++) doc.getText('title').insert(0, 'x')
    return Y.encodeStateAsUpdate(doc)
  }
  sender.sendUpdate(lettersInFront(100))
  await vi.waitFor(() => expect(sender.isSaved()).toBe(true), waitLong)
  sender.sendUpdate(lettersInFront(101))
  await vi.waitFor(() => expect(sender.closed()).toEqual({ code: 4413, reason: 'too-large' }), waitLong)
})

test('[LM3] a document at its limit takes nothing more, but still lets things be taken out', async () => {
  const server = await startSyncServer({ limits: { maxDocumentBytes: 10_000 } })
  const writer = await openStockClient(server)
  writer.text.insert(0, 'x'.repeat(9_000))
  const reader = await openStockClient(server, { user: 'bram' })
  await vi.waitFor(() => expect(reader.text.length).toBe(9_000), waitLong)
  const greedy = await openStockClient(server, { user: 'carla' })
  greedy.text.insert(0, 'y'.repeat(2_000))
  await vi.waitFor(() => expect(greedy.refused()).toEqual({ code: 4414, reason: 'plan-full' }), waitLong)
  writer.text.delete(0, 5_000)
  await vi.waitFor(() => expect(reader.text.length).toBe(4_000), waitLong)
  writer.text.insert(0, 'z'.repeat(2_000))
  await vi.waitFor(() => expect(reader.text.length).toBe(6_000), waitLong)
})

test('[LM3] edits that come one at a time fill a document too', async () => {
  const server = await startSyncServer({ limits: { maxDocumentBytes: 10_000 } })
  const writer = await openFrameClient(server, { regietafel: '1' })
  const doc = new Y.Doc()
  doc.on('update', writer.sendUpdate)
  for (let written = 0; written < 19; written++) {
    doc.getText('title').insert(0, 'x'.repeat(500))
    await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
  }
  doc.getText('title').insert(0, 'x'.repeat(500))
  await vi.waitFor(() => expect(writer.closed()).toEqual({ code: 4414, reason: 'plan-full' }), waitLong)
})

test('[LM4] a presence state that is too large is refused', async () => {
  const server = await startSyncServer()
  const loud = await openFrameClient(server)
  loud.send(encodePresence([{ client: 7, clock: 1, state: JSON.stringify({ focus: 'x'.repeat(5_000) }) }]))
  await vi.waitFor(() => expect(loud.closed()).toEqual({ code: 4413, reason: 'too-large' }), waitLong)
})

test('[LM15] one connection is present as no more Yjs clients than its limit, and more when some have gone', async () => {
  const server = await startSyncServer({ limits: { maxPresenceIds: 3 } })
  const crowd = await openFrameClient(server)
  const tell = (clients: readonly number[], clock: number, state: string) =>
    crowd.send(encodePresence(clients.map((client) => ({ client, clock, state }))))
  const seen = async () => {
    await crowd.roundTrip()
    const newcomer = await openStockClient(server, { user: 'bram' })
    const others = () =>
      [...newcomer.provider.awareness.getStates().keys()].filter((id) => id !== newcomer.doc.clientID)
    await vi.waitFor(() => expect(others()).not.toEqual([]), waitLong)
    const found = others().sort()
    newcomer.provider.destroy()
    return found
  }
  tell([1, 2, 3, 4, 5], 1, '{}')
  expect(await seen()).toEqual([1, 2, 3])
  tell([1], 2, 'null')
  tell([5], 1, '{}')
  expect(await seen()).toEqual([2, 3, 5])
})

test('[LM6] a reader that is slow gets what it missed at once, when it has read', async () => {
  const server = await startSyncServer({
    limits: { maxBufferedEditBytes: 50_000, maxEditsPerSecond: 100_000 },
    timing: { sweepMs: 20 },
  })
  const writer = await openStockClient(server)
  const reader = await openStockClient(server, { user: 'bram' })
  const slow = await openFrameClient(server, { user: 'carla' })
  await slow.roundTrip()
  slow.socket.pause()
  const pieces = 40
  for (let piece = 1; piece <= pieces; piece++) {
    writer.text.insert(0, 'x'.repeat(400_000))
    await vi.waitFor(() => expect(reader.text.length).toBe(piece * 400_000), waitLong)
  }
  slow.socket.resume()
  const doc = new Y.Doc()
  await vi.waitFor(() => {
    for (const { bytes } of slow.frames.splice(0)) {
      const message = decodeFrame(new Uint8Array(bytes))
      if (message.kind === 'update') Y.applyUpdate(doc, message.update)
    }
    expect(doc.getText('title').length).toBe(pieces * 400_000)
  }, waitLong)
  expect(slow.closed()).toBeNull()
})

test('[LM7] a session that expires closes its sockets within a second', async () => {
  const server = await startSyncServer()
  const expired = await openFrameClient(server, { expires: '1000' })
  const running = await openFrameClient(server, { expires: '1001' })
  const start = performance.now()
  await vi.waitFor(() => expect(expired.closed()).toEqual({ code: 4401, reason: 'not-signed-in' }), waitLong)
  expect(performance.now() - start).toBeLessThan(1_000)
  expect(running.closed()).toBeNull()
})
