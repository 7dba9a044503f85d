/** How high a row will be, as long as it has not been drawn: by its words and the widths of its columns. */
import { columnId } from './cell.ts'
import type { Row } from './row.ts'
import { isCellRow } from './row.ts'

/** Of rows whose words are few, px. */
const heights: Record<Row['kind'], number> = {
  theme: 57,
  introduction: 30,
  table: 42,
  step: 36,
  add: 46,
  list: 64,
  'list-introduction': 40,
  entry: 36,
  total: 36,
  'add-entry': 46,
}

/** Beside the words in a cell, px. */
const sidePadding = 20

/** The text that the grid is set in, px. */
export type Lettering = {
  lineHeight: number
  /** By character code; of others the last one. */
  widths: readonly number[]
}

/** `widthOf` gives the width of a column, px; null where it is not shown. */
export function estimateHeight(
  row: Row,
  widthOf: (column: string) => number | null,
  lettering: Lettering,
): number {
  const least = heights[row.kind]
  if (!isCellRow(row)) return least
  let lines = 1
  const count = (column: string, words: unknown) => {
    if (typeof words !== 'string' || words === '') return
    const width = widthOf(column)
    if (width !== null) lines = Math.max(lines, linesOf(words, width - sidePadding, lettering.widths))
  }
  const { note, owner, planning, text } = columnId
  if (row.kind === 'step') {
    for (const column of [text, planning, owner, note] as const) count(column, row.step?.[column])
  }
  const own = row.kind === 'step' ? row.step?.cells : row.entry.cells
  for (const column in own) count(column, own[column])
  return Math.ceil(least + (lines - 1) * lettering.lineHeight)
}

/** As a browser breaks lines: at spaces, and in words that are wider than a line. */
function linesOf(words: string, width: number, widths: readonly number[]): number {
  const other = widths.at(-1) ?? 0
  let lines = 1
  let line = 0
  let word = 0
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i)
    if (code === newLine) {
      lines++
      line = word = 0
      continue
    }
    const letter = widths[code] ?? other
    line += letter
    word = code === space || code === hyphen ? 0 : word + letter
    // A space at the end of a line takes no room.
    if (line <= width || code === space) continue
    lines++
    if (word > width) word = letter
    line = word
  }
  return lines
}

const [newLine, space, hyphen] = [10, 32, 45]
