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
const names = { columns: [], municipalities: [{ id: 'm1', name: 'Meerdijk' }] }
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
