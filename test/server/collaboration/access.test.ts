/** Who may do what on an open connection, and what a bad one does to the others: nothing. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { messageType } from '#shared/protocol/sync-message.ts'
import { encodeUpdate, openFrameClient } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { planRoom } from '#test/support/stored-plan.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[SY20] a viewer reads along, and is refused at the first edit, of which nothing is kept', async () => {
  const server = await startSyncServer()
  const editor = await openStockClient(server)
  const viewer = await openStockClient(server, { user: 'bram', role: 'viewer' })
  const denied = vi.spyOn(console, 'warn').mockImplementation(() => {})
  editor.text.insert(0, 'leesbaar')
  await vi.waitFor(() => expect(viewer.text.toString()).toBe('leesbaar'), waitLong)

  viewer.text.insert(0, 'nee')
  await vi.waitFor(() => expect(viewer.refused()).toEqual({ code: 4405, reason: 'read-only' }), waitLong)
  expect(denied.mock.calls.flat().join()).toContain('read-only')
  denied.mockRestore()
  editor.text.insert(8, '!')
  const fresh = await openStockClient(server)
  await vi.waitFor(() => expect(fresh.text.toString()).toBe('leesbaar!'), waitLong)
})

test('[SY21] a viewer that comes back with all it had read is no writer', async () => {
  const server = await startSyncServer()
  const editor = await openStockClient(server)
  editor.text.insert(0, 'oud en nieuw')
  editor.text.delete(0, 4)
  const first = await openStockClient(server, { user: 'bram', role: 'viewer' })
  await vi.waitFor(() => expect(first.text.toString()).toBe('en nieuw'), waitLong)
  first.provider.destroy()

  const back = await openStockClient(server, { user: 'bram', role: 'viewer', doc: first.doc })
  editor.text.insert(0, '1')
  await vi.waitFor(() => expect(back.text.toString()).toBe('1en nieuw'), waitLong)
  expect(back.refused()).toBeNull()
})

test('[SY22] a lowered or raised role is in force on an open connection at once', async () => {
  const server = await startSyncServer()
  const bram = await openStockClient(server, { user: 'bram' })
  const anna = await openStockClient(server)
  const denied = vi.spyOn(console, 'warn').mockImplementation(() => {})
  server.collaboration.changeRole(planRoom.planId, 'bram', 'viewer')
  server.collaboration.changeRole(planRoom.planId, 'bram', 'editor')
  bram.text.insert(0, 'mag')
  await vi.waitFor(() => expect(anna.text.toString()).toBe('mag'), waitLong)

  server.collaboration.changeRole('another plan', 'bram', 'viewer')
  server.collaboration.changeRole(planRoom.planId, 'bram', 'viewer')
  bram.text.insert(3, ' niet')
  await vi.waitFor(() => expect(bram.refused()?.code).toBe(4405), waitLong)
  denied.mockRestore()
  expect(anna.text.toString()).toBe('mag')
  expect(anna.refused()).toBeNull()
})

test('[SY46] who asks for our messages hears that the plan or one’s role is another', async () => {
  const server = await startSyncServer()
  const anna = await openFrameClient(server, { regietafel: '1' })
  const bram = await openFrameClient(server, { user: 'bram', regietafel: '1' })
  const stock = await openFrameClient(server)
  const told = ({ frames }: typeof anna) =>
    frames.filter(({ type }) => type === messageType.planChanged).length
  server.collaboration.changeRole(planRoom.planId, 'bram', 'viewer')
  await vi.waitFor(() => expect(told(bram)).toBe(1), waitLong)
  server.collaboration.tellPlanChanged('another plan')
  server.collaboration.tellPlanChanged(planRoom.planId)
  await vi.waitFor(() => expect([told(anna), told(bram)]).toEqual([1, 2]), waitLong)
  await stock.roundTrip()
  expect(told(stock)).toBe(0)
})

test('[SY23] who is no member any more is sent away and hears nothing more', async () => {
  const server = await startSyncServer()
  const denied = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const bram = await openStockClient(server, { user: 'bram' })
  const anna = await openStockClient(server)
  server.collaboration.changeRole(planRoom.planId, 'bram', null)
  anna.text.insert(0, 'onder ons')
  await vi.waitFor(() => expect(bram.refused()).toEqual({ code: 4403, reason: 'forbidden' }), waitLong)
  denied.mockRestore()
  expect(bram.text.toString()).toBe('')
})

test('[SY24] signing out ends the sockets of that session and of no other', async () => {
  const server = await startSyncServer()
  const here = await openStockClient(server, { session: 'one' })
  const elsewhere = await openStockClient(server, { session: 'two' })
  server.collaboration.endSession('one')
  await vi.waitFor(() => expect(here.refused()?.code).toBe(4401), waitLong)
  expect(elsewhere.provider.wsconnected).toBe(true)
})

const brokenFrames: Record<string, Uint8Array | string> = {
  nothing: new Uint8Array(),
  text: 'hallo',
  'an unknown message': Uint8Array.of(77),
  'an unknown sync message': Uint8Array.of(0, 9, 0),
  'an update cut short': encodeUpdate(typeText('abc')[2] as Uint8Array).slice(0, -3),
  'a length that lies': Uint8Array.of(0, 2, 255, 255, 3, 1),
  'an update of noise': encodeUpdate(Uint8Array.from({ length: 40 }, (_, i) => (i * 73 + 11) % 256)),
  'a state vector of noise': Uint8Array.of(0, 0, 2, 200, 1),
  'presence that is no JSON': Uint8Array.of(1, 5, 1, 9, 1, 1, 123),
}

for (const [what, frame] of Object.entries(brokenFrames)) {
  test(`[SY25] ${what} closes the socket that sent it, and only that one`, async () => {
    const server = await startSyncServer()
    const bad = await openFrameClient(server)
    const good = await openFrameClient(server)
    const reader = await openStockClient(server, { user: 'bram' })
    const [a, b, c] = typeText('abc') as [Uint8Array, Uint8Array, Uint8Array]
    good.sendUpdate(a)
    bad.send(frame)
    good.sendUpdate(b)
    await vi.waitFor(
      () => expect(bad.closed()).toEqual({ code: 4400, reason: 'malformed-message' }),
      waitLong,
    )
    good.sendUpdate(c)
    await vi.waitFor(() => expect(reader.text.toString()).toBe('abc'), waitLong)
    expect(good.closed()).toBeNull()
  })
}

test('[SY26] a message that is too large is refused', async () => {
  const server = await startSyncServer({ limits: { maxMessageBytes: 1_000 } })
  const bad = await openFrameClient(server)
  const doc = new Y.Doc()
  doc.getText('title').insert(0, 'x'.repeat(2_000))
  bad.sendUpdate(Y.encodeStateAsUpdate(doc))
  await vi.waitFor(() => expect(bad.closed()).toEqual({ code: 4413, reason: 'too-large' }), waitLong)
})

test('[SY27] a room that cannot be read asks to come back later', async () => {
  const server = await startSyncServer()
  vi.spyOn(server.storage, 'loadRoom').mockRejectedValueOnce(new Error('disk I/O error'))
  const first = await openFrameClient(server)
  await vi.waitFor(() => expect(first.closed()).toEqual({ code: 1013, reason: 'unavailable' }), waitLong)
  const second = await openStockClient(server)
  expect(second.provider.synced).toBe(true)
})

test('[SY28] a reader that does not read is sent away, and the others go on', async () => {
  const server = await startSyncServer({ limits: { maxBufferedBytes: 200_000, maxEditsPerSecond: 100_000 } })
  const stuck = await openFrameClient(server)
  const writer = await openStockClient(server)
  const reader = await openStockClient(server, { user: 'bram' })
  stuck.socket.pause()
  await vi.waitFor(() => {
    writer.text.insert(0, 'x'.repeat(200_000))
    expect(server.logged.join()).toContain('"code":"unavailable"')
  }, waitLong)
  await vi.waitFor(() => expect(reader.text.length).toBe(writer.text.length), waitLong)
})

test('[SY29] a socket that does not answer pings is cut off', async () => {
  const server = await startSyncServer({ timing: { pingMs: 100 } })
  const dead = await openFrameClient(server, { answersPings: false })
  const alive = await openFrameClient(server)
  await vi.waitFor(() => expect(dead.closed()?.code).toBe(1006), waitLong)
  expect(alive.closed()).toBeNull()
})

test('[SY47] sockets that came one after another are pinged one after another', async () => {
  const server = await startSyncServer({ timing: { pingMs: 600 } })
  const pingsOf = ({ socket }: Awaited<ReturnType<typeof openFrameClient>>) => {
    const times: number[] = []
    socket.on('ping', () => times.push(performance.now()))
    return times
  }
  const first = pingsOf(await openFrameClient(server))
  await wait(300)
  const second = pingsOf(await openFrameClient(server))
  // A busy machine may bring two pings together once; a clock for all of them always does.
  const isApart = (ping: number) => first.every((other) => Math.abs(other - ping) > 150)
  await vi.waitFor(() => expect(second.some(isApart)).toBe(true), waitLong)
})
