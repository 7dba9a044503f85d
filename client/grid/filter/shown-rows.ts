/**
 * Which rows the grid shows. A filter never takes away the row that a person is at, nor rows that were added
 * since it was set: those go when the person leaves them, or when the filter changes.
 */
import type { Plan } from '#shared/plan/schema.ts'
import type { StatusWords } from '../cell-content.ts'
import type { Row, StepRow } from '../row.ts'
import type { FilterStore } from './filter-store.ts'
import type { RowTest } from './row-filter.ts'
import { createRowTest, filterRows, isOn } from './row-filter.ts'

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
  statusWords: () => StatusWords
  /** Ids of the rows that the person is at. */
  rowsInUse: () => ReadonlySet<string>
}

export function createShownRows({ store, statusWords, rowsInUse }: Options): ShownRows {
  let of = store.state().filter
  const kept = new Set<string>()
  let inUse: ReadonlySet<string> = new Set()
  let pickAnew: (() => void) | null = null
  let leaving: ReturnType<typeof setTimeout> | undefined

  const isKept = ({ id, action, step }: StepRow) =>
    inUse.has(id) || kept.has(action) || (step !== null && kept.has(step.id))

  return {
    pick(all, plan) {
      const { filter } = store.state()
      if (filter === of) inUse = rowsInUse()
      else {
        inUse = new Set()
        kept.clear()
      }
      of = filter
      if (!isOn(filter)) return all
      const fits = createRowTest(filter, plan, statusWords())
      let astray = 0
      const found = filterRows(
        all,
        (row) => {
          if (fits(row)) return true
          if (!isKept(row)) return false
          astray++
          return true
        },
        (theme) => kept.has(theme),
      )
      store.tell({ shown: found.shown, total: found.total, astray })
      return found.rows
    },
    test(plan) {
      return isOn(of) ? createRowTest(of, plan(), statusWords()) : null
    },
    keep(id) {
      if (isOn(of)) kept.add(id)
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
