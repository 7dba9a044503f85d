/** A list as the rows of one grid: its title and introduction, its rows, what they come to, and the place for one more. */
import type { Column, ListRow, ListTable } from '#shared/plan/schema.ts'

export type ListHeadingRow = { kind: 'list'; id: string; list: string; title: string }
export type ListIntroductionRow = {
  kind: 'list-introduction'
  id: string
  list: string
  introduction: string
}
/** A row of the list; `columns` are those of the list. */
export type EntryRow = {
  kind: 'entry'
  id: string
  list: string
  columns: readonly Column[]
  entry: ListRow
}
/** What the rows come to, by column: of amounts and numbers. Under a filter: those that are `shown`. */
export type TotalRow = {
  kind: 'total'
  id: string
  list: string
  entries: number
  shown?: number
  sums: Readonly<Record<string, number>>
}
/** The end of the list, where a row can be added. */
export type AddEntryRow = { kind: 'add-entry'; id: string; list: string }
export type AnyListRow = ListHeadingRow | ListIntroductionRow | EntryRow | TotalRow | AddEntryRow

export const listRowId = {
  heading: (list: string) => `list:${list}`,
  introduction: (list: string) => `list-introduction:${list}`,
  entry: (entry: string) => `entry:${entry}`,
  total: (list: string) => `total:${list}`,
  add: (list: string) => `add-entry:${list}`,
} as const

/** All rows of a list. Rows that did not change since `known` are the same objects. */
export function buildListRows(
  { id: list, title, introduction, columns, rows: entries }: ListTable,
  known: ReadonlyMap<string, { id: string }>,
  { canEdit }: { canEdit: boolean },
): AnyListRow[] {
  const rows: AnyListRow[] = []
  const push = (row: AnyListRow) => {
    const before = known.get(row.id)
    rows.push(before && sameListRow(before, row) ? (before as AnyListRow) : row)
  }
  push({ kind: 'list', id: listRowId.heading(list), list, title })
  if (canEdit || introduction !== '')
    push({ kind: 'list-introduction', id: listRowId.introduction(list), list, introduction })
  for (const entry of entries) push({ kind: 'entry', id: listRowId.entry(entry.id), list, columns, entry })
  const summed = columns.filter(({ type }) => type === 'amount' || type === 'number').map(({ id }) => id)
  const sums = sumColumns(summed, entries)
  if (summed.length > 0)
    push({ kind: 'total', id: listRowId.total(list), list, entries: entries.length, sums })
  if (canEdit) push({ kind: 'add-entry', id: listRowId.add(list), list })
  return rows
}

/** By column; cents are whole, so that sums of amounts are exact. */
export function sumColumns(
  columns: readonly string[],
  entries: readonly ListRow[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    columns.map((id) => [id, entries.reduce((sum, { cells }) => sum + Number(cells[id] ?? 0), 0)]),
  )
}

export function sameListRow(before: { id: string }, row: { id: string }): boolean {
  const was = before as Readonly<Record<string, unknown>>
  return Object.entries(row).every(
    ([key, value]) =>
      was[key] === value || (key === 'sums' && JSON.stringify(was[key]) === JSON.stringify(value)),
  )
}
