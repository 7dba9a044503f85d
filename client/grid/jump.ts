/** Where Enter, Home, End and Ctrl with an arrow go: by the rows as they stand, headings counting as a gap. */
import { columnId } from './cell.ts'
import type { Row } from './row.ts'
import { isCellRow } from './row.ts'
import { firstOfAction } from './tab-walk.ts'

export type JumpTo = 'row-start' | 'row-end' | 'first' | 'last' | 'up' | 'down' | 'left' | 'right'
export type Spot = { row: number; column: string }

export type Sheet = {
  rows: readonly Row[]
  /** Those that are shown, in order. */
  columns: readonly string[]
  isFilled(row: Row, column: string): boolean
}

/** As Excel does: to the edge of a block of filled cells, over a gap to the next one, else to the edge of all. */
export function jumpFrom(sheet: Sheet, { row, column }: Spot, to: JumpTo): Spot {
  const { rows, columns } = sheet
  const [first, last] = [columns[0] ?? column, columns.at(-1) ?? column]
  switch (to) {
    case 'row-start':
      return { row, column: first }
    case 'row-end':
      return { row, column: last }
    case 'first':
      return { row: 0, column: first }
    case 'last':
      return { row: rows.findLastIndex(isCellRow), column: last }
    case 'left':
    case 'right': {
      const here = rows[row]
      const filled = (at: number) => {
        const found = columns[at]
        return here !== undefined && found !== undefined && sheet.isFilled(here, found)
      }
      const at = edge(columns.indexOf(column), to === 'left' ? -1 : 1, columns.length, filled, () => true)
      return { row, column: columns[at] ?? column }
    }
    case 'up':
    case 'down': {
      const filled = (at: number) => {
        const found = rows[at]
        return isCellRow(found) && sheet.isFilled(found, column)
      }
      const isStep = (at: number) => isCellRow(rows[at])
      return { row: edge(row, to === 'up' ? -1 : 1, rows.length, filled, isStep), column }
    }
  }
}

/** The row above (-1) or below (1); from a title the next title, for it stands beside several steps. */
export function rowBeside(rows: readonly Row[], from: number, column: string, by: 1 | -1): number | null {
  const here = rows[from]
  const isTitle = column === columnId.title
  for (let at = from + by; at >= 0 && at < rows.length; at += by) {
    const beside = rows[at]
    const sameTitle =
      isTitle && here?.kind === 'step' && beside?.kind === 'step' && here.action === beside.action
    if (sameTitle) continue
    return isTitle && beside?.kind === 'step' ? rows.indexOf(firstOfAction(rows, at)) : at
  }
  return null
}

function edge(
  from: number,
  by: 1 | -1,
  count: number,
  isFilled: (at: number) => boolean,
  isCell: (at: number) => boolean,
): number {
  let at = from
  if (isFilled(at) && isFilled(at + by)) {
    while (isFilled(at + by)) at += by
    return at
  }
  let outermost = from
  for (at = from + by; at >= 0 && at < count; at += by) {
    if (isFilled(at)) return at
    if (isCell(at)) outermost = at
  }
  return outermost
}
