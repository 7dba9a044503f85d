/** A reader that does not read: it gets less and less, then has to come back, and nobody else notices. */
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Incoming } from '#server/collaboration/frames.ts'
import { decodeFrame } from '#server/collaboration/frames.ts'
import { messageType } from '#shared/protocol/sync-message.ts'
import type { FrameClient } from '#test/support/frame-client.ts'
import { askForEverything, openFrameClient } from '#test/support/frame-client.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import type { SyncServerOptions } from '#test/support/sync-server.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

/** Together far more than the operating system keeps for a socket. */
const pieces = 40
const pieceBytes = 400_000
const enough = 1024 ** 3

/** One writes while another does not read; the third sees all of it at once. */
async function writePast({ limits = {}, timing = {} }: SyncServerOptions) {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 1_000_000, ...limits }, timing })
  const writer = await openStockClient(server)
  const reader = await openStockClient(server, { user: 'bram' })
  const slow = await openFrameClient(server, { user: 'carla' })
  await slow.roundTrip()
  slow.socket.pause()
  // Alive, if nothing else: it says so without having been asked.
  const alive = setInterval(() => slow.socket.pong(), 20)
  onTestFinished(() => clearInterval(alive))
  for (let piece = 1; piece <= pieces; piece++) {
    writer.text.insert(0, 'x'.repeat(pieceBytes))
    await vi.waitFor(() => expect(reader.text.length).toBe(piece * pieceBytes), waitLong)
  }
  return { server, writer, reader, slow, endSigns: () => clearInterval(alive) }
}

function messagesTo({ frames }: FrameClient): Incoming[] {
  return frames
    .filter(({ type }) => type === messageType.sync || type === messageType.awareness)
    .map(({ bytes }) => decodeFrame(bytes))
}

const presenceTo = (client: FrameClient) =>
  messagesTo(client).flatMap((message) => (message.kind === 'presence' ? message.entries : []))

function textOf(client: FrameClient): Y.Text {
  const doc = new Y.Doc()
  for (const message of messagesTo(client)) {
    if (message.kind === 'update') Y.applyUpdate(doc, message.update)
  }
  return doc.getText('title')
}

test('[LM9] first a slow reader gets no presence any more, and still every edit', async () => {
  const { writer, reader, slow } = await writePast({
    limits: { maxBufferedPresenceBytes: 50_000, maxBufferedEditBytes: enough, maxBufferedBytes: enough },
  })
  const moveTo = async (focus: string) => {
    writer.provider.awareness.setLocalState({ focus })
    const seen = () => reader.provider.awareness.getStates().get(writer.doc.clientID)
    await vi.waitFor(() => expect(seen()).toEqual({ focus }), waitLong)
  }
  await moveTo('while it did not read')
  const before = slow.updates().length
  slow.socket.resume()
  await vi.waitFor(() => expect(textOf(slow).length).toBe(pieces * pieceBytes), waitLong)
  expect(slow.updates().length - before).toBeGreaterThan(pieces / 2)
  await moveTo('when it had read')
  await vi.waitFor(() => expect(presenceTo(slow).at(-1)?.state).toContain('when it had read'), waitLong)
  expect(presenceTo(slow).some(({ state }) => state.includes('while'))).toBe(false)
  expect(slow.closed()).toBeNull()
})

test('[LM9] then it gets no edits one by one, but all that it missed at once when it has read', async () => {
  const { slow } = await writePast({
    limits: { maxBufferedEditBytes: 50_000, maxBufferedBytes: enough },
    timing: { sweepMs: 20 },
  })
  slow.socket.resume()
  await vi.waitFor(() => expect(textOf(slow).length).toBe(pieces * pieceBytes), waitLong)
  const sizes = messagesTo(slow).map((message) => (message.kind === 'update' ? message.update.length : 0))
  // Each edit once: what was left out came in one message, and none of it twice.
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(pieces * (pieceBytes + 100))
  expect(Math.max(...sizes)).toBeGreaterThan(2 * pieceBytes)
  expect(slow.closed()).toBeNull()
})

test('[LM9] with too much waiting for it, it is told to come back, behind what waited', async () => {
  const { server, writer, reader, slow } = await writePast({ limits: { maxBufferedBytes: 1_000_000 } })
  expect(server.logged.join()).toContain('"code":"unavailable"')
  slow.socket.resume()
  await vi.waitFor(() => expect(slow.closed()).toEqual({ code: 1013, reason: 'unavailable' }), waitLong)
  writer.text.insert(0, 'door')
  await vi.waitFor(() => expect(reader.text.length).toBe(writer.text.length), waitLong)
})

test('[LM9] without any progress it is told to come back, however little waits for it', async () => {
  const { server, writer, reader, slow, endSigns } = await writePast({
    limits: { maxBufferedEditBytes: 50_000, maxBufferedBytes: enough },
    // Far longer than a busy machine keeps a sign waiting.
    timing: { pingMs: 1_500 },
  })
  expect(server.logged.join()).not.toContain('"code":"unavailable"')
  endSigns()
  await vi.waitFor(() => expect(server.logged.join()).toContain('"code":"unavailable"'), waitLong)
  slow.socket.resume()
  await vi.waitFor(() => expect(slow.closed()).toEqual({ code: 1013, reason: 'unavailable' }), waitLong)
  writer.text.insert(0, 'door')
  await vi.waitFor(() => expect(reader.text.length).toBe(writer.text.length), waitLong)
})

test.for([
  ['that is open', false],
  ['that is opened meanwhile', true],
] as const)(
  '[LM20] who reads a document slowly that is larger than what may wait gets all of it, of a room %s',
  async ([, reopened]) => {
    const server = await startSyncServer({
      limits: {
        maxEditsPerSecond: 1_000_000,
        maxBufferedBytes: 200_000,
        maxBufferedEditBytes: 25_000,
        maxUpdatesSinceSnapshot: 10,
      },
      timing: { sweepMs: 20 },
    })
    const writer = await openStockClient(server)
    for (let piece = 1; piece <= pieces; piece++) writer.text.insert(0, 'x'.repeat(pieceBytes))
    const letters = pieces * pieceBytes
    await vi.waitFor(async () => expect((await openStockClient(server)).text.length).toBe(letters), waitLong)
    if (reopened) server.crash()
    const slow = await openFrameClient(server, { user: 'carla' })
    slow.send(askForEverything)
    slow.socket.pause()
    const reader = await openStockClient(server, { user: 'bram' })
    for (let letter = 1; letter <= 100; letter++) writer.text.insert(0, 'y')
    await vi.waitFor(() => expect(reader.text.length).toBe(letters + 100), waitLong)
    expect(slow.closed()).toBeNull()
    slow.socket.resume()
    await vi.waitFor(() => expect(textOf(slow).length).toBe(letters + 100), waitLong)
    expect(slow.closed()).toBeNull()
  },
)
