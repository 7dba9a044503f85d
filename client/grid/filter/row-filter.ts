/** Which rows a filter lets through: a pure function over the rows of a plan. */
import type { Plan, TableKind } from '#shared/plan/schema.ts'
import { status as statuses, tableKinds } from '#shared/plan/schema.ts'
import { foldWords } from '../../i18n/fold-words.ts'
import { columnId } from '../cell.ts'
import type { StatusWords } from '../cell-content.ts'
import { readCellWords } from '../cell-content.ts'
import type { Row, StepRow } from '../row.ts'

export const facets = ['theme', 'table', 'municipality', 'owner', 'status'] as const
/** What one can choose values of. */
export type Facet = (typeof facets)[number]

/** Within a facet one of the chosen values is enough; every facet, and every word, has to fit. */
export type RowFilter = Readonly<{
  words: string
  /** By facet the ids of what was chosen; a regisseur's id is the name, folded. */
  chosen: Readonly<Partial<Record<Facet, readonly string[]>>>
}>

export type RowTest = (row: StepRow) => boolean
export type FilteredRows = { rows: Row[]; shown: number; total: number }

/** Stands among the chosen values for cells in which nothing is filled in. */
export const emptyChoice = '∅'

export const noFilter: RowFilter = { words: '', chosen: {} }

export function isOn({ words, chosen }: RowFilter): boolean {
  return words.trim() !== '' || facets.some((facet) => (chosen[facet]?.length ?? 0) > 0)
}

/** The filter with other values chosen of a facet. */
export function withChosen(filter: RowFilter, facet: Facet, values: readonly string[]): RowFilter {
  return { ...filter, chosen: { ...filter.chosen, [facet]: values } }
}

/** Whether a row fits by its own content. */
export function createRowTest({ words, chosen }: RowFilter, plan: Plan, statusWords: StatusWords): RowTest {
  const wanted = foldWords(words).split(' ').filter(Boolean)
  const columns = [...Object.values(columnId), ...plan.columns.map(({ id }) => id)]
  const choices = facets.flatMap((facet) => {
    const values = new Set(chosen[facet])
    return values.size === 0 ? [] : [{ facet, values }]
  })
  return (row) => {
    if (!choices.every(({ facet, values }) => valuesOf(row, facet).some((value) => values.has(value))))
      return false
    if (wanted.length === 0) return true
    const content = foldWords(
      columns.map((column) => readCellWords(row, column, plan, statusWords)).join('\n'),
    )
    return wanted.every((word) => content.includes(word))
  }
}

/** The rows that are kept with the headings above them; a heading without any is left out. */
export function filterRows(
  rows: readonly Row[],
  keeps: RowTest,
  keepsTheme: (theme: string) => boolean = () => false,
): FilteredRows {
  const kept: Row[] = []
  /** Headings under which nothing was kept yet. */
  let waiting: Row[] = []
  let [shown, total] = [0, 0]
  const flush = () => {
    for (const heading of waiting) kept.push(heading)
    waiting = []
  }
  for (const row of rows) {
    if (row.kind === 'theme') waiting = [row]
    else if (row.kind === 'introduction') waiting.push(row)
    else if (row.kind === 'table') waiting = [...waiting.filter(({ kind }) => kind !== 'table'), row]
    if ('theme' in row && keepsTheme(row.theme)) flush()
    if (row.kind === 'add' && !waiting.some(({ kind }) => kind === 'table')) kept.push(row)
    if (row.kind !== 'step') continue
    total++
    if (!keeps(row)) continue
    shown++
    flush()
    kept.push(row)
  }
  return { rows: kept.map((row, index) => asShown(row, index, kept)), shown, total }
}

export type FacetOption = { id: string; label: string }

/** What there is to choose of a facet, in the order of the plan; names are empty where a thing has none. */
export function optionsOf(facet: Facet, plan: Plan): FacetOption[] {
  switch (facet) {
    case 'theme':
      return plan.themes.map(({ id, title }, index) => ({ id, label: `${index + 1} ${title}` }))
    case 'table':
      return tableKinds.map((id) => ({ id, label: '' }))
    case 'municipality':
      return [
        ...plan.municipalities.map(({ id, name }) => ({ id, label: name })),
        { id: emptyChoice, label: '' },
      ]
    case 'owner':
      return ownersOf(plan)
    case 'status':
      return [...statuses.options, emptyChoice].map((id) => ({ id, label: '' }))
  }
}

function valuesOf({ theme, table, step }: StepRow, facet: Facet): readonly string[] {
  switch (facet) {
    case 'theme':
      return [theme]
    case 'table':
      return [table satisfies TableKind]
    case 'municipality':
      return step === null || step.municipalities.length === 0 ? [emptyChoice] : step.municipalities
    case 'owner':
      return ownerIds(step?.owner ?? '')
    case 'status':
      return [step?.status ?? emptyChoice]
  }
}

/** Several people in one cell stand apart by a comma, a semicolon, a slash or a line break. */
function namesIn(owner: string): string[] {
  return owner
    .split(/[,;/\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
}

function ownerIds(owner: string): string[] {
  const names = namesIn(owner)
  return names.length === 0 ? [emptyChoice] : names.map(foldWords)
}

function ownersOf({ themes }: Plan): FacetOption[] {
  const found = new Map<string, string>()
  for (const { tables } of themes) {
    for (const { steps } of Object.values(tables).flat()) {
      for (const { owner } of steps) {
        for (const name of namesIn(owner)) {
          const id = foldWords(name)
          if (!found.has(id)) found.set(id, name)
        }
      }
    }
  }
  const names = [...found].map(([id, label]) => ({ id, label }))
  return [...names.sort((a, b) => a.label.localeCompare(b.label, 'nl')), { id: emptyChoice, label: '' }]
}

/** The last row of an action is the last that is shown, and a table says how many of its actions are. */
function asShown(row: Row, index: number, kept: readonly Row[]): Row {
  if (row.kind === 'step') {
    const next = kept[index + 1]
    const last = next?.kind !== 'step' || next.action !== row.action
    return last === row.last ? row : { ...row, last }
  }
  if (row.kind !== 'table') return row
  const actions = new Set<string>()
  for (let at = index + 1; kept[at]?.kind === 'step'; at++) actions.add((kept[at] as StepRow).action)
  return { ...row, shown: actions.size }
}
