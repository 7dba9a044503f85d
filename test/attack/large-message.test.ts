/** A message of very many parts is taken in piece by piece: others are heard meanwhile, and nothing of it is cut off. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { encodePresence } from '#server/collaboration/frames.ts'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addAction, addColumn, addStep, addTheme } from '#shared/plan/edit-plan.ts'
import { loadDocuments } from '#test/durability/stored-documents.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import { fillPlan, updateOf } from '#test/support/plan-editor.ts'
import type { StockClient } from '#test/support/stock-client.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { planRoom, progressRoom } from '#test/support/stored-plan.ts'
import type { SyncServer } from '#test/support/sync-server.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

const origin = { by: 'anna' }
const large = { maxMessageBytes: 8 * 1024 * 1024 }

async function startWithReader(): Promise<{ server: SyncServer; reader: StockClient }> {
  const server = await startSyncServer({ limits: large })
  return { server, reader: await openStockClient(server, { user: 'bram' }) }
}

async function onDisk({ storage }: SyncServer): Promise<Y.Doc> {
  return (await loadDocuments(storage, { plan: planRoom.name, progress: progressRoom.name })).plan
}

/** Each a part of its own. */
function lettersInFront(count: number, of = new Y.Doc()): Uint8Array {
  return updateOf(of, (doc) =>
    doc.transact(() => {
      for (let typed = 0; typed < count; typed++) doc.getText('title').insert(0, 'x')
    }),
  )
}

test('[LM18] between the pieces of a large message others are heard, and it is saved when all of it is', async () => {
  const { server, reader } = await startWithReader()
  const hasty = await openFrameClient(server, { regietafel: '1' })
  const seen: number[] = []
  reader.text.observe((_, { local }) => {
    seen.push(reader.text.length)
    // An answer to each piece, so that there is somebody to be heard.
    if (!local) reader.text.insert(reader.text.length, 'b')
  })
  const answers: string[] = []
  const watcher = await openStockClient(server, { user: 'carla' })
  watcher.text.observe(() => answers.push(watcher.text.toString().replaceAll('x', '')))
  hasty.sendUpdate(lettersInFront(30_000))
  await vi.waitFor(() => expect(hasty.saved()).toEqual([1]), waitLong)
  const stored = await onDisk(server)
  expect(stored.getText('title').toString().replaceAll('b', '')).toBe('x'.repeat(30_000))
  expect(new Set(answers).size).toBeGreaterThan(3)
  for (const [turn, length] of seen.entries()) expect(length - (seen[turn - 1] ?? 0)).toBeLessThan(5_000)
})

test('[LM18] what its sender writes behind a large message comes behind it, also when it is gone', async () => {
  const { server, reader } = await startWithReader()
  const hasty = await openFrameClient(server)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, lettersInFront(20_000))
  hasty.sendUpdate(Y.encodeStateAsUpdate(doc))
  doc.on('update', hasty.sendUpdate)
  doc.getText('title').insert(20_000, ' done')
  hasty.socket.close()
  await vi.waitFor(() => expect(reader.text.toString()).toBe(`${'x'.repeat(20_000)} done`), waitLong)
})

test('[LM18] rows and columns that come in pieces keep their words, and get no texts of the server', async () => {
  // So that nearly every row is cut in two.
  const server = await startSyncServer({ limits: { ...large, maxPartsAtOnce: 5 } })
  const reader = await openStockClient(server, { user: 'bram' })
  const hasty = await openFrameClient(server, { regietafel: '1' })
  const before = Y.decodeStateVector(Y.encodeStateVector(reader.doc))
  const documents: PlanDocuments = { plan: new Y.Doc(), progress: new Y.Doc() }
  const steps = Array.from({ length: 60 }, (_, index) => `step${index}`)
  documents.plan.transact(() => {
    addColumn(documents, { id: 'words', title: 'Doelgroep', type: 'text' }, origin)
    addTheme(documents, { id: 'theme', title: 'Normaliseren' }, origin)
    const first = { id: 'first', text: 'x' }
    addAction(documents, { id: 'action', theme: 'theme', kind: 'planned', title: 'x' }, first, origin)
    for (const id of steps)
      addStep(documents, { id, action: 'action', text: id, cells: { words: `of ${id}` } }, origin)
    addColumn(documents, { id: 'later', title: 'Later', type: 'text' }, origin)
  })
  hasty.sendUpdate(Y.encodeStateAsUpdate(documents.plan))
  await vi.waitFor(() => expect(hasty.isSaved()).toBe(true), waitLong)
  await vi.waitFor(
    () => expect(reader.doc.getMap('steps').toJSON()).toEqual(documents.plan.getMap('steps').toJSON()),
    waitLong,
  )
  const after = Y.decodeStateVector(Y.encodeStateVector(reader.doc))
  after.delete(documents.plan.clientID)
  expect(after).toEqual(before)
})

