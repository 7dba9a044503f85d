/** A cell as words: what it copies as, and what words put into it would do. */
import type { EditOrigin, PlanDocuments } from '#shared/plan/documents.ts'
import { hasEntity, setMunicipalities, setPlainCell, setStatus } from '#shared/plan/edit-plan.ts'
import { formatPlainValue, parsePlainValue } from '#shared/plan/plain-value.ts'
import type { PlanView } from '#shared/plan/plan-view.ts'
import type { Cells, Column, Plan } from '#shared/plan/schema.ts'
import { isTextType, status as statuses } from '#shared/plan/schema.ts'
import { readText, setText } from '#shared/plan/text-cell.ts'
import { addressOf, columnId, textRefOf } from './cell.ts'
import type { Row } from './row.ts'

/** The status words of the language of the screen, and of the file format. */
export type StatusWords = Readonly<Record<(typeof statuses.options)[number], string>>

export function readCellWords(row: Row, column: string, plan: Plan, statusWords: StatusWords): string {
  if (row.kind === 'theme') return row.title
  if (row.kind === 'introduction') return row.introduction
  if (row.kind === 'list') return row.title
  if (row.kind === 'list-introduction') return row.introduction
  if (row.kind === 'entry') return readOwnCell(row.columns, row.entry.cells, column)
  if (row.kind !== 'step') return ''
  const { step } = row
  switch (column) {
    case columnId.title:
      return row.title
    case columnId.text:
    case columnId.planning:
    case columnId.owner:
    case columnId.note:
      return step?.[column] ?? ''
    case columnId.status:
      return step?.status ? statusWords[step.status] : ''
    case columnId.municipalities:
      return plan.municipalities
        .filter(({ id }) => step?.municipalities.includes(id))
        .map(({ name }) => name)
        .join(', ')
    default:
      return readOwnCell(plan.columns, step?.cells, column)
  }
}

/** Whether there is anything in a cell. */
export function isFilled(row: Row, column: string, plan: Plan): boolean {
  if (column === columnId.status) return row.kind === 'step' && row.step?.status != null
  return readCellWords(row, column, plan, {} as StatusWords) !== ''
}

/** The edit that puts words into a cell; null when the cell can't hold them. Empty words empty the cell. */
export function writeCellWords(
  { documents, view }: { documents: PlanDocuments; view: PlanView },
  row: Row,
  column: string,
  words: string,
  statusWords: StatusWords,
): ((origin: EditOrigin) => void) | null {
  const plan = view.plan()
  const address = addressOf(row, column)
  if (address === null) return null
  const text = textRefOf(row, column, plan.columns)
  if (text) {
    // Of a step that a colleague just made the note may still be under way.
    const isUnderWay =
      row.kind === 'step' &&
      hasEntity(documents, 'step', address.entity) &&
      readText(documents, text) === null
    return isUnderWay ? null : (origin) => setText(documents, text, words, origin)
  }
  const { entity: id } = address
  const bare = words.trim()

  if (column === columnId.status) {
    const found = statuses.options.find((option) => sameWords(statusWords[option], bare) || option === bare)
    if (bare !== '' && found === undefined) return null
    return (origin) => setStatus(documents, id, found ?? null, origin)
  }
  if (column === columnId.municipalities) {
    const names = bare
      .split(/[,\n]/)
      .map((name) => name.trim())
      .filter(Boolean)
    const found = names.map((name) => plan.municipalities.find((known) => sameWords(known.name, name))?.id)
    if (found.includes(undefined)) return null
    return (origin) => setMunicipalities(documents, id, found as string[], origin)
  }
  const own = (row.kind === 'entry' ? row.columns : plan.columns).find((known) => known.id === column)
  if (own === undefined || isTextType(own.type)) return null
  const { type } = own
  if (type === 'choice') {
    const option = own.options.find((known) => sameWords(known, bare))
    if (bare !== '' && option === undefined) return null
    return (origin) => setPlainCell(documents, id, { id: column, type }, option ?? null, origin)
  }
  const value = parsePlainValue(type, bare)
  if (value === undefined) return null
  return (origin) => setPlainCell(documents, id, { id: column, type }, value, origin)
}

function readOwnCell(columns: readonly Column[], cells: Readonly<Cells> | undefined, column: string): string {
  const own = columns.find(({ id }) => id === column)
  const value = cells?.[column]
  if (own === undefined || value === undefined) return ''
  return isTextType(own.type) || own.type === 'choice' ? String(value) : formatPlainValue(own.type, value)
}

function sameWords(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase()
}
