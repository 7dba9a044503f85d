/** What a row of a list is called where its cells are not. */
import type { Column, ListRow } from './schema.ts'

/** The first words in the order of the columns; empty when there are none. */
export function firstWords(columns: readonly Column[], { cells }: ListRow): string {
  const worded = columns.filter(({ type }) => type !== 'number' && type !== 'amount' && type !== 'date')
  return String(worded.map(({ id }) => cells[id]).find(Boolean) ?? '')
}
