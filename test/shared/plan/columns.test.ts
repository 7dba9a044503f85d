import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import {
  addColumn,
  addStep,
  moveColumn,
  removeEntity,
  renameColumn,
  setColumnOptions,
  setPlainCell,
} from '#shared/plan/edit-plan.ts'
import { keepTextCells } from '#shared/plan/fill-text-cells.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { openTextCell } from '#shared/plan/text-cell.ts'
import { author, copyOf, createSmallPlan, exchange, requireStep, send } from './replicas.ts'

const server = { by: 'server' }

test('[PM30] a column of any type can be added, renamed, moved and given options', () => {
  const documents = createSmallPlan()
  addColumn(documents, { id: 'source', title: 'Bron', type: 'text' }, author)
  addColumn(documents, { id: 'priority', title: 'Prio', type: 'choice', options: ['hoog'] }, author)
  addColumn(documents, { id: 'budget', title: 'Budget', type: 'number', after: null }, author)
  renameColumn(documents, 'priority', 'Prioriteit', author)
  setColumnOptions(documents, 'priority', ['hoog', 'laag'], author)
  moveColumn(documents, { id: 'source', after: 'budget' }, author)
  expect(readPlan(documents).columns).toEqual([
    { id: 'budget', title: 'Budget', type: 'number', options: [] },
    { id: 'source', title: 'Bron', type: 'text', options: [] },
    { id: 'priority', title: 'Prioriteit', type: 'choice', options: ['hoog', 'laag'] },
  ])
})

test('[PM30] a plain cell holds its value, and null empties it', () => {
  const documents = createSmallPlan()
  addColumn(documents, { id: 'budget', title: 'Budget', type: 'number' }, author)
  setPlainCell(documents, 's', { id: 'budget', type: 'number' }, 12.5, author)
  expect(requireStep(documents).cells).toEqual({ budget: 12.5 })
  setPlainCell(documents, 's', { id: 'budget', type: 'number' }, null, author)
  expect(requireStep(documents).cells).toEqual({})
})

test('[PM31] the cells of a text column are there before anyone types, in old rows, new ones and binned ones', () => {
  const documents = createSmallPlan()
  addStep(documents, { id: 'binned', action: 'a' }, author)
  removeEntity(documents, 'step', 'binned', { by: 'x', at: 1 }, author)
  addColumn(documents, { id: 'c', title: 'Bron', type: 'text' }, author)
  addStep(documents, { id: 'new', action: 'a', cells: { c: 'motie' } }, author)
  for (const id of ['s', 'binned', 'new']) {
    expect(openTextCell(documents, { kind: 'cell', id, column: 'c' }, author)).not.toBeNull()
  }
  expect(requireStep(documents, 'new').cells).toEqual({ c: 'motie' })
})

test('[PM31] two people who type in the same new cell both keep every letter', () => {
  const one = createSmallPlan()
  addColumn(one, { id: 'c', title: 'Bron', type: 'text' }, author)
  const other = copyOf(one)
  for (const [documents, word] of [
    [one, 'raad'],
    [other, 'college'],
  ] as const) {
    openTextCell(documents, { kind: 'cell', id: 's', column: 'c' }, author)?.replace(0, 0, word)
  }
  exchange(one, other)
  expect(['raadcollege', 'collegeraad']).toContain(requireStep(one).cells.c)
  expect(requireStep(other).cells).toEqual(requireStep(one).cells)
})

test('[PM32] a row and a text column made at the same time meet on the server, which makes the cell alone', () => {
  const hub = createSmallPlan()
  const origins: unknown[] = []
  hub.plan.on('update', (_update, origin) => origins.push(origin))
  const { stop } = keepTextCells(hub, server)
  const one = copyOf(hub)
  const other = copyOf(hub)
  addColumn(one, { id: 'c', title: 'Bron', type: 'text' }, author)
  addStep(other, { id: 's2', action: 'a' }, author)
  exchange(one, other)
  expect(openTextCell(one, { kind: 'cell', id: 's2', column: 'c' }, author)).toBeNull()

  send(one, hub)
  send(other, hub)
  expect(origins).toContain(server)
  for (const documents of [one, other]) {
    send(hub, documents)
    openTextCell(documents, { kind: 'cell', id: 's2', column: 'c' }, author)?.replace(0, 0, 'x')
  }
  exchange(one, other)
  expect(requireStep(one, 's2').cells).toEqual({ c: 'xx' })

  stop()
  const later = origins.length
  addColumn(hub, { id: 'c2', title: '', type: 'text' }, author)
  expect(origins.slice(later)).toEqual([author])
})

test('[PM32] a text column comes behind its cells, so that a part of it is never a column that lacks them', () => {
  const documents = createSmallPlan()
  const before = Y.encodeStateVector(documents.plan)
  addColumn(documents, { id: 'c', title: 'Bron', type: 'text' }, author)
  const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(documents.plan, before))
  const keys = structs.map((struct) => (struct instanceof Y.Item ? struct.parentSub : null))
  expect(keys).toContain('cell:c')
  expect(keys.indexOf('c')).toBeGreaterThan(keys.lastIndexOf('cell:c'))
})

test('[PM32] of many gaps some are filled behind each transaction, also of a row with very many', () => {
  const documents = createSmallPlan()
  const { plan } = documents
  plan.transact(() => {
    for (let column = 0; column < 40; column++)
      plan.getMap('columns').set(`c${column}`, new Y.Map([['type', 'text']]))
    for (let row = 0; row < 10; row++) plan.getMap('steps').set(`bare ${row}`, new Y.Map())
  })
  let mayFill = true
  const keeper = keepTextCells(documents, server, { mayFill: () => mayFill, mostEffort: 210 })
  const missing = () =>
    [...plan.getMap<Y.Map<unknown>>('steps').values()].reduce(
      (sum, row) =>
        sum + Array.from({ length: 40 }, (_, at) => row.has(`cell:c${at}`)).filter((has) => !has).length,
      0,
    )
  let before = missing()
  expect(before).toBeGreaterThan(390)
  mayFill = false
  plan.transact(() => {})
  expect([missing(), keeper.isDue()]).toEqual([before, false])
  mayFill = true
  while (keeper.isDue()) {
    plan.transact(() => {})
    expect(before - missing()).toBeGreaterThan(5)
    expect(before - missing()).toBeLessThanOrEqual(11)
    before = missing()
  }
  expect(before).toBe(0)
})

test('[PM32] where no cell is missing, filling writes nothing', () => {
  const documents = createSmallPlan()
  addColumn(documents, { id: 'c', title: 'Bron', type: 'text' }, author)
  let updates = 0
  documents.plan.on('update', () => updates++)
  keepTextCells(documents, server)
  expect(updates).toBe(0)
})

test('[PM32] filling copes with entries that are no rows or columns', () => {
  const documents = createPlanDocuments()
  documents.plan.getMap('steps').set('s', 'x')
  documents.plan.getMap('columns').set('c', null)
  keepTextCells(documents, server)
  documents.plan.getMap('columns').set('c2', 3)
  expect(documents.plan.getMap('steps').get('s')).toBe('x')
})
