import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { writeList } from '#shared/plan/draft-list.ts'
import {
  addList,
  addListColumn,
  addListRow,
  moveList,
  moveListColumn,
  moveListRow,
} from '#shared/plan/edit-list.ts'
import {
  addTheme,
  putBackEntity,
  removeEntity,
  renameColumn,
  setColumnOptions,
  setPlainCell,
} from '#shared/plan/edit-plan.ts'
import { keepTextCells } from '#shared/plan/fill-text-cells.ts'
import { createHistory } from '#shared/plan/history.ts'
import type { PlanChange } from '#shared/plan/plan-view.ts'
import { createPlanView, readPlan } from '#shared/plan/plan-view.ts'
import type { ListTable } from '#shared/plan/schema.ts'
import { openTextCell, setText } from '#shared/plan/text-cell.ts'
import { author, copyOf, countIds, createSmallPlan, exchange, send } from './replicas.ts'

const removal = { by: 'x', at: 1 }

test('[PM46] a list has a title, columns of any type and rows, each where it was put', () => {
  const documents = createPlanWithList()
  addListColumn(documents, { id: 'when', list: 'l', title: 'Datum', type: 'date', after: null }, author)
  renameColumn(documents, 'when', 'Wanneer', author)
  setColumnOptions(documents, 'who', ['A', 'B'], author)
  moveListColumn(documents, { id: 'when', list: 'l', after: 'cost' }, author)
  addListRow(documents, { id: 'r3', list: 'l', after: 'r1', cells: { cost: 5, when: '2026-01-31' } }, author)
  moveListRow(documents, { id: 'r1', list: 'l', after: undefined }, author)
  addList(documents, { id: 'l0', after: null }, author)
  moveList(documents, { id: 'l0', after: 'l' }, author)
  const [list, other] = readPlan(documents).lists
  expect(list).toEqual({
    id: 'l',
    title: 'Begroting',
    introduction: '',
    columns: [
      { id: 'what', title: 'Post', type: 'text', options: [] },
      { id: 'cost', title: 'Bedrag', type: 'amount', options: [] },
      { id: 'when', title: 'Wanneer', type: 'date', options: [] },
      { id: 'who', title: 'Wie', type: 'choice', options: ['A', 'B'] },
    ],
    rows: [
      { id: 'r3', cells: { what: '', cost: 5, when: '2026-01-31' } },
      { id: 'r2', cells: { what: '' } },
      { id: 'r1', cells: { what: 'Huur', cost: 125050 } },
    ],
  })
  expect(other).toEqual({ id: 'l0', title: '', introduction: '', columns: [], rows: [] })
  expect(readPlan(documents).problems).toEqual([])
})

test('[PM46] an amount is whole cents; anything else is refused, and read as empty', () => {
  const documents = createPlanWithList()
  setPlainCell(documents, 'r1', { id: 'cost', type: 'amount' }, -99, author)
  expect(rowOf(documents, 'r1')).toEqual({ what: 'Huur', cost: -99 })
  for (const value of [0.5, 2 ** 53, Number.NaN, '12'])
    expect(() => setPlainCell(documents, 'r1', { id: 'cost', type: 'amount' }, value, author)).toThrow()
  ;(documents.plan.getMap('listRows').get('r1') as Y.Map<unknown>).set('cell:cost', 12.5)
  expect(rowOf(documents, 'r1')).toEqual({ what: 'Huur' })
})

test('[PM47] the texts of a list are there before anyone types, in old rows, new ones and those in the bin', () => {
  const documents = createPlanWithList()
  removeEntity(documents, 'listRow', 'r2', removal, author)
  addListColumn(documents, { id: 'note', list: 'l', title: 'Noot', type: 'text' }, author)
  addListRow(documents, { id: 'new', list: 'l' }, author)
  addList(documents, { id: 'elsewhere' }, author)
  addListRow(documents, { id: 'stranger', list: 'elsewhere' }, author)
  for (const id of ['r1', 'r2', 'new'])
    expect(openTextCell(documents, { kind: 'cell', id, column: 'note' }, author)).not.toBeNull()
  expect(openTextCell(documents, { kind: 'cell', id: 'stranger', column: 'note' }, author)).toBeNull()
  expect(openTextCell(documents, { kind: 'list', id: 'l', field: 'introduction' }, author)).not.toBeNull()
})

test('[PM47] a row and a text column of a list made at the same time meet on the server', () => {
  const hub = createPlanWithList()
  keepTextCells(hub, { by: 'server' })
  const [one, other] = [copyOf(hub), copyOf(hub)]
  addListRow(one, { id: 'new', list: 'l' }, author)
  addListColumn(other, { id: 'note', list: 'l', title: 'Noot', type: 'text' }, author)
  send(one, hub)
  send(other, hub)
  exchange(hub, one)
  expect(openTextCell(one, { kind: 'cell', id: 'new', column: 'note' }, author)).not.toBeNull()
  const state = JSON.stringify(hub.plan.getMap('listRows').toJSON())
  keepTextCells(hub, { by: 'server' })
  expect(JSON.stringify(hub.plan.getMap('listRows').toJSON())).toBe(state)
})

