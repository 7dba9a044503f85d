import { expect, test } from 'vitest'
import type { JumpTo } from '#client/grid/jump.ts'
import { jumpFrom, rowBeside } from '#client/grid/jump.ts'
import type { Row } from '#client/grid/row.ts'

const columns = ['title', 'text', 'planning', 'owner']

function step(id: string, action: string): Row {
  return { kind: 'step', id, theme: 't', table: 'planned', action, title: action, step: null, last: true }
}
const heading = (id: string): Row => ({ kind: 'table', id, theme: 't', table: 'planned', actions: 1 })

/** 0 heading, 1-3 steps of a, 4 of b, 5 heading, 6-7 of c */
const rows = [
  heading('one'),
  step('1', 'a'),
  step('2', 'a'),
  step('3', 'a'),
  step('4', 'b'),
  heading('two'),
  step('6', 'c'),
  step('7', 'c'),
]
/** Planning is filled in these rows; every other column everywhere. */
const planned = new Set(['1', '2', '4', '7'])
const isFilled = (row: Row, column: string) => column !== 'planning' || planned.has(row.id)
const jump = (row: number, column: string, to: JumpTo) => {
  const end = jumpFrom({ rows, columns, isFilled }, { row, column }, to)
  return [end.row, end.column]
}

test('[GR20] Ctrl with an arrow goes to the edge of a filled block, over a gap to the next, else to the last cell', () => {
  expect(jump(1, 'planning', 'down')).toEqual([2, 'planning'])
  expect(jump(2, 'planning', 'down')).toEqual([4, 'planning'])
  expect(jump(4, 'planning', 'down')).toEqual([7, 'planning'])
  expect(jump(7, 'planning', 'up')).toEqual([4, 'planning'])
  expect(jump(6, 'planning', 'down')).toEqual([7, 'planning'])
  expect(jump(3, 'planning', 'right')).toEqual([3, 'owner'])
  expect(jump(3, 'title', 'right')).toEqual([3, 'text'])
  expect(jump(3, 'text', 'right')).toEqual([3, 'owner'])
  expect(jump(1, 'owner', 'left')).toEqual([1, 'title'])
})

test('[GR20] a heading is a gap: the edge of a table first, then the next table', () => {
  expect(jump(1, 'text', 'down')).toEqual([4, 'text'])
  expect(jump(4, 'text', 'down')).toEqual([6, 'text'])
  expect(jump(6, 'text', 'up')).toEqual([4, 'text'])
  expect(jump(0, 'text', 'down')).toEqual([1, 'text'])
  expect(jump(1, 'text', 'up')).toEqual([1, 'text'])
})

test('[GR20] Home and End keep to the row, with Ctrl they go to the edge of the plan', () => {
  expect(jump(3, 'text', 'row-start')).toEqual([3, 'title'])
  expect(jump(3, 'text', 'row-end')).toEqual([3, 'owner'])
  expect(jump(3, 'text', 'first')).toEqual([0, 'title'])
  expect(jump(3, 'text', 'last')).toEqual([7, 'owner'])
})

test('[GR19] Enter goes to the row beside, and from a title to the title beside', () => {
  expect(rowBeside(rows, 1, 'text', 1)).toBe(2)
  expect(rowBeside(rows, 1, 'title', 1)).toBe(4)
  expect(rowBeside(rows, 4, 'title', -1)).toBe(1)
  expect(rowBeside(rows, 4, 'text', 1)).toBe(5)
  expect(rowBeside(rows, 7, 'text', 1)).toBeNull()
})
