/** The rows that a filter leaves, with what has to stand around them: pure functions over the rows of a grid. */
import type { AnyListRow, EntryRow } from '../list-row.ts'
import { sumColumns } from '../list-row.ts'
import type { Row, StepRow } from '../row.ts'

export type FilteredRows = { rows: Row[]; shown: number; total: number }

/** The rows that are kept with the headings above them; a heading without any is left out. */
export function filterRows(
  rows: readonly Row[],
  keeps: (row: StepRow) => boolean,
  keepsTheme: (theme: string) => boolean = () => false,
): FilteredRows {
  const kept: Row[] = []
  /** Headings under which nothing was kept yet. */
  let waiting: Row[] = []
  let [shown, total] = [0, 0]
  const flush = () => {
    for (const heading of waiting) kept.push(heading)
    waiting = []
  }
  for (const row of rows) {
    if (row.kind === 'theme') waiting = [row]
    else if (row.kind === 'introduction') waiting.push(row)
    else if (row.kind === 'table') waiting = [...waiting.filter(({ kind }) => kind !== 'table'), row]
    if ('theme' in row && keepsTheme(row.theme)) flush()
    if (row.kind === 'add' && !waiting.some(({ kind }) => kind === 'table')) kept.push(row)
    if (row.kind !== 'step') continue
    total++
    if (!keeps(row)) continue
    shown++
    flush()
    kept.push(row)
  }
  return { rows: kept.map((row, index) => asShown(row, index, kept)), shown, total }
}

/** The rows of a list that are kept, and what those come to. */
export function filterListRows(rows: readonly AnyListRow[], keeps: (row: EntryRow) => boolean): FilteredRows {
  const entries = rows.filter((row) => row.kind === 'entry')
  const kept = new Set(entries.filter(keeps))
  const shown = [...kept].map(({ entry }) => entry)
  return {
    rows: rows.flatMap((row): Row[] => {
      if (row.kind === 'total')
        return [{ ...row, shown: shown.length, sums: sumColumns(Object.keys(row.sums), shown) }]
      return row.kind === 'entry' && !kept.has(row) ? [] : [row]
    }),
    shown: shown.length,
    total: entries.length,
  }
}

/** The last row of an action is the last that is shown, and a table says how many of its actions are. */
function asShown(row: Row, index: number, kept: readonly Row[]): Row {
  if (row.kind === 'step') {
    const next = kept[index + 1]
    const last = next?.kind !== 'step' || next.action !== row.action
    return last === row.last ? row : { ...row, last }
  }
  if (row.kind !== 'table') return row
  const actions = new Set<string>()
  for (let at = index + 1; kept[at]?.kind === 'step'; at++) actions.add((kept[at] as StepRow).action)
  return { ...row, shown: actions.size }
}
