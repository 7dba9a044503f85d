/**
 * Which cell is being edited. Regietafel edits cells itself: shared text has no value to commit at the end,
 * and AG Grid can't edit the spanning title column.
 */
import { useSyncExternalStore } from 'react'
import type { CellAddress } from './cell.ts'
import { sameCell } from './cell.ts'

export type Editing = CellAddress & {
  /** Typing on a cell replaces all there is by that letter. */
  replaceWith?: string | undefined
}

/** Where the focus goes when editing ends; `leave`: it already went elsewhere. */
export type EditingEnd = 'stay' | 'down' | 'next' | 'previous' | 'leave'

export type EditingStore = {
  current(): Editing | null
  start(editing: Editing): void
  stop(): void
  /**
   * What an editor needs for as long as editing lasts, made by the first to ask and closed at the end: the
   * grid draws a cell anew when its row moves far, and the editor then goes on where it was.
   */
  hold<Held extends { close(): void }>(make: () => Held | null): Held | null
  /** A letter typed before the editor was drawn; the editor takes them all when it is. */
  typeAhead(letter: string): void
  takeTyped(): string
  subscribe(listener: () => void): () => void
}

export function createEditingStore(): EditingStore {
  let editing: Editing | null = null
  let held: { close(): void } | null = null
  let typed = ''
  const listeners = new Set<() => void>()
  function set(next: Editing | null): void {
    if (editing === next) return
    editing = next
    held?.close()
    held = null
    typed = ''
    for (const listener of listeners) listener()
  }
  return {
    current: () => editing,
    start: set,
    stop: () => set(null),
    hold<Held extends { close(): void }>(make: () => Held | null): Held | null {
      held ??= make()
      return held as Held | null
    },
    typeAhead(letter) {
      typed += letter
    },
    takeTyped() {
      const letters = typed
      typed = ''
      return letters
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The editing of this cell, or null while it is only looked at. */
export function useEditing(store: EditingStore, address: CellAddress | null): Editing | null {
  return useSyncExternalStore(store.subscribe, () => {
    const current = store.current()
    return current !== null && sameCell(current, address) ? current : null
  })
}
