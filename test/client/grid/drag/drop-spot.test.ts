import { expect, test } from 'vitest'
import type { Dragged, DropSpot } from '#client/grid/drag/drop-spot.ts'
import { dropSpotAt, landingOf } from '#client/grid/drag/drop-spot.ts'
import { buildListRows } from '#client/grid/list-row.ts'
import type { Row } from '#client/grid/row.ts'
import { buildRows } from '#client/grid/row.ts'
import type { Action, ListTable, Plan, Step } from '#shared/plan/schema.ts'

const step = (id: string): Step => ({
  id,
  text: id,
  planning: '',
  owner: '',
  municipalities: [],
  cells: {},
  status: null,
  note: '',
})
const action = (id: string, ...steps: string[]): Action => ({ id, title: id, steps: steps.map(step) })
const plan: Plan = {
  title: '',
  columns: [],
  municipalities: [],
  bin: [],
  lists: [],
  problems: [],
  themes: [
    {
      id: 'one',
      title: '',
      introduction: '',
      tables: { existing: [], planned: [action('a', 'a1', 'a2', 'a3'), action('b', 'b1')] },
    },
    { id: 'two', title: '', introduction: '', tables: { existing: [action('c')], planned: [] } },
  ],
}
/** Each row is 10 high. */
const rows: Row[] = buildRows(plan, new Map(), { canEdit: true })
const shown = {
  count: rows.length,
  at: (index: number) => {
    const row = rows[index]
    return row && { row, top: index * 10, bottom: index * 10 + 10 }
  },
}
const indexOf = (id: string) => rows.findIndex((row) => row.id === id)
/** Over the upper (2) or the lower (8) part of a row. */
const over = (what: Dragged['what'], id: string, y: 2 | 8) =>
  dropSpotAt(shown, indexOf(id) * 10 + y, { what })
const line = (spot: DropSpot | null) => spot && spot.line / 10
const land = (dragged: Dragged, id: string, y: 2 | 8) => {
  const spot = over(dragged.what, id, y)
  return spot && landingOf(plan, dragged, spot)
}

test('[GR23] a step lands before or behind the step under the pointer, in its action', () => {
  expect(over('step', 'step:a2', 2)).toMatchObject({ action: 'a', edge: { side: 'before', id: 'a2' } })
  expect(line(over('step', 'step:a2', 2))).toBe(indexOf('step:a2'))
  expect(over('step', 'step:a3', 8)).toMatchObject({ action: 'a', edge: { side: 'after', id: 'a3' } })
  expect(over('step', 'step:b1', 2)).toMatchObject({ action: 'b', edge: { side: 'before', id: 'b1' } })
  expect(over('step', 'action:c', 2)).toMatchObject({ action: 'c', edge: 'end' })
  expect(over('step', 'step:a1', 8)?.within).toEqual({
    top: indexOf('step:a1') * 10,
    bottom: indexOf('step:a3') * 10 + 10,
  })
})

test('[GR23] over a heading a step lands at the edge of the table there, and nowhere in an empty one', () => {
  expect(over('step', 'table:one:planned', 8)).toMatchObject({ action: 'a', edge: { side: 'before' } })
  expect(over('step', 'add:one:planned', 8)).toMatchObject({ action: 'b', edge: { side: 'after', id: 'b1' } })
  expect(over('step', 'theme:two', 2)).toMatchObject({ action: 'b', edge: { side: 'after', id: 'b1' } })
  expect(over('step', 'introduction:two', 2)).toMatchObject({ action: 'c' })
  expect(over('step', 'add:two:planned', 2)).toBeNull()
  expect(over('step', 'table:two:planned', 2)).toBeNull()
  expect(over('step', 'theme:one', 2)).toBeNull()
})

