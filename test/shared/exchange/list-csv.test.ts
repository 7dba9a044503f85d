import { expect, test } from 'vitest'
import { exportListCsv } from '#shared/exchange/list-csv.ts'
import type { Column, ListTable } from '#shared/plan/schema.ts'

const column = (id: Column['type'], title: string): Column => ({ id, title, type: id, options: [] })

test('[LT6] a list as CSV is its columns and a line per row, amounts with two decimals, empty rows left out', () => {
  const list: Pick<ListTable, 'columns' | 'rows'> = {
    columns: [
      column('text', 'Post'),
      column('amount', ''),
      column('number', 'Aan;tal'),
      column('date', 'Dag'),
    ],
    rows: [
      { id: 'a', cells: { text: '=HYPERLINK("x")', amount: -123456, number: 1.5, date: '2026-12-31' } },
      { id: 'b', cells: { text: '' } },
      { id: 'c', cells: { text: 'twee\nregels', amount: 5 } },
    ],
  }
  expect(exportListCsv(list, { separator: ';' }).split('\r\n')).toEqual([
    '\uFEFFPost;(zonder titel);"Aan;tal";Dag',
    `"'=HYPERLINK(""x"")";-1234,56;1,5;31-12-2026`,
    '"twee\nregels";0,05;;',
    '',
  ])
  expect(exportListCsv({ columns: [], rows: [] }, { separator: ',' })).toBe('\uFEFF\r\n')
})
