/** The text of a CSV file taken apart into cells, before anybody asks what they mean. */
import Papa from 'papaparse'
import { unguardCell } from './csv-guard.ts'
import { findField, findFieldBySynonym } from './csv-words.ts'

/** A record of the file. `line` is where it begins, counted in lines of the file from 1. */
export type CsvRow = {
  line: number
  cells: readonly string[]
  /** A quote was opened and not closed, or closed half-way: what stands in the cells can't be trusted. */
  broken: boolean
}

/** For a file of one column: a character that no text has. */
const noSeparator = '\u001f'

/** The first row with words is the header; lines without words are left out. `text` has LF as line break. */
export function readTable(text: string): { header: CsvRow | null; rows: CsvRow[] } {
  const { separator, body } = readDirective(text)
  const { data, errors } = Papa.parse(body, { delimiter: separator ?? detectSeparator(body), newline: '\n' })
  const broken = new Set(errors.map((error) => error.row))
  const rows: CsvRow[] = []
  let line = separator === null ? 1 : 2
  for (const [index, raw] of data.entries()) {
    const cells = raw.map(unguardCell)
    if (cells.some((cell) => !isBlank(cell))) rows.push({ line, cells, broken: broken.has(index) })
    line += 1 + raw.reduce((breaks, cell) => breaks + countLineBreaks(cell), 0)
  }
  return { header: rows[0] ?? null, rows: rows.slice(1) }
}

export function isBlank(cell: string): boolean {
  return cell.trim() === ''
}

/**
 * A first line that names the separator. In quotes it may as well be the title of a list's only column; then it
 * separates nothing.
 */
function readDirective(text: string): { separator: string | null; body: string } {
  const [line = '', quote, separator] = /^("?)sep=([;,\t|])\1(?:\n|$)/i.exec(text) ?? []
  const body = text.slice(line.length)
  const isDirective =
    separator !== undefined && (quote === '' || firstOutsideQuotes(body).includes(separator))
  return isDirective ? { separator, body } : { separator: null, body: text }
}

/** The first line without what stands in quotes. */
function firstOutsideQuotes(text: string): string {
  return text.replace(/"[^"]*"?/g, '').split('\n', 1)[0] ?? ''
}

/**
 * The separator with which the header shows most names that we know, and then the most cells. One that stands
 * only inside quotes is none.
 */
function detectSeparator(text: string): string {
  const header = text.slice(text.search(/\S/))
  const unquoted = firstOutsideQuotes(header)
  let best = { separator: noSeparator, known: -1, cells: 0 }
  for (const separator of [';', '\t', ','].filter((candidate) => unquoted.includes(candidate))) {
    const names = Papa.parse(header, { delimiter: separator, newline: '\n', preview: 1 }).data[0] ?? []
    const known = new Set(names.map(findAnyField).filter((field) => field !== null)).size
    if (known > best.known || (known === best.known && names.length > best.cells)) {
      best = { separator, known, cells: names.length }
    }
  }
  return best.separator
}

function findAnyField(name: string) {
  return findField(name) ?? findFieldBySynonym(name)
}

function countLineBreaks(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++
  return count
}
