import { expect, test } from 'vitest'
import { changedCells } from '#client/version/changed-cells.ts'
import type { Difference, Spot } from '#shared/version/difference.ts'

const spot: Spot = {
  theme: { id: 't', title: 'Thema' },
  table: 'planned',
  action: null,
  list: null,
  after: null,
  place: 0,
}
const budget = { id: 'l1', title: 'Begroting', introduction: '', rows: [] }
const columns = [
  { id: 'post', title: 'Post', type: 'text', options: [] },
  { id: 'sum', title: 'Bedrag', type: 'amount', options: [] },
] as const
const names = {
  columns: columns.map((column) => ({ ...column, options: [] })),
  municipalities: [{ id: 'm1', name: 'Meerdijk' }],
  lists: [{ ...budget, columns: columns.map((column) => ({ ...column, options: [] })) }],
}
const words = ((key: string, blanks?: { title?: string }) => blanks?.title ?? key) as never

test('[VE18] a changed cell is marked with what it was, a new row and a moved one at their first cell', () => {
  const differences: Difference[] = [
    changed('s1', 'planning', '2026', '2027'),
    { ...changed('s1', 'municipalities', ['m1'], []) },
    { change: 'added', kind: 'step', id: 's2', label: '', spot, fields: [] },
    { change: 'moved', kind: 'action', id: 'a1', label: '', spot, from: spot, fields: [] },
    { change: 'removed', kind: 'step', id: 's3', label: '', spot, fields: [] },
    {
      ...changed('s4', 'cell', 'laag', 'hoog'),
      fields: [{ field: 'cell', column: 'cost', was: 'laag', becomes: 'hoog' }],
    },
  ]
  const cells = changedCells(differences, names, words)
  expect(cells.get('s1')?.get('planning')).toEqual({ mark: 'changed', was: '2026' })
  expect(cells.get('s1')?.get('municipalities')).toEqual({ mark: 'changed', was: 'Meerdijk' })
  expect(cells.get('s2')?.get('text')).toEqual({ mark: 'added', was: '' })
  expect(cells.get('a1')?.get('title')?.mark).toBe('moved')
  expect(cells.get('s4')?.get('cost')).toEqual({ mark: 'changed', was: 'laag' })
  expect(cells.has('s3')).toBe(false)
})

test('[VE18] the same in a list: an amount with what it was, a new row at its first column', () => {
  const inList: Spot = { ...spot, theme: null, table: null, list: { id: 'l1', title: 'Begroting' } }
  const row = { kind: 'listRow', label: '', spot: inList } as const
  const differences: Difference[] = [
    {
      ...row,
      change: 'changed',
      id: 'r1',
      fields: [{ field: 'cell', column: 'sum', was: 1250, becomes: 900 }],
    },
    { ...row, change: 'added', id: 'r2', fields: [] },
    {
      ...changed('l1', 'cell', 'Kosten', 'Begroting'),
      kind: 'list',
      fields: [titleOf('Kosten', 'Begroting')],
    },
  ]
  const cells = changedCells(differences, names, words)
  expect(cells.get('r1')?.get('sum')?.mark).toBe('changed')
  expect(cells.get('r1')?.get('sum')?.was).toContain('12,50')
  expect(cells.get('r2')?.get('post')).toEqual({ mark: 'added', was: '' })
  expect(cells.get('l1')?.get('title')).toEqual({ mark: 'changed', was: 'Kosten' })
})

function titleOf(was: string, becomes: string) {
  return { field: 'title', column: null, was, becomes } as const
}

function changed(
  id: string,
  field: 'planning' | 'municipalities' | 'cell',
  was: string | string[],
  becomes: string | string[],
): Difference {
  return {
    change: 'changed',
    kind: 'step',
    id,
    label: '',
    spot,
    fields: [{ field, column: null, was, becomes }],
  }
}
