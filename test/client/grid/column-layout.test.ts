import { expect, test } from 'vitest'
import {
  columnLayout,
  isStandard,
  moveColumnBy,
  orderColumns,
  standardLayout,
  withOrder,
  withShown,
  withWidth,
} from '#client/grid/columns/column-layout.ts'

const columns = ['text', 'planning', 'owner', 'status']
const mine = withOrder(columns, standardLayout, ['owner', 'text', 'planning', 'status'])

test('[GR37] a new column stands behind the one it has before it in the plan, and one that is gone is forgotten', () => {
  expect(orderColumns([...columns, 'cost'], mine)).toEqual(['owner', 'text', 'planning', 'status', 'cost'])
  expect(orderColumns(['new', ...columns], mine)).toEqual(['new', 'owner', 'text', 'planning', 'status'])
  expect(orderColumns(['text', 'planning', 'mid', 'status'], mine)).toEqual([
    'text',
    'planning',
    'mid',
    'status',
  ])
  expect(orderColumns(columns, standardLayout)).toEqual(columns)
})

test('[GR35] a column moves one place among those that are shown', () => {
  const hidden = withShown(standardLayout, 'planning', false)
  const moved = moveColumnBy(columns, hidden, { id: 'owner', by: -1, passes: hidden.hidden })
  expect(orderColumns(columns, moved)).toEqual(['owner', 'text', 'planning', 'status'])
  expect(moveColumnBy(columns, standardLayout, { id: 'text', by: -1 })).toBe(standardLayout)
  const back = moveColumnBy(columns, moved, { id: 'owner', by: 1, passes: ['planning'] })
  expect(orderColumns(columns, back)).toEqual(['text', 'owner', 'planning', 'status'])
})

test('[GR35] an order that is the plan’s own follows the plan again', () => {
  const back = moveColumnBy(columns, moveColumnBy(columns, standardLayout, { id: 'text', by: 1 }), {
    id: 'text',
    by: -1,
  })
  expect(isStandard(back)).toBe(true)
})

test('[GR35] widths stay within reason, and what can’t be read is no layout', () => {
  expect(withWidth(standardLayout, 'text', 5).widths.text).toBeGreaterThan(24)
  expect(withWidth(standardLayout, 'text', 1e9).widths.text).toBeLessThan(5000)
  expect(columnLayout.safeParse({ ...mine, version: 2 }).success).toBe(false)
  expect(columnLayout.safeParse({ ...mine, widths: { text: 'wide' } }).success).toBe(false)
  expect(columnLayout.parse(JSON.parse(JSON.stringify(mine)))).toEqual(mine)
})