test('[PM48] the bin shows the topmost of what was removed of a list, and putting back takes the list along', () => {
  const documents = createPlanWithList()
  removeEntity(documents, 'listRow', 'r1', { by: 'x', at: 1 }, author)
  removeEntity(documents, 'listColumn', 'cost', { by: 'x', at: 2 }, author)
  expect(binOf(documents)).toEqual(['listColumn cost Bedrag', 'listRow r1 Huur'])
  expect(readPlan(documents).lists[0]?.rows).toEqual([{ id: 'r2', cells: { what: '' } }])
  removeEntity(documents, 'list', 'l', { by: 'x', at: 3 }, author)
  expect(binOf(documents)).toEqual(['list l Begroting'])
  expect(readPlan(documents).lists).toEqual([])
  putBackEntity(documents, 'listRow', 'r1', author)
  expect(binOf(documents)).toEqual(['listColumn cost Bedrag'])
  putBackEntity(documents, 'listColumn', 'cost', author)
  expect(rowOf(documents, 'r1')).toEqual({ what: 'Huur', cost: 125050 })
})

test('[PM48] adding a list, a row and a column is taken back by the bin, a value by itself', () => {
  const documents = createPlanWithList()
  const history = createHistory(documents, { by: 'me', now: () => 5 })
  const draft = { title: 'KPI', columns: [{ title: 'Wat', type: 'text' as const }], rows: [['x'], [null]] }
  history.add('list', 'kpi', (origin) => writeList(documents, draft, { id: 'kpi' }, countIds('k'), origin))
  history.edit((origin) => setPlainCell(documents, 'r1', { id: 'cost', type: 'amount' }, 1, origin))
  expect(readPlan(documents).lists[1]?.rows.map(({ cells }) => Object.values(cells))).toEqual([['x'], ['']])
  expect(history.undo()).toBe('done')
  expect(rowOf(documents, 'r1')).toMatchObject({ cost: 125050 })
  expect(history.undo()).toBe('done')
  expect(binOf(documents)).toEqual(['list kpi KPI'])
  expect(history.redo()).toBe('done')
  expect(readPlan(documents).lists).toHaveLength(2)
})

test('[PM49] what hangs under no list is reported, stays, and leaves the rest standing', () => {
  const documents = createPlanWithList()
  addListRow(documents, { id: 'lost', list: 'nowhere' }, author)
  addListColumn(documents, { id: 'stray', list: 'nowhere', title: 'x', type: 'text' }, author)
  const { lists, problems } = readPlan(documents)
  expect(lists).toHaveLength(1)
  expect(problems).toEqual([
    { root: 'listColumns', id: 'stray', reason: 'unknown-parent' },
    { root: 'listRows', id: 'lost', reason: 'unknown-parent' },
  ])
})

test('[PM50] a change in a list touches no row of the action tables, and lists that did not change stay the same', () => {
  const documents = createPlanWithList()
  addList(documents, { id: 'other' }, author)
  addListRow(documents, { id: 'o1', list: 'other' }, author)
  const view = createPlanView(documents)
  const changes: PlanChange[] = []
  view.observe((change) => changes.push(change))
  const before = view.plan()
  setText(documents, { kind: 'cell', id: 'r1', column: 'what' }, 'Zaalhuur', author)
  const after = view.plan()
  for (const change of changes)
    expect(change).toMatchObject({ lists: true, structure: false, steps: new Set(), themes: new Set() })
  expect(after.themes).toBe(before.themes)
  expect(after.lists[1]).toBe(before.lists[1])
  expect(after.lists[0]?.columns).toBe(before.lists[0]?.columns)
  expect(after.lists[0]?.rows[1]).toBe(before.lists[0]?.rows[1])
  expect(after.lists[0]?.rows[0]?.cells).toEqual({ what: 'Zaalhuur', cost: 125050 })
  moveListRow(documents, { id: 'r2', list: 'l', after: null }, author)
  expect(changes.at(-1)).toMatchObject({ lists: true, structure: false })
  expect(view.plan().lists[0]?.rows.map(({ id }) => id)).toEqual(['r2', 'r1'])
  const moved = view.plan().lists
  addTheme(documents, { id: 't2' }, author)
  expect(changes.at(-1)).toMatchObject({ lists: false, structure: true })
  expect(view.plan().lists).toBe(moved)
})

test('[PM51] a reader of before there were lists reads the plan as it was, and its own columns are no list’s', () => {
  const documents = createPlanWithList()
  expect(readPlan(documents).columns).toEqual([])
  expect([...documents.plan.getMap('columns').keys()]).toEqual([])
  expect(readPlan(documents).themes).toEqual(readPlan(createSmallPlan()).themes)
  expect(readPlan(createSmallPlan()).lists).toEqual([])
})

function createPlanWithList(): PlanDocuments {
  const documents = createSmallPlan()
  addList(documents, { id: 'l', title: 'Begroting' }, author)
  addListColumn(documents, { id: 'what', list: 'l', title: 'Post', type: 'text' }, author)
  addListColumn(documents, { id: 'cost', list: 'l', title: 'Bedrag', type: 'amount' }, author)
  addListColumn(documents, { id: 'who', list: 'l', title: 'Wie', type: 'choice', options: ['A'] }, author)
  addListRow(documents, { id: 'r1', list: 'l', cells: { what: 'Huur', cost: 125050 } }, author)
  addListRow(documents, { id: 'r2', list: 'l' }, author)
  return documents
}

function rowOf(documents: PlanDocuments, id: string) {
  const rows = readPlan(documents).lists.flatMap((list: ListTable) => list.rows)
  return rows.find((row) => row.id === id)?.cells
}

function binOf(documents: PlanDocuments): string[] {
  return readPlan(documents).bin.map(({ kind, id, label }) => `${kind} ${id} ${label}`)
}