test('[GR23] an action lands before or behind a whole action, at the edge of a table or in an empty one', () => {
  expect(over('action', 'step:a1', 8)).toMatchObject({ edge: { side: 'before', id: 'a' } })
  expect(line(over('action', 'step:a1', 8))).toBe(indexOf('step:a1'))
  expect(line(over('action', 'step:a3', 2))).toBe(indexOf('step:a3') + 1)
  expect(over('action', 'table:two:planned', 2)).toMatchObject({
    theme: 'two',
    table: 'planned',
    edge: 'front',
  })
  expect(over('action', 'theme:two', 2)).toMatchObject({ theme: 'one', table: 'planned', edge: 'end' })
  expect(over('action', 'theme:two', 8)).toMatchObject({ theme: 'two', table: 'existing', edge: 'front' })
  expect(over('action', 'theme:one', 2)).toMatchObject({ theme: 'one', table: 'existing', edge: 'front' })
})

test('[GR23] where it lands is worked out in the plan as it stands; beside itself it stays', () => {
  const a2: Dragged = { what: 'step', id: 'a2' }
  expect(land(a2, 'step:a1', 2)).toEqual({ after: null, isWhereItStands: false })
  expect(land(a2, 'step:a1', 8)).toEqual({ after: 'a1', isWhereItStands: true })
  expect(land(a2, 'step:a2', 8)).toEqual({ after: 'a1', isWhereItStands: true })
  expect(land(a2, 'step:a3', 2)).toEqual({ after: 'a1', isWhereItStands: true })
  expect(land(a2, 'step:a3', 8)).toEqual({ after: 'a3', isWhereItStands: false })
  expect(land(a2, 'step:b1', 2)).toEqual({ after: null, isWhereItStands: false })
  expect(land({ what: 'action', id: 'a' }, 'table:two:planned', 2)).toEqual({
    after: null,
    isWhereItStands: false,
  })
})

test('[GR24] what a colleague took away is no place to land, nor can it be dropped', () => {
  const spot = over('step', 'step:b1', 8)
  const without = { ...plan, themes: plan.themes.slice(1) }
  expect(spot && landingOf(without, { what: 'step', id: 'a1' }, spot)).toBeNull()
  expect(spot && landingOf(plan, { what: 'step', id: 'gone' }, spot)).toBeNull()
})

const budget: Plan = {
  ...plan,
  lists: [
    {
      id: 'l',
      title: 'Begroting',
      introduction: '',
      columns: [{ id: 'sum', title: 'Bedrag', type: 'amount', options: [] }],
      rows: ['r1', 'r2', 'r3'].map((id) => ({ id, cells: {} })),
    },
  ],
}
const listRows = buildListRows(budget.lists[0] as ListTable, new Map(), { canEdit: true })
const landRow = (id: string, over: string, y: 2 | 8, rows: readonly Row[] = listRows) => {
  const at = (index: number) => {
    const row = rows[index]
    return row && { row, top: index * 10, bottom: index * 10 + 10 }
  }
  const index = rows.findIndex((row) => row.id === over)
  const spot = dropSpotAt({ count: rows.length, at }, index * 10 + y, { what: 'row' })
  return spot && { line: spot.line / 10, landing: landingOf(budget, { what: 'row', id }, spot) }
}

test('[LT22] a row of a list lands before or behind the row under the pointer, at the top above them and at the end below', () => {
  expect(landRow('r3', 'entry:r2', 2)).toEqual({ line: 3, landing: { after: 'r1', isWhereItStands: false } })
  expect(landRow('r1', 'entry:r2', 8)).toEqual({ line: 4, landing: { after: 'r2', isWhereItStands: false } })
  for (const above of ['list:l', 'list-introduction:l'])
    expect(landRow('r3', above, 8)).toEqual({ line: 2, landing: { after: null, isWhereItStands: false } })
  for (const below of ['total:l', 'add-entry:l'])
    expect(landRow('r1', below, 2)).toEqual({ line: 5, landing: { after: 'r3', isWhereItStands: false } })
  expect(landRow('r2', 'entry:r3', 2)?.landing).toEqual({ after: 'r1', isWhereItStands: true })
  expect(landRow('gone', 'entry:r2', 2)?.landing).toBeNull()
})

test('[LT22] where a filter shows no row the line stands at the edge', () => {
  const bare = listRows.filter(({ kind }) => kind !== 'entry')
  expect(landRow('r3', 'list:l', 8, bare)?.landing?.after).toBeNull()
  expect(landRow('r1', 'add-entry:l', 8, bare)?.landing?.after).toBe('r3')
})
