/** Which cells differ from another paper, marked on demand without drawing the rows again. */
import { useSyncExternalStore } from 'react'
import type { CellAddress } from './cell.ts'

/** `was` in words; empty for what is new. */
export type CellChange = { mark: 'added' | 'changed' | 'removed' | 'moved'; was: string }
/** By entity, then by column. */
export type CellChanges = ReadonlyMap<string, ReadonlyMap<string, CellChange>>

export type ChangeStore = {
  at(entity: string, column: string): CellChange | undefined
  set(changes: CellChanges | null): void
  subscribe(listener: () => void): () => void
}

export function createChangeStore(): ChangeStore {
  let changes: CellChanges | null = null
  const listeners = new Set<() => void>()
  return {
    at: (entity, column) => changes?.get(entity)?.get(column),
    set(next) {
      if (changes === next) return
      changes = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useCellChange(changes: ChangeStore, address: CellAddress | null): CellChange | undefined {
  return useSyncExternalStore(changes.subscribe, () =>
    address === null ? undefined : changes.at(address.entity, address.column),
  )
}
