/** Editing together with stock clients: everyone sees everything, also later. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { titleOf } from '#shared/plan/documents.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { createStockClient, openStockClient } from '#test/support/stock-client.ts'
import { planRoom, progressRoom } from '#test/support/stored-plan.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[SY1] two stock y-websocket clients see each other’s edits', async () => {
  const server = await startSyncServer({ workers: true })
  const first = await openStockClient(server)
  const second = await openStockClient(server, { user: 'bram' })
  first.text.insert(0, 'samen')
  await vi.waitFor(() => expect(second.text.toString()).toBe('samen'), waitLong)
  second.text.insert(5, ' sterk')
  await vi.waitFor(() => expect(first.text.toString()).toBe('samen sterk'), waitLong)
})

test('[SY2] stock clients that also talk past the server end up the same', async () => {
  const server = await startSyncServer()
  const first = await openStockClient(server, { disableBc: false })
  const second = await openStockClient(server, { disableBc: false })
  const apart = await openStockClient(server, { user: 'bram' })
  first.text.insert(0, 'a')
  second.text.insert(0, 'b')
  await vi.waitFor(() => {
    for (const { text } of [first, second, apart]) expect([...text.toString()].sort()).toEqual(['a', 'b'])
    expect(second.text.toString()).toBe(first.text.toString())
    expect(apart.text.toString()).toBe(first.text.toString())
  }, waitLong)
})

test('[SY3] a fresh client sees what was typed, after the room left memory', async () => {
  const server = await startSyncServer({ timing: { lingerMs: 0 } })
  const loads = vi.spyOn(server.storage, 'loadRoom')
  const writer = await openStockClient(server)
  writer.text.insert(0, 'blijvend')
  await vi.waitFor(() => expect(server.storage.commits.length).toBeGreaterThan(0), waitLong)
  writer.provider.destroy()
  await vi.waitFor(() => expect(server.logged.join()).toContain('a room left memory'), waitLong)
  const reader = await openStockClient(server, { user: 'bram' })
  expect(reader.text.toString()).toBe('blijvend')
  expect(loads).toHaveBeenCalledTimes(2)
})

test('[SY4] a room is loaded once, however many come in at the same time', async () => {
  const server = await startSyncServer()
  const loads = vi.spyOn(server.storage, 'loadRoom')
  const clients = await Promise.all(Array.from({ length: 10 }, () => openStockClient(server)))
  clients[0]?.text.insert(0, 'een')
  await vi.waitFor(() => {
    for (const { text } of clients) expect(text.toString()).toBe('een')
  }, waitLong)
  expect(loads).toHaveBeenCalledTimes(1)
})

test('[SY5] what was typed without a connection goes both ways on reconnecting', async () => {
  const server = await startSyncServer()
  const traveller = await openStockClient(server)
  const colleague = await openStockClient(server, { user: 'bram' })
  traveller.provider.disconnect()
  traveller.text.insert(0, 'trein')
  colleague.text.insert(0, 'kantoor')
  traveller.provider.connect()
  await vi.waitFor(() => {
    expect(colleague.text.toString()).toHaveLength('treinkantoor'.length)
    expect(traveller.text.toString()).toBe(colleague.text.toString())
  }, waitLong)
})

test('[SY6] the two documents of a plan are rooms apart', async () => {
  const server = await startSyncServer()
  const plan = await openStockClient(server)
  const progress = await openStockClient(server, { room: progressRoom.name })
  plan.text.insert(0, 'plan')
  progress.doc.getMap('statuses').set('stap', 'green')
  await vi.waitFor(() => expect(server.storage.commits.flat()).toHaveLength(3), waitLong)
  const rooms = server.storage.commits.flat().map(({ room }) => room)
  expect(new Set(rooms)).toEqual(new Set([planRoom.name, progressRoom.name]))
  expect(progress.text.toString()).toBe('')
})

test('[SY7] many edits of one moment go to a reader in fewer frames', async () => {
  const server = await startSyncServer({ timing: { minGatherMs: 20, maxGatherMs: 20 } })
  const writer = await openFrameClient(server)
  const reader = await openStockClient(server, { user: 'bram' })
  const watcher = await openFrameClient(server, { user: 'bram' })
  for (const update of typeText('x'.repeat(200))) writer.sendUpdate(update)
  await vi.waitFor(() => expect(reader.text.toString()).toHaveLength(200), waitLong)
  await watcher.roundTrip()
  await writer.roundTrip()
  expect(watcher.updates().length).toBeLessThan(20)
  expect(writer.updates()).toEqual([])
})

test('[SY8] per moment and author one update is logged, with who and when', async () => {
  const server = await startSyncServer({ timing: { minGatherMs: 20, maxGatherMs: 20 } })
  const anna = await openFrameClient(server)
  const bram = await openFrameClient(server, { user: 'bram' })
  const reader = await openStockClient(server)
  for (const update of typeText('aaaa')) anna.sendUpdate(update)
  for (const update of typeText('bbbb')) bram.sendUpdate(update)
  await vi.waitFor(() => expect(reader.text.toString()).toHaveLength(8), waitLong)
  await vi.waitFor(() => expect(textOf(server.storage.commits.flat())).toHaveLength(8), waitLong)

  const log = server.storage.commits.flat().filter(({ author }) => author !== 'server')
  expect(log.length).toBeLessThan(8)
  expect(new Set(log.map(({ at }) => at))).toEqual(new Set([1_000]))
  expect(textOf(log.filter(({ author }) => author === 'anna'))).toBe('aaaa')
  expect(textOf(log.filter(({ author }) => author === 'bram'))).toBe('bbbb')
})

test('[SY9] what the document already holds is neither logged nor sent on again', async () => {
  const server = await startSyncServer()
  const sender = await openFrameClient(server, { regietafel: '1' })
  const watcher = await openFrameClient(server, { user: 'bram' })
  const updates = typeText('abc')
  for (const update of updates) sender.sendUpdate(update)
  await vi.waitFor(() => expect(textOf(server.storage.commits.flat())).toBe('abc'), waitLong)
  await watcher.roundTrip()
  const before = { logged: server.storage.commits.flat().length, sent: watcher.updates().length }

  const returning = await openFrameClient(server, { regietafel: '1' })
  for (const update of updates) returning.sendUpdate(update)
  returning.sendUpdate(Y.mergeUpdates(updates))
  await vi.waitFor(() => expect(returning.isSaved()).toBe(true), waitLong)
  await watcher.roundTrip()
  expect(server.storage.commits.flat()).toHaveLength(before.logged)
  expect(watcher.updates()).toHaveLength(before.sent)
})

test('[SY10] an edit that was waiting for an earlier one is saved and reaches everyone when that comes', async () => {
  const server = await startSyncServer()
  const [first, second] = typeText('ab') as [Uint8Array, Uint8Array]
  const early = await openFrameClient(server, { regietafel: '1' })
  const late = await openStockClient(server, { user: 'bram' })
  early.sendUpdate(second)
  await early.roundTrip()
  expect(early.saved()).toEqual([])
  Y.applyUpdate(late.doc, first)
  await vi.waitFor(() => expect(late.text.toString()).toBe('ab'), waitLong)
  await vi.waitFor(() => expect(early.isSaved()).toBe(true), waitLong)
})

test('[SY11] the server asks for the client’s work before it answers with its own', async () => {
  const server = await startSyncServer()
  const client = await openFrameClient(server)
  await client.roundTrip()
  expect(client.frames.slice(0, 2).map(({ syncType }) => syncType)).toEqual([0, 1])
})

test('[SY12] a plan is read with what is open in memory, and from disk when it is not', async () => {
  const server = await startSyncServer({ timing: { lingerMs: 0 } })
  const rooms = [planRoom, progressRoom]
  const read = () =>
    server.collaboration.readDocuments(planRoom.planId, rooms, ({ plan }) => plan.getText('title').toString())
  const writer = await openStockClient(server)
  server.storage.holdCommits()
  writer.text.insert(0, 'live')
  await vi.waitFor(async () => expect(await read()).toBe('live'), waitLong)
  server.storage.heal()
  writer.provider.destroy()
  await vi.waitFor(async () => expect(await read()).toBe('live'), waitLong)
})

test('[SY14] a text column and a row made apart get their cell from the server', async () => {
  const server = await startSyncServer()
  const rowMaker = createStockClient(server, {})
  const columnMaker = createStockClient(server, { user: 'bram' })
  onTestFinished(() => rowMaker.provider.destroy())
  rowMaker.doc.getMap('steps').set('step', new Y.Map())
  columnMaker.doc.getMap('columns').set('column', new Y.Map([['type', 'text']]))
  await vi.waitFor(() => {
    for (const { doc } of [rowMaker, columnMaker]) {
      const step = doc.getMap('steps').get('step') as Y.Map<unknown>
      expect(step.get('cell:column')).toBeInstanceOf(Y.Text)
    }
  }, waitLong)
  expect(server.storage.commits.flat().some(({ author }) => author === 'server')).toBe(true)
})

test('[SY39] who comes in while the server fills in one cell after the other does not wait for the last', async () => {
  const server = await startSyncServer()
  const { storage } = server
  const append = storage.appendUpdates
  vi.spyOn(storage, 'appendUpdates').mockImplementation(async (updates) => {
    await wait(50)
    await append(updates)
  })
  const maker = await openStockClient(server)
  maker.doc.getMap('columns').set('column', new Y.Map([['type', 'text']]))
  let rows = 0
  const making = setInterval(() => maker.doc.getMap('steps').set(`step-${++rows}`, new Y.Map()), 5)
  onTestFinished(() => clearInterval(making))
  await vi.waitFor(() => expect(rows).toBeGreaterThan(20), waitLong)
  await openStockClient(server, { user: 'bram' })
  expect(rows).toBeLessThan(400)
})

function textOf(updates: readonly { update: Uint8Array }[]): string {
  const doc = new Y.Doc()
  for (const { update } of updates) Y.applyUpdate(doc, update)
  return doc.getText('title').toString()
}

test('[SY37] a room that gave its first reader a head start opens at once for who needs it', async () => {
  const large = new Y.Doc()
  large.getText('title').insert(0, 'x'.repeat(200_000))
  const openLarge = async () => {
    const server = await startSyncServer({ timing: { headStartMs: 3_600_000 } })
    const beginning = { room: planRoom.name, author: 'anna', at: 1, update: Y.encodeStateAsUpdate(large) }
    await server.storage.appendUpdates([beginning])
    await server.storage.compactRoom(planRoom.name)
    const newcomer = await openStockClient(server)
    expect(newcomer.text.length).toBe(200_000)
    return { server, newcomer }
  }
  const first = await openLarge()
  const mine = new Y.Doc()
  mine.getText('title').insert(0, 'van thuis ')
  await openStockClient(first.server, { user: 'bram', doc: mine })
  await vi.waitFor(() => expect(first.newcomer.text.toString()).toContain('van thuis'), waitLong)

  const second = await openLarge()
  second.newcomer.text.insert(0, 'nieuw ')
  await vi.waitFor(async () => {
    const read = second.server.collaboration.readDocuments(planRoom.planId, [planRoom], (documents) =>
      titleOf(documents).toString(),
    )
    expect(await read).toContain('nieuw')
  }, waitLong)
})

test('[SY35] who opens a large plan with nothing has it while the server still makes a document of it', async () => {
  const server = await startSyncServer()
  const large = new Y.Doc()
  for (let step = 0; step < 3_000; step++)
    large.getMap('steps').set(`step-${step}`, new Y.Map([['text', new Y.Text('x'.repeat(100))]]))
  const at = { room: planRoom.name, author: 'anna', at: 1 }
  await server.storage.appendUpdates([{ ...at, update: Y.encodeStateAsUpdate(large) }])
  await server.storage.compactRoom(planRoom.name)
  const behind: Uint8Array[] = []
  large.on('update', (update: Uint8Array) => behind.push(update))
  // A text column, for which the server makes the cells when it opens the room.
  large.getMap('columns').set('column', new Y.Map([['type', 'text']]))
  await server.storage.appendUpdates(behind.map((update) => ({ ...at, update })))
  server.storage.holdCommits()

  const newcomer = await openStockClient(server)
  expect(newcomer.doc.getMap('steps').size).toBe(3_000)
  expect(newcomer.doc.getMap('columns').size).toBe(1)
  const cellOf = (step: string) =>
    (newcomer.doc.getMap('steps').get(step) as Y.Map<unknown>).get('cell:column')
  expect(cellOf('step-0')).toBeUndefined()
  newcomer.text.insert(0, 'vroeg')

  server.storage.heal()
  const later = await openStockClient(server, { user: 'bram' })
  await vi.waitFor(() => {
    expect(cellOf('step-2999')).toBeInstanceOf(Y.Text)
    expect(later.text.toString()).toBe('vroeg')
    expect(Y.encodeStateVector(later.doc)).toEqual(Y.encodeStateVector(newcomer.doc))
  }, waitLong)
})
