/** What a list can be filtered by: its choices, and columns of names. */
import type { Column, ListTable, Municipality } from '#shared/plan/schema.ts'
import { foldWords } from '../../i18n/fold-words.ts'
import type { CellRow } from '../row.ts'
import { nameIds, namesIn, optionsOfNames } from './names-in.ts'
import type { Facet, FacetOption } from './row-filter.ts'
import { emptyChoice } from './row-filter.ts'

/** Longer words are no name. */
const longestName = 40
/** More names than that are found sooner by typing one. */
const mostNames = 100

export function listFacets(list: ListTable, municipalities: readonly Municipality[]): Facet[] {
  return list.columns.flatMap((column): Facet[] => {
    const { id, title, type } = column
    const wordsOf = (row: CellRow) => String((row.kind === 'entry' && row.entry.cells[id]) || '')
    const common = { id, title }
    if (type === 'number' || type === 'amount' || type === 'date') return []
    if (type === 'choice')
      return [
        {
          ...common,
          isOffered: () => true,
          options: () => choicesOf(column),
          valuesOf: (row) => [wordsOf(row) || emptyChoice],
        },
      ]
    const cells = () => list.rows.map((row) => String(row.cells[id] ?? ''))
    return [
      {
        ...common,
        isOffered: () => holdsNames(cells(), municipalities),
        options: () => optionsOfNames(cells()),
        valuesOf: (row) => nameIds(wordsOf(row)),
      },
    ]
  })
}

function choicesOf({ options }: Column): FacetOption[] {
  return [...options.map((id) => ({ id, label: id })), { id: emptyChoice, label: '' }]
}

/** Short words of which some stand in several rows, or that are municipalities of the plan. */
function holdsNames(cells: readonly string[], municipalities: readonly Municipality[]): boolean {
  const known = new Set(municipalities.map(({ name }) => foldWords(name)))
  const found = new Set<string>()
  let repeats = false
  for (const cell of cells) {
    const names = namesIn(cell)
    if (names.some(({ length }) => length > longestName)) return false
    for (const id of new Set(names.map(foldWords))) {
      repeats ||= found.has(id)
      found.add(id)
    }
  }
  if (found.size < 2 || found.size > mostNames) return false
  return repeats || [...found].every((name) => known.has(name))
}
