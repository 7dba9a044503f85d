/**
 * Which rows the grid shows. A filter never takes away the row that a person is at, nor rows that were added
 * since it was set: those go when the person leaves them, or when the filter changes.
 */
import type { Plan } from '#shared/plan/schema.ts'
import type { StatusWords } from '../cell-content.ts'
import type { AnyListRow } from '../list-row.ts'
import type { CellRow, Row } from '../row.ts'
import { facetsOf } from './facets.ts'
import { filterListRows, filterRows } from './filter-rows.ts'
import type { FilterStore } from './filter-store.ts'
import type { Facet, RowTest } from './row-filter.ts'
import { createRowTest, isOn } from './row-filter.ts'

export type ShownRows = {
  /** Picks out of all rows those to show now. */
  pick(all: readonly Row[], plan: Plan): readonly Row[]
  /** Whether a row fits by its own content; null while everything is shown. */
  test(plan: () => Plan): RowTest | null
  /** An entity that this person made, or jumped to: it is shown until the filter changes. */
  keep(id: string): void
  /** Has rows picked anew when they have to be; the answer stops it. */
  open(pickAnew: () => void): () => void
  /** The person went elsewhere. */
  leave(): void
}

/** Rows that no longer fit go this long after the person left them, ms: not between two clicks. */
const leaveMs = 600

type Options = {
  store: FilterStore
  /** Of a list; without it of the action tables. */
  list: string | undefined
  statusWords: () => StatusWords
  /** Ids of the rows that the person is at. */
  rowsInUse: () => ReadonlySet<string>
}

export function createShownRows({ store, list, statusWords, rowsInUse }: Options): ShownRows {
  let of = store.state().filter
  let facets: readonly Facet[] = []
  const kept = new Set<string>()
  let inUse: ReadonlySet<string> = new Set()
  let pickAnew: (() => void) | null = null
  let leaving: ReturnType<typeof setTimeout> | undefined

  const isKept = (row: CellRow) =>
    inUse.has(row.id) ||
    (row.kind === 'entry'
      ? kept.has(row.entry.id)
      : kept.has(row.action) || (row.step !== null && kept.has(row.step.id)))

  return {
    pick(all, plan) {
      const { filter } = store.state()
      if (filter === of) inUse = rowsInUse()
      else {
        inUse = new Set()
        kept.clear()
      }
      of = filter
      facets = facetsOf(plan, list)
      if (!isOn(filter, facets)) return all
      const fits = createRowTest(filter, facets, plan, statusWords())
      let astray = 0
      const keeps = (row: CellRow) => {
        if (fits(row)) return true
        if (!isKept(row)) return false
        astray++
        return true
      }
      const found =
        list === undefined
          ? filterRows(all, keeps, (theme) => kept.has(theme))
          : filterListRows(all as readonly AnyListRow[], keeps)
      store.tell({ shown: found.shown, total: found.total, astray })
      return found.rows
    },
    test(plan) {
      return isOn(of, facets) ? createRowTest(of, facets, plan(), statusWords()) : null
    },
    keep(id) {
      if (isOn(of, facets)) kept.add(id)
    },
    open(pick) {
      pickAnew = pick
      const stop = store.subscribe(() => {
        if (store.state().filter !== of) pick()
      })
      return () => {
        stop()
        clearTimeout(leaving)
        pickAnew = null
      }
    },
    leave() {
      clearTimeout(leaving)
      if (store.state().astray > 0) leaving = setTimeout(() => pickAnew?.(), leaveMs)
    },
  }
}
