/** Who is where in the plan, as others see it. */
import { expect, test, vi } from 'vitest'
import { messageType } from '#shared/protocol/sync-message.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import type { StockClient } from '#test/support/stock-client.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[SY30] colleagues see where somebody is, and newcomers who was there before', async () => {
  const server = await startSyncServer()
  const anna = await openStockClient(server)
  anna.provider.awareness.setLocalState({ focus: 'cel 1' })
  const bram = await openStockClient(server, { user: 'bram' })
  await vi.waitFor(() => expect(stateOf(bram, anna)).toEqual({ focus: 'cel 1' }), waitLong)
  anna.provider.awareness.setLocalState({ focus: 'cel 2' })
  await vi.waitFor(() => expect(stateOf(bram, anna)).toEqual({ focus: 'cel 2' }), waitLong)
})

test('[SY31] who loses the connection disappears for the others, and is back on reconnecting', async () => {
  const server = await startSyncServer()
  const anna = await openStockClient(server)
  const bram = await openStockClient(server, { user: 'bram' })
  anna.provider.awareness.setLocalState({ focus: 'cel 1' })
  await vi.waitFor(() => expect(stateOf(bram, anna)).toBeDefined(), waitLong)
  anna.provider.shouldConnect = false
  anna.provider.ws?.close()
  await vi.waitFor(() => expect(stateOf(bram, anna)).toBeUndefined(), waitLong)

  anna.provider.connect()
  const newcomer = await openStockClient(server, { user: 'carla' })
  await vi.waitFor(() => expect(stateOf(newcomer, anna)).toEqual({ focus: 'cel 1' }), waitLong)
})

test('[SY32] nobody can speak for somebody else', async () => {
  const server = await startSyncServer()
  const anna = await openStockClient(server)
  const bram = await openStockClient(server, { user: 'bram' })
  anna.provider.awareness.setLocalState({ focus: 'cel 1' })
  await vi.waitFor(() => expect(stateOf(bram, anna)).toEqual({ focus: 'cel 1' }), waitLong)

  const clock = 40
  const impostor = bram.provider.awareness
  impostor.states.set(anna.doc.clientID, { focus: 'vals' })
  impostor.meta.set(anna.doc.clientID, { clock, lastUpdated: Date.now() })
  impostor.emit('update', [{ added: [], updated: [anna.doc.clientID], removed: [] }, 'local'])
  bram.provider.awareness.setLocalState({ focus: 'daarna' })
  const newcomer = await openStockClient(server, { user: 'carla' })
  await vi.waitFor(() => expect(stateOf(newcomer, bram)).toEqual({ focus: 'daarna' }), waitLong)
  expect(stateOf(newcomer, anna)).toEqual({ focus: 'cel 1' })
})

test('[SY33] moves of one moment go out in one frame', async () => {
  const server = await startSyncServer({ timing: { minGatherMs: 30, maxGatherMs: 30 } })
  const watcher = await openFrameClient(server)
  const movers = await Promise.all(
    Array.from({ length: 5 }, (_, i) => openStockClient(server, { user: `u${i}` })),
  )
  const presenceFrames = () => watcher.frames.filter(({ type }) => type === messageType.awareness).length
  for (let move = 0; move < 20; move++) {
    for (const mover of movers) mover.provider.awareness.setLocalState({ move })
  }
  await vi.waitFor(() => {
    for (const one of movers) for (const other of movers) expect(stateOf(one, other)).toEqual({ move: 19 })
  }, waitLong)
  expect(presenceFrames()).toBeLessThan(30)
})

function stateOf(seenBy: StockClient, who: StockClient): unknown {
  return seenBy.provider.awareness.getStates().get(who.doc.clientID)
}
