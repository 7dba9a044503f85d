/** Whether a row fits a filter: by words anywhere in it, and by the values that were chosen. */
import type { Plan } from '#shared/plan/schema.ts'
import { foldWords } from '../../i18n/fold-words.ts'
import { columnId } from '../cell.ts'
import type { StatusWords } from '../cell-content.ts'
import { readCellWords } from '../cell-content.ts'
import type { CellRow } from '../row.ts'

/** What one can choose values of. */
export type Facet = {
  id: string
  /** The name of a list's column; the plan's own facets have words of the screen. */
  title?: string
  /** Whether there is something to choose by it. */
  isOffered(): boolean
  /** In order; names are empty where a thing has none. */
  options(): FacetOption[]
  valuesOf(row: CellRow): readonly string[]
}
export type FacetOption = { id: string; label: string }

/** Within a facet one of the chosen values is enough; every facet, and every word, has to fit. */
export type RowFilter = Readonly<{
  words: string
  /** By facet the ids of what was chosen; the id of a name is the name, folded. */
  chosen: Readonly<Record<string, readonly string[]>>
}>

export type RowTest = (row: CellRow) => boolean

/** Stands among the chosen values for cells in which nothing is filled in. */
export const emptyChoice = '∅'

export const noFilter: RowFilter = { words: '', chosen: {} }

/** What was chosen of a column that is gone counts no more. */
export function isOn({ words, chosen }: RowFilter, facets: readonly Facet[]): boolean {
  return words.trim() !== '' || facets.some(({ id }) => (chosen[id]?.length ?? 0) > 0)
}

/** The filter with other values chosen of a facet. */
export function withChosen(filter: RowFilter, { id }: Facet, values: readonly string[]): RowFilter {
  return { ...filter, chosen: { ...filter.chosen, [id]: values } }
}

/** Whether a row fits by its own content. */
export function createRowTest(
  { words, chosen }: RowFilter,
  facets: readonly Facet[],
  plan: Plan,
  statusWords: StatusWords,
): RowTest {
  const wanted = foldWords(words).split(' ').filter(Boolean)
  const ofSteps = [...Object.values(columnId), ...plan.columns.map(({ id }) => id)]
  const choices = facets.flatMap((facet) => {
    const values = new Set(chosen[facet.id])
    return values.size === 0 ? [] : [{ facet, values }]
  })
  return (row) => {
    if (!choices.every(({ facet, values }) => facet.valuesOf(row).some((value) => values.has(value))))
      return false
    if (wanted.length === 0) return true
    const columns = row.kind === 'entry' ? row.columns.map(({ id }) => id) : ofSteps
    const content = foldWords(
      columns.map((column) => readCellWords(row, column, plan, statusWords)).join('\n'),
    )
    return wanted.every((word) => content.includes(word))
  }
}
