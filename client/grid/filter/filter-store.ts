/** The filter of one person on one screen, and how many rows it shows. Nobody else sees it. */
import type { RowFilter } from './row-filter.ts'
import { noFilter } from './row-filter.ts'

export type FilterState = {
  filter: RowFilter
  /** Steps' rows that are shown, and all there are. */
  shown: number
  total: number
  /** Rows that no longer fit, and stay as long as the person is in them. */
  astray: number
}

export type FilterStore = {
  state(): FilterState
  set(filter: RowFilter): void
  /** The grid tells what came of it. */
  tell(counts: Omit<FilterState, 'filter'>): void
  subscribe(listener: () => void): () => void
}

export function createFilterStore(filter: RowFilter = noFilter): FilterStore {
  let state: FilterState = { filter, shown: 0, total: 0, astray: 0 }
  const listeners = new Set<() => void>()
  function update(next: FilterState): void {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    state: () => state,
    set: (next) => update({ ...state, filter: next }),
    tell(counts) {
      const { shown, total, astray } = state
      if (shown === counts.shown && total === counts.total && astray === counts.astray) return
      update({ ...state, ...counts })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
