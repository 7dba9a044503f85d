/** Remembers a person's column layout of one plan on this device. */
import type { ColumnLayout } from './column-layout.ts'
import { columnLayout, isStandard, standardLayout } from './column-layout.ts'

export type LayoutStore = {
  layout(): ColumnLayout
  set(layout: ColumnLayout): void
  subscribe(listener: () => void): () => void
}

export function createLayoutStore(userId: string, planId: string): LayoutStore {
  const key = `regietafel.columns:${userId}:${planId}`
  const listeners = new Set<() => void>()
  let layout = read(key)
  return {
    layout: () => layout,
    set(next) {
      layout = next
      try {
        if (isStandard(next)) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // Without storage the layout lives as long as this page.
      }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function read(key: string): ColumnLayout {
  try {
    return columnLayout.catch(standardLayout).parse(JSON.parse(localStorage.getItem(key) ?? 'null'))
  } catch {
    return standardLayout
  }
}
