/** Reads a CSV file as a list that is still to be made. Whatever the bytes, it answers and never throws. */
import type { DraftList } from '../plan/draft-list.ts'
import { parsePlainValue } from '../plan/plain-value.ts'
import type { ColumnType } from '../plan/schema.ts'
import { columnType, isTextType } from '../plan/schema.ts'
import type { ImportProblem } from '../protocol/http.ts'
import { problemOf } from './csv-problem.ts'
import type { CsvRow } from './csv-table.ts'
import { isBlank, readTable } from './csv-table.ts'
import { titleFromWords } from './csv-words.ts'
import { decodeText } from './decode-text.ts'

export type ListCsvColumn = {
  title: string
  /** What its words look like. */
  type: ColumnType
  /** What they may become: the types that hold every one of them. */
  types: readonly ColumnType[]
  /** One per row of the list. */
  words: readonly string[]
}
export type ListCsvResult =
  | { ok: true; columns: ListCsvColumn[]; rowCount: number; problems: ImportProblem[] }
  | { ok: false; code: 'csv-unreadable' | 'csv-empty' }

const maxOptions = 20
const maxGuessedOptions = 8
const maxOptionLength = 40

export function readListCsv(bytes: Uint8Array): ListCsvResult {
  const text = decodeText(bytes)
  if (text === null) return { ok: false, code: 'csv-unreadable' }
  const { header, rows } = readTable(text)
  if (header === null) return { ok: false, code: 'csv-empty' }

  const problems: ImportProblem[] = []
  if (header.broken) problems.push(problemOf(header, 'broken-quotes', header.cells.at(-1)))
  const taken: CsvRow[] = []
  for (const row of rows) {
    const surplus = row.cells.slice(header.cells.length).find((cell) => !isBlank(cell))
    if (row.broken) {
      const words = row.cells.find((cell) => !isBlank(cell))
      problems.push(problemOf(row, 'broken-quotes', words))
      continue
    }
    if (surplus !== undefined) problems.push(problemOf(row, 'too-many-cells', surplus))
    taken.push(row)
  }
  const columns = header.cells.flatMap((name, index) => {
    const words = taken.map(({ cells }) => cells[index] ?? '')
    return isBlank(name) && words.every(isBlank) ? [] : [readColumn(titleFromWords(name), words)]
  })
  return { ok: true, columns, rowCount: taken.length, problems }
}

/** The list of what was read, each column as its type says. */
export function draftOfListCsv(columns: readonly ListCsvColumn[], title: string): DraftList {
  const values = columns.map(({ type, words }) => words.map((cell) => readValue(type, cell)))
  return {
    title,
    columns: columns.map(({ title: name, type, words }) =>
      type === 'choice' ? { title: name, type, options: optionsOf(words) } : { title: name, type },
    ),
    rows: (columns[0]?.words ?? []).map((_, row) => values.map((column) => column[row] ?? null)),
  }
}

function readColumn(title: string, words: readonly string[]): ListCsvColumn {
  const filled = words.filter((cell) => !isBlank(cell))
  const types = columnType.options.filter((type) => holds(type, filled))
  return { title, type: guessType(types, filled), types, words }
}

function holds(type: ColumnType, filled: readonly string[]): boolean {
  if (isTextType(type)) return true
  if (filled.length === 0) return type !== 'choice'
  if (type !== 'choice') return filled.every((cell) => parsePlainValue(type, cell) !== undefined)
  const options = optionsOf(filled)
  return options.length <= maxOptions && options.every(isOption)
}

/** Careful: what is kept as text loses nothing, and its person can still choose another type. */
function guessType(types: readonly ColumnType[], filled: readonly string[]): ColumnType {
  if (filled.length === 0) return 'text'
  if (types.includes('date')) return 'date'
  if (types.includes('amount') && (filled.some(hasEuroSign) || filled.every(hasCents))) return 'amount'
  if (types.includes('number') && filled.every(isCount) && !filled.every(isYear)) return 'number'
  const { length } = optionsOf(filled)
  const isRepeated = length > 1 && length <= maxGuessedOptions && length * 2 <= filled.length
  return types.includes('choice') && isRepeated ? 'choice' : 'text'
}

function readValue(type: ColumnType, words: string): string | number | null {
  if (isTextType(type)) return words
  if (type === 'choice') return isBlank(words) ? null : words
  return parsePlainValue(type, words) ?? null
}

function optionsOf(words: readonly string[]): string[] {
  return [...new Set(words.filter((cell) => !isBlank(cell)))]
}

function isOption(words: string): boolean {
  return words === words.trim() && words.length <= maxOptionLength && !words.includes('\n')
}

function hasEuroSign(words: string): boolean {
  return /€|EUR/.test(words)
}

function hasCents(words: string): boolean {
  return /^-?(0|[1-9]\d*|[1-9]\d{0,2}(\.\d{3})+),\d{2}$/.test(words.trim())
}

/** Not a telephone number, an article number or a number of chapters: those lose their noughts or digits. */
function isCount(words: string): boolean {
  const bare = words.trim()
  return /^-?(0|[1-9]\d*|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?$/.test(bare) && bare.replace(/\D/g, '').length <= 15
}

/** Shown as a number, 2026 would be 2.026, and be added up. */
function isYear(words: string): boolean {
  return /^(19|20)\d{2}$/.test(words.trim())
}