for (const [role, closed] of [
  ['viewer', { code: 4405, reason: 'read-only' }],
  [null, { code: 4403, reason: 'forbidden' }],
] as const) {
  test(`[LM18] whose role becomes ${role} is stopped between two pieces`, async () => {
    const { server, reader } = await startWithReader()
    const hasty = await openFrameClient(server, { user: 'carla' })
    hasty.sendUpdate(lettersInFront(100_000))
    await vi.waitFor(() => expect(reader.text.length).toBeGreaterThan(0), { ...waitLong, interval: 1 })
    server.collaboration.changeRole(planRoom.planId, 'carla', role)
    await vi.waitFor(() => expect(hasty.closed()).toEqual(closed), waitLong)
    await vi.waitFor(() => expect(server.collaboration.counts().sockets).toBe(1), waitLong)
    reader.text.insert(0, 'door')
    const fresh = await openStockClient(server, { user: 'bram' })
    await vi.waitFor(() => expect(fresh.text.toString()).toBe(reader.text.toString()), waitLong)
    expect(fresh.text.length).toBeLessThan(100_000)
  })
}

test('[LM18] of who was stopped between two pieces a colleague who has the rest may bring it', async () => {
  const { server, reader } = await startWithReader()
  const hasty = await openFrameClient(server, { user: 'carla' })
  const update = lettersInFront(100_000)
  const [client] = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update)).keys()
  hasty.send(encodePresence([{ client: client as number, clock: 1, state: '{}' }]))
  hasty.sendUpdate(update)
  await vi.waitFor(() => expect(reader.text.length).toBeGreaterThan(0), { ...waitLong, interval: 1 })
  server.collaboration.changeRole(planRoom.planId, 'carla', 'viewer')
  await vi.waitFor(() => expect(hasty.closed()?.code).toBe(4405), waitLong)
  const colleague = await openFrameClient(server, { user: 'dirk', regietafel: '1' })
  colleague.sendUpdate(update)
  await vi.waitFor(() => expect(colleague.isSaved()).toBe(true), waitLong)
  expect((await onDisk(server)).getText('title').length).toBe(100_000)
})

test('[LM18] a large message of which a later part breaks the plan ends there, and nobody else notices', async () => {
  const { server, reader } = await startWithReader()
  const hasty = await openFrameClient(server)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, lettersInFront(10_000))
  doc.getMap('nonsense').set('key', 1)
  hasty.sendUpdate(Y.encodeStateAsUpdate(doc))
  await vi.waitFor(() => expect(hasty.closed()).toEqual({ code: 4422, reason: 'broken-plan' }), waitLong)
  reader.text.insert(0, 'door')
  const fresh = await openStockClient(server, { user: 'carla' })
  await vi.waitFor(() => expect(fresh.text.toString()).toBe(reader.text.toString()), waitLong)
  expect(fresh.doc.share.has('nonsense')).toBe(false)
})

test('[LM18] a lock comes before a large message or behind it, not in the middle', async () => {
  const { server, reader } = await startWithReader()
  const hasty = await openFrameClient(server, { regietafel: '1' })
  hasty.sendUpdate(lettersInFront(30_000))
  await vi.waitFor(() => expect(reader.text.length).toBeGreaterThan(0), { ...waitLong, interval: 1 })
  expect(reader.text.length).toBeLessThan(30_000)
  const frozen = await server.collaboration.freezeRoom(planRoom)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, frozen.state)
  expect(doc.getText('title').length).toBe(30_000)

  const late = await openFrameClient(server, { user: 'carla', regietafel: '1' })
  late.sendUpdate(lettersInFront(10_000, doc))
  // Nothing of the reader's is taken in either, but questions are answered.
  reader.text.insert(0, 'b')
  const other = await openFrameClient(server, { user: 'dirk' })
  await other.roundTrip()
  expect(late.isSaved()).toBe(false)
  frozen.thaw()
  await vi.waitFor(() => expect(late.isSaved()).toBe(true), waitLong)
  await vi.waitFor(() => expect(reader.text.length).toBe(40_001), waitLong)
})

