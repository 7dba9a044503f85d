/** Updates that would make a plan's document something else than a plan. */

import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { defaultLimits } from '#server/collaboration/settings.ts'
import { createUpdateCheck } from '#shared/plan/check-update.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import { fillPlan, updateOf } from '#test/support/plan-editor.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { progressRoom } from '#test/support/stored-plan.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

type Rows = Y.Map<Y.Map<unknown>>
const rows = (doc: Y.Doc, root: string) => doc.getMap(root) as Rows
const step = (doc: Y.Doc) => rows(doc, 'steps').get('step') as Y.Map<unknown>
const newRow = (fields: [string, unknown][]) => new Y.Map<unknown>(fields)

const attacks: Record<string, (doc: Y.Doc) => void> = {
  'a root that is not ours': (doc) => doc.getMap('elsewhere').set('a', 1),
  'a list as a root': (doc) => doc.getArray('steps').push([1]),
  'the schema version': (doc) => doc.getMap('meta').set('schemaVersion', 2),
  'the schema version taken away': (doc) => doc.getMap('meta').delete('schemaVersion'),
  'a row without its map': (doc) => doc.getMap('steps').set('bad', 'a row'),
  'a row that is a text': (doc) => doc.getMap('steps').set('bad', new Y.Text()),
  'a row taken away instead of put in the bin': (doc) => rows(doc, 'steps').delete('step'),
  'a row over another': (doc) => rows(doc, 'steps').set('step', newRow([])),
  'a row with an unknown field': (doc) => rows(doc, 'steps').set('bad', newRow([['x', 1]])),
  'a row with a place that is none': (doc) =>
    rows(doc, 'steps').set('bad', newRow([['place', { order: 1 }]])),
  'a map in a row': (doc) => rows(doc, 'steps').set('bad', newRow([['text', new Y.Map()]])),
  'a text field that is a word': (doc) => step(doc).set('text', 'weg'),
  'a text taken away': (doc) => step(doc).delete('text'),
  'a text over another': (doc) => step(doc).set('text', new Y.Text('weg')),
  'a cell that is a list': (doc) => step(doc).set('cell:amount', ['a']),
  'a cell that is a map': (doc) => step(doc).set('cell:words', new Y.Map()),
  'a field of a prototype': (doc) => step(doc).set('constructor', 1),
  'bytes in a cell': (doc) => step(doc).set('cell:amount', Uint8Array.of(1)),
  'a column of no type': (doc) => rows(doc, 'columns').get('words')?.set('type', 'formula'),
  'a picture in a text': (doc) => (step(doc).get('text') as Y.Text).insertEmbed(0, { src: 'x' }),
  'bold in a text': (doc) => (step(doc).get('text') as Y.Text).format(0, 2, { bold: true }),
  'an attribute of a text': (doc) => doc.getText('title').setAttribute('colour', 'red'),
}

for (const [what, spoil] of Object.entries(attacks)) {
  test(`[AT1] refused: ${what}`, async () => {
    const server = await startSyncServer()
    const victim = await openStockClient(server)
    fillPlan(victim.doc)
    const bystander = await openStockClient(server, { user: 'bram' })
    await vi.waitFor(() => expect(rows(bystander.doc, 'steps').has('step')).toBe(true), waitLong)
    const before = Y.encodeStateAsUpdate(bystander.doc)
    const attacker = await openFrameClient(server, { user: 'carla', regietafel: '1' })
    attacker.sendUpdate(updateOf(victim.doc, spoil))
    await vi.waitFor(() => expect(attacker.closed()).toEqual({ code: 4422, reason: 'broken-plan' }), waitLong)
    expect(attacker.saved()).toEqual([])

    const again = await openStockClient(server, { user: 'dirk' })
    expect(again.doc.getMap('elsewhere').size).toBe(0)
    expect(Y.encodeStateAsUpdate(bystander.doc)).toEqual(before)
    expect(readPlan({ plan: again.doc, progress: new Y.Doc() }).problems).toEqual([])
    victim.text.insert(0, 'door')
    await vi.waitFor(() => expect(bystander.text.toString()).toBe('door'), waitLong)
  })
}

const progressAttacks: Record<string, (doc: Y.Doc) => void> = {
  'a status that is none': (doc) => doc.getMap('statuses').set('step', 'purple'),
  'a note that is a word': (doc) => doc.getMap('notes').set('other', 'word'),
  'a note over another': (doc) => doc.getMap('notes').set('step', new Y.Text('weg')),
  'a root of the plan': (doc) => doc.getMap('steps').set('step', new Y.Map()),
}

for (const [what, spoil] of Object.entries(progressAttacks)) {
  test(`[AT1] refused in progress: ${what}`, async () => {
    const server = await startSyncServer()
    const victim = await openStockClient(server, { room: progressRoom.name })
    victim.doc.getMap('notes').set('step', new Y.Text('loopt'))
    const attacker = await openFrameClient(server, { room: progressRoom.name, user: 'carla' })
    await attacker.roundTrip()
    attacker.sendUpdate(updateOf(victim.doc, spoil))
    await vi.waitFor(() => expect(attacker.closed()?.code).toBe(4422), waitLong)
    expect(String(victim.doc.getMap('notes').get('step'))).toBe('loopt')
  })
}

test('[AT1] the check of one document keeps nothing of an update that it refused', () => {
  const doc = new Y.Doc()
  fillPlan(doc)
  const check = createUpdateCheck(doc, 'plan', defaultLimits)
  const bad = Y.decodeUpdate(updateOf(doc, (copy) => step(copy).set('text', 'weg')))
  expect(check(bad.structs, bad.ds)).toMatchObject({ fault: 'a wrong field in entity' })
  const good = Y.decodeUpdate(updateOf(doc, (copy) => (step(copy).get('text') as Y.Text).insert(0, 'x')))
  expect(check(good.structs, good.ds)).toEqual({ fault: null, mergeSteps: 0 })
})
