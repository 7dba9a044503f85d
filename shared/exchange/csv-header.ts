/** Which column of a CSV file holds what. */
import type { CsvRow } from './csv-table.ts'
import { isBlank } from './csv-table.ts'
import type { CsvField } from './csv-words.ts'
import {
  csvFields,
  findField,
  findFieldBySynonym,
  findStatus,
  findTable,
  titleFromWords,
} from './csv-words.ts'

export type CsvLayout = {
  /** Index of the cell, for the columns that the file has. */
  fields: ReadonlyMap<CsvField, number>
  /** All other columns. They become columns of the plan. */
  extras: readonly { title: string; index: number }[]
  width: number
}

export function readHeader(names: readonly string[], rows: readonly CsvRow[]): CsvLayout {
  const fields = new Map<CsvField, number>()
  const taken = new Set<number>()
  const take = (field: CsvField, index: number) => {
    fields.set(field, index)
    taken.add(index)
  }

  for (const [index, name] of names.entries()) {
    const field = findField(name)
    if (field !== null && !fields.has(field)) take(field, index)
  }
  for (const field of csvFields) {
    if (fields.has(field)) continue
    const index = names.findIndex(
      (name, i) => !taken.has(i) && findFieldBySynonym(name) === field && looksLike(field, i, rows),
    )
    if (index !== -1) take(field, index)
  }
  const extras = names.flatMap((name, index) =>
    taken.has(index) || (isBlank(name) && isColumnBlank(index, rows))
      ? []
      : [{ title: titleFromWords(name), index }],
  )
  return { fields, extras, width: names.length }
}

/** "Soort" and "Voortgang" often mean something else; then all their words would be reported and lost. */
function looksLike(field: CsvField, index: number, rows: readonly CsvRow[]): boolean {
  if (field !== 'table' && field !== 'status') return true
  const find = field === 'table' ? findTable : findStatus
  return rows.some(({ cells }) => find(cells[index] ?? '') !== null)
}

function isColumnBlank(index: number, rows: readonly CsvRow[]): boolean {
  return rows.every(({ cells }) => isBlank(cells[index] ?? ''))
}
