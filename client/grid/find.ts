/** Finding words in the whole plan, also in rows that are not drawn. */
import { useSyncExternalStore } from 'react'
import type { Plan } from '#shared/plan/schema.ts'
import { foldWords } from '../i18n/fold-words.ts'
import type { CellAddress } from './cell.ts'
import { addressOf, columnId, sameCell } from './cell.ts'
import type { StatusWords } from './cell-content.ts'
import { readCellWords } from './cell-content.ts'
import type { Row } from './row.ts'

export type Match = { row: string; column: string; address: CellAddress }
export type FindState = {
  words: string
  matches: readonly Match[]
  at: number
  /** How many more there are in rows and columns that are hidden. */
  hidden: readonly Match[]
}

/** Where is looked: the rows and columns that are shown, and all rows there are. */
export type Findable = {
  shown: readonly Row[]
  columns: readonly string[]
  all: readonly Row[]
  plan: Plan
  statusWords: StatusWords
}

export type FindStore = {
  /** null while nothing is looked for. */
  state(): FindState | null
  isMatch(address: CellAddress): boolean
  /** Looks again from the top; empty words look for nothing. */
  search(words: string, where: Findable): void
  /** To the next match or the one before, round the end. */
  step(by: 1 | -1): Match | null
  close(): void
  subscribe(listener: () => void): () => void
}

export function createFindStore(): FindStore {
  const listeners = new Set<() => void>()
  let current: FindState | null = null
  let found: ReadonlySet<string> = new Set()

  function set(next: FindState | null): void {
    current = next
    found = new Set(next?.matches.map(({ address }) => keyOf(address)))
    for (const listener of listeners) listener()
  }

  return {
    state: () => current,
    isMatch: (address) => found.has(keyOf(address)),
    search(words, { shown, columns, all, plan, statusWords }) {
      if (words.trim() === '') return set({ words, matches: [], at: 0, hidden: [] })
      const matches = findMatches(words, shown, plan, statusWords).filter(({ column }) =>
        columns.includes(column),
      )
      const met = new Set(matches.map(({ address }) => keyOf(address)))
      const everywhere = findMatches(words, all, plan, statusWords)
      set({ words, matches, at: 0, hidden: everywhere.filter(({ address }) => !met.has(keyOf(address))) })
    },
    step(by) {
      if (current === null || current.matches.length === 0) return null
      const count = current.matches.length
      const at = (current.at + by + count) % count
      set({ ...current, at })
      return current.matches[at] ?? null
    },
    close: () => set(null),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Matches from top to bottom, without regard to case or accents; an action's title counts once. */
export function findMatches(
  words: string,
  rows: readonly Row[],
  plan: Plan,
  statusWords: StatusWords,
): Match[] {
  const wanted = foldWords(words.trim())
  const ofStep = [
    columnId.title,
    columnId.text,
    columnId.planning,
    columnId.owner,
    columnId.municipalities,
    columnId.status,
    columnId.note,
    ...plan.columns.map(({ id }) => id),
  ]
  const matches: Match[] = []
  let action: string | null = null
  for (const row of rows) {
    const ofEntry = row.kind === 'entry' ? row.columns.map(({ id }) => id) : [columnId.title]
    for (const column of row.kind === 'step' ? ofStep : ofEntry) {
      if (row.kind === 'step' && column === columnId.title && row.action === action) continue
      const address = addressOf(row, column)
      if (address === null) continue
      if (!foldWords(readCellWords(row, column, plan, statusWords)).includes(wanted)) continue
      matches.push({ row: row.id, column, address })
    }
    if (row.kind === 'step') action = row.action
  }
  return matches
}

/** Whether a cell is the match one stands at, another match, or none. */
export function useFound(find: FindStore, address: CellAddress | null): 'current' | 'other' | null {
  return useSyncExternalStore(find.subscribe, () => {
    const state = find.state()
    if (state === null || address === null) return null
    const here = state.matches[state.at]
    if (here && sameCell(here.address, address)) return 'current'
    return find.isMatch(address) ? 'other' : null
  })
}

function keyOf({ entity, column }: CellAddress): string {
  return `${entity} ${column}`
}