test('[LM18] who comes back with nothing new, but very many deletions, is not taken for a writer', async () => {
  const server = await startSyncServer({ limits: { ...large, maxPartsAtOnce: 10 } })
  const writer = await openStockClient(server)
  writer.text.insert(0, 'x'.repeat(200))
  for (let at = 0; at < 100; at++) writer.text.delete(at, 1)
  const viewer = await openFrameClient(server, { user: 'carla', role: 'viewer', regietafel: '1' })
  await vi.waitFor(() => expect(writer.text.length).toBe(100), waitLong)
  await viewer.roundTrip()
  const known = await vi.waitFor(async () => {
    const stored = await onDisk(server)
    expect(stored.getText('title').length).toBe(100)
    return stored
  }, waitLong)
  viewer.sendUpdate(Y.encodeStateAsUpdate(known))
  await vi.waitFor(() => expect(viewer.isSaved()).toBe(true), waitLong)
  expect(viewer.closed()).toBeNull()
})

test('[LM18] what a large message makes and takes out again is no loss', async () => {
  const server = await startSyncServer({ limits: large })
  const hasty = await openFrameClient(server, { regietafel: '1' })
  const documents = fillPlan(new Y.Doc())
  const undo = new Y.UndoManager(documents.plan.getMap('steps'), { trackedOrigins: new Set([origin]) })
  addStep(documents, { id: 'late', action: 'action', text: 'x' }, origin)
  undo.undo()
  expect(documents.plan.getMap('steps').has('late')).toBe(false)
  Y.applyUpdate(documents.plan, lettersInFront(10_000, documents.plan))
  hasty.sendUpdate(Y.encodeStateAsUpdate(documents.plan))
  await vi.waitFor(() => expect(hasty.isSaved()).toBe(true), waitLong)
  const stored = await onDisk(server)
  expect(stored.getMap('steps').toJSON()).toEqual(documents.plan.getMap('steps').toJSON())
})

test('[LM18] of a large message that is under way when the server stops all is on disk, also when its sender is gone', async () => {
  const { server, reader } = await startWithReader()
  const hasty = await openFrameClient(server)
  hasty.sendUpdate(lettersInFront(30_000))
  hasty.socket.close()
  await vi.waitFor(() => expect(reader.text.length).toBeGreaterThan(0), { ...waitLong, interval: 1 })
  expect(reader.text.length).toBeLessThan(30_000)
  await server.collaboration.close()
  expect((await onDisk(server)).getText('title').length).toBe(30_000)
})

test('[LM19] of many rows that lack a text some get one at a time, and others are heard between', async () => {
  const { server, reader } = await startWithReader()
  const columns = ['one', 'two', 'three']
  for (const column of columns) reader.doc.getMap('columns').set(column, new Y.Map([['type', 'text']]))
  const steps = reader.doc.getMap<Y.Map<unknown>>('steps')
  const filled = () => [...steps.values()].filter((step) => step.has('cell:three')).length
  const seen: number[] = []
  reader.doc.on('update', () => seen.push(filled()))
  const hasty = await openFrameClient(server, { regietafel: '1' })
  await vi.waitFor(() => expect(reader.provider.synced).toBe(true), waitLong)
  await hasty.roundTrip()
  const rows = new Y.Doc()
  rows.transact(() => {
    for (let row = 0; row < 3_000; row++) rows.getMap('steps').set(`row ${row}`, new Y.Map())
  })
  hasty.sendUpdate(Y.encodeStateAsUpdate(rows))
  await vi.waitFor(() => expect(filled()).toBe(3_000), waitLong)
  for (const [turn, count] of seen.entries()) expect(count - (seen[turn - 1] ?? 0)).toBeLessThan(1_500)
  const stored = await onDisk(server)
  expect(stored.getMap('steps').toJSON()).toEqual(steps.toJSON())
})

test('[LM19] all that lacks a text in a plan on disk has it when the first reader is in', async () => {
  const server = await startSyncServer({ limits: large })
  const rows = new Y.Doc()
  for (const column of ['one', 'two']) rows.getMap('columns').set(column, new Y.Map([['type', 'text']]))
  for (let row = 0; row < 1_500; row++) rows.getMap('steps').set(`row ${row}`, new Y.Map())
  const update = Y.encodeStateAsUpdate(rows)
  await server.storage.appendUpdates([{ room: planRoom.name, update, author: 'anna', at: 1 }])
  const reader = await openStockClient(server)
  const steps = reader.doc.getMap<Y.Map<unknown>>('steps')
  expect([...steps.values()].filter((step) => step.has('cell:one') && step.has('cell:two'))).toHaveLength(
    1_500,
  )
  expect((await onDisk(server)).getMap('steps').toJSON()).toEqual(steps.toJSON())
})
