/** Writes a list as CSV: its columns, one line per row. The rules stand in docs/rules.md under LT. */
import type { ListTable } from '../plan/schema.ts'
import { clean, writeFile } from './csv-file.ts'
import { writeValue } from './csv-value.ts'
import { titleToWords } from './csv-words.ts'

/**
 * The whole file as text, byte order mark included. Not in it: the title and the introduction, the sums, the bin, and
 * rows in which nothing is filled in, for a blank line is none.
 */
export function exportListCsv(
  { columns, rows }: Pick<ListTable, 'columns' | 'rows'>,
  { separator }: { separator: ';' | ',' },
): string {
  const lines = rows
    .map(({ cells }) => columns.map(({ id, type }) => writeValue(type, cells[id])))
    .filter((line) => line.some((cell) => clean(cell).trim() !== ''))
  const header = columns.map(({ title }) => titleToWords(clean(title)))
  return writeFile(header, lines, separator)
}
