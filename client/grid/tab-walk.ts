/** Where Tab goes: through the cells of a table as one reads, a title once, and past the last cell to a new row. */
import { columnId } from './cell.ts'
import type { Row, StepRow } from './row.ts'
import { isCellRow } from './row.ts'

export type TabStop = { row: string; column: string }

/**
 * The cell before (-1) or behind (1) a cell of a step's row; `new-step` past the last cell of a table, null
 * where the table begins. `columns` are those that are shown, in order.
 */
export function tabFrom(
  rows: readonly Row[],
  { row, column }: TabStop,
  columns: readonly string[],
  by: 1 | -1,
): TabStop | 'new-step' | null {
  const index = rows.findIndex(({ id }) => id === row)
  const here = rows[index]
  if (!isCellRow(here)) return null
  const within = columns[columns.indexOf(column) + by]
  if (within !== undefined && hasStop(rows, index, within)) return { row, column: within }
  if (by === -1 && within === columnId.title) return { row: firstOfAction(rows, index).id, column: within }
  const next = rows[index + by]
  if (!isCellRow(next)) return by === 1 ? 'new-step' : null
  const entered = by === 1 ? columns.find((id) => hasStop(rows, index + 1, id)) : columns.at(-1)
  return entered === undefined ? null : { row: next.id, column: entered }
}

/** A title stands beside several steps, and is a stop only at the first of them. */
function hasStop(rows: readonly Row[], index: number, column: string): boolean {
  const row = rows[index]
  return column !== columnId.title || (row?.kind === 'step' && firstOfAction(rows, index).id === row.id)
}

/** The row in which the title of an action stands. */
export function firstOfAction(rows: readonly Row[], index: number): StepRow {
  const here = rows[index] as StepRow
  let first = here
  for (let at = index - 1; at >= 0; at--) {
    const above = rows[at]
    if (above?.kind !== 'step' || above.action !== here.action) break
    first = above
  }
  return first
}
