/** What stands in the document already, brought again as something else, along with something new. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { ForgedStruct } from '#test/support/forge-update.ts'
import { forgeUpdate } from '#test/support/forge-update.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import { fillPlan } from '#test/support/plan-editor.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { planRoom } from '#test/support/stored-plan.ts'
import type { SyncServer } from '#test/support/sync-server.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

const client = 7

async function openAttack() {
  const server = await startSyncServer({ limits: { maxWaitingMs: 200 } })
  const honest = await openStockClient(server)
  fillPlan(honest.doc)
  honest.text.insert(0, 'Regio')
  const reader = await openStockClient(server, { user: 'bram' })
  await vi.waitFor(() => expect(reader.text.toString()).toBe('Regio'), waitLong)
  const attacker = await openFrameClient(server, { user: 'carla', regietafel: '1' })
  const bring = (...structs: ForgedStruct[]) =>
    attacker.sendUpdate(forgeUpdate([{ client, clock: 0, structs }]))
  return { server, honest, reader, attacker, bring, end: lastOf(honest.text) }
}

function lastOf(text: Y.Text): [number, number] {
  let item = text._start
  while (item?.right) item = item.right
  if (item === null) throw new Error('an empty text')
  return [item.id.client, item.id.clock + item.length - 1]
}

function readPlan<T>({ collaboration }: SyncServer, read: (plan: Y.Doc) => T): Promise<T> {
  return collaboration.readDocuments(planRoom.planId, [planRoom], ({ plan }) => read(plan))
}

test('[AT14] with another beginning it parks nothing in the document', async () => {
  const { server, honest, reader, attacker, bring, end } = await openAttack()
  bring({ origin: end, text: 'a' })
  await vi.waitFor(() => expect(attacker.saved()).toEqual([1]), waitLong)
  bring({ origin: [9, 999], text: 'a' }, { origin: [client, 0], text: 'b' })
  await vi.waitFor(() => expect(attacker.saved()).toEqual([1, 2]), waitLong)
  await vi.waitFor(() => expect(reader.text.toString()).toBe('Regioab'), waitLong)
  const fresh = await openStockClient(server, { user: 'dirk' })
  for (const { doc, text } of [honest, reader, fresh]) {
    expect(text.toString()).toBe('Regioab')
    expect(doc.store.pendingStructs).toBeNull()
  }
  expect(await readPlan(server, ({ store }) => store.pendingStructs)).toBeNull()
})

test('[AT14] with another place it takes nothing new to where it does not belong', async () => {
  const { server, honest, attacker, bring, end } = await openAttack()
  const steps = honest.doc.getMap('steps') as Y.Map<Y.Map<unknown>>
  const step = steps.get('step')?._item?.id as Y.ID
  bring({ parent: [step.client, step.clock], key: 'cell:amount', deleted: 5 })
  await vi.waitFor(() => expect(attacker.saved()).toEqual([1]), waitLong)
  bring({ origin: end, text: 'x'.repeat(10) })
  await vi.waitFor(() => expect(attacker.closed()).toEqual({ code: 4422, reason: 'broken-plan' }), waitLong)
  steps.get('step')?.set('cell:amount', 7)
  const fresh = await openStockClient(server, { user: 'dirk' })
  await vi.waitFor(() => {
    expect((fresh.doc.getMap('steps').get('step') as Y.Map<unknown>).get('cell:amount')).toBe(7)
  }, waitLong)
  expect(honest.refused()).toBeNull()
})

test('[AT14] with the names of other roots it makes none of them', async () => {
  const { server, reader, attacker, bring, end } = await openAttack()
  const letters = (parentOf: (index: number) => object) =>
    [...'abcdef'].map((text, index) => ({ ...parentOf(index), text }) as ForgedStruct)
  bring(...letters((index) => ({ origin: index === 0 ? end : [client, index - 1] })))
  await vi.waitFor(() => expect(attacker.saved()).toEqual([1]), waitLong)
  bring(...letters((index) => ({ parent: `elders-${index}` })), { origin: [client, 5], text: 'g' })
  await vi.waitFor(() => expect(reader.text.toString()).toBe('Regioabcdefg'), waitLong)
  for (const roots of [
    await readPlan(server, ({ share }) => [...share.keys()]),
    [...reader.doc.share.keys()],
  ])
    expect(roots.filter((name) => name.startsWith('elders'))).toEqual([])
})

test('[AT14] what is new of it is what goes to disk, and to everyone', async () => {
  const { server, reader, attacker, bring, end } = await openAttack()
  bring({ origin: end, text: 'a' })
  await vi.waitFor(() => expect(attacker.saved()).toEqual([1]), waitLong)
  bring({ origin: end, text: 'zbc' })
  await vi.waitFor(() => expect(reader.text.toString()).toBe('Regioabc'), waitLong)
  await vi.waitFor(() => expect(attacker.isSaved()).toBe(true), waitLong)
  const { structs } = Y.decodeUpdate(server.storage.commits.flat().at(-1)?.update as Uint8Array)
  expect(structs.map(({ id, length }) => [id.clock, length])).toEqual([[1, 2]])
})

test('[AT14] numbers beyond all numbers are refused, and what came with them is not lost', async () => {
  const { honest, reader, attacker } = await openAttack()
  const [known] = [...honest.doc.store.clients.keys()]
  const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(honest.doc))
  expect(structs.length).toBeGreaterThan(0)
  const far = { skipped: Number.MAX_SAFE_INTEGER }
  const skips = Array.from({ length: 10 }, () => far)
  attacker.sendUpdate(
    forgeUpdate([{ client: known as number, clock: 0, structs: [...skips, { collected: 1 }] }]),
  )
  honest.text.insert(0, 'De ')
  await vi.waitFor(() => expect(attacker.closed()?.reason).toBe('malformed-message'), waitLong)
  await vi.waitFor(() => expect(reader.text.toString()).toBe('De Regio'), waitLong)
})
