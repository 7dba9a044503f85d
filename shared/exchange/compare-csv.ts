/** Differences between two versions as CSV: one line per difference, per field that differs. */
import Papa from 'papaparse'
import type { Column, Municipality } from '../plan/schema.ts'
import type { Comparison, Difference, FieldDifference } from '../version/difference.ts'
import { guardCell } from './csv-guard.ts'
import { writeAmount } from './csv-value.ts'
import { tableWords, titleToWords } from './csv-words.ts'

const header = ['Thema', 'Tabel', 'Actie', 'Stap', 'Soort', 'Onderdeel', 'Was', 'Wordt']

const changeWords: Record<Difference['change'], string> = {
  added: 'nieuw',
  changed: 'gewijzigd',
  removed: 'vervallen',
  moved: 'verplaatst',
}

const kindWords: Record<Difference['kind'], string> = {
  plan: 'Plan',
  column: 'Kolom',
  municipality: 'Gemeente',
  theme: 'Thema',
  action: 'Actie',
  step: 'Stap',
  list: 'Overzicht',
  listColumn: 'Kolom',
  listRow: 'Rij',
}

const fieldWords: Record<Exclude<FieldDifference['field'], 'cell'>, string> = {
  title: 'Titel',
  introduction: 'Inleiding',
  text: 'Stap',
  planning: 'Planning',
  owner: 'Regisseur',
  municipalities: 'Gemeenten',
  status: 'Status',
  note: 'Toelichting',
  name: 'Naam',
  type: 'Soort kolom',
  options: 'Keuzes',
}

/** The whole file as text, byte order mark included, quoted and guarded as the export of a plan is. */
export function exportComparison(
  { differences, columns, municipalities }: Pick<Comparison, 'differences' | 'columns' | 'municipalities'>,
  { separator }: { separator: ';' | ',' },
): string {
  const names = { columns, municipalities }
  const lines = [header, ...differences.flatMap((one) => linesOf(one, names))]
  const cells = lines.map((line) => line.map((cell) => guardCell(clean(cell))))
  return `\uFEFF${Papa.unparse(cells, { delimiter: separator, newline: '\r\n' })}\r\n`
}

type Names = { columns: readonly Column[]; municipalities: readonly Municipality[] }

function linesOf(one: Difference, names: Names): string[][] {
  const begin = [...placeCells(one), changeWords[one.change]]
  if (one.change === 'moved')
    return [[...begin, kindWords[one.kind], spotWords(one.from), spotWords(one.spot)]]
  if (one.fields.length === 0) return [[...begin, kindWords[one.kind], '', '']]
  return one.fields.map((field) => [
    ...begin,
    partWords(one, field, names),
    valueWords(field, field.was, names),
    valueWords(field, field.becomes, names),
  ])
}

/** Theme, table, action and step, or list and row, as far as they say where it is. */
function placeCells({ kind, label, spot }: Difference): string[] {
  const theme = kind === 'theme' ? label : spot.theme?.title
  const action = kind === 'action' ? label : spot.action?.title
  const list = kind === 'list' ? label : spot.list?.title
  return [
    theme === undefined ? '' : titleToWords(theme),
    list !== undefined ? titleToWords(list) : spot.table === null ? '' : tableWords[spot.table],
    action === undefined ? '' : titleToWords(action),
    kind === 'step' || kind === 'listRow' ? label : '',
  ]
}

function partWords({ kind, label }: Difference, { field, column }: FieldDifference, names: Names): string {
  if (field === 'cell') return titleToWords(names.columns.find(({ id }) => id === column)?.title ?? '')
  const words = fieldWords[field]
  return kind === 'column' || kind === 'listColumn' || kind === 'municipality'
    ? `${kindWords[kind]} ${titleToWords(label)}: ${words}`
    : words
}

function valueWords({ field, column }: FieldDifference, value: FieldDifference['was'], names: Names): string {
  if (value === null) return ''
  const type = names.columns.find(({ id }) => id === column)?.type
  if (typeof value === 'number')
    return type === 'amount' ? writeAmount(value) : String(value).replace('.', ',')
  if (typeof value === 'string') {
    return type === 'date' ? value.split('-').reverse().join('-') : value
  }
  if (field !== 'municipalities') return value.join(', ')
  return value.map((id) => names.municipalities.find((one) => one.id === id)?.name ?? '').join(', ')
}

/** Where it stands, and as which of its list. */
function spotWords({ theme, table, action, list, place }: Difference['spot']): string {
  const words = [list?.title, theme?.title, table === null ? undefined : tableWords[table], action?.title]
  return [...words.flatMap((one) => (one === undefined ? [] : [titleToWords(one)])), place].join(' > ')
}

function clean(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed()
}
