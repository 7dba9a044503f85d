import { expect, test } from 'vitest'
import type { Row } from '#client/grid/row.ts'
import { tabFrom } from '#client/grid/tab-walk.ts'

const columns = ['title', 'text', 'planning']
const rows: Row[] = [
  { kind: 'table', id: 'table', theme: 't', table: 'planned', actions: 2 },
  ...(['a', 'a', 'b'] as const).map(
    (action, index): Row => ({
      kind: 'step',
      id: `s${index + 1}`,
      theme: 't',
      table: 'planned',
      action,
      title: action,
      step: null,
      last: index > 0,
    }),
  ),
  { kind: 'add', id: 'add', theme: 't', table: 'planned' },
]
const walk = (row: string, column: string, by: 1 | -1) => tabFrom(rows, { row, column }, columns, by)

test('[GR16] Tab goes through the cells as one reads, and stops at a title once', () => {
  expect(walk('s1', 'title', 1)).toEqual({ row: 's1', column: 'text' })
  expect(walk('s1', 'planning', 1)).toEqual({ row: 's2', column: 'text' })
  expect(walk('s2', 'planning', 1)).toEqual({ row: 's3', column: 'title' })
  expect(walk('s3', 'title', -1)).toEqual({ row: 's2', column: 'planning' })
  expect(walk('s2', 'text', -1)).toEqual({ row: 's1', column: 'title' })
  expect(walk('s1', 'title', -1)).toBeNull()
})

test('[GR17] Tab in the last cell of a table makes a row', () => {
  expect(walk('s3', 'planning', 1)).toBe('new-step')
})
