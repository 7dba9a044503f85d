/**
 * Whether Enter stays where it is: for who hears the grid read out, a cell that moves away under every Enter is
 * a cell to look for. A person chooses it for this device.
 */
import { useSyncExternalStore } from 'react'

export type ScreenReaderMode = {
  isOn(): boolean
  set(isOn: boolean): void
  subscribe(listener: () => void): () => void
}

export function openScreenReaderMode(person: string): ScreenReaderMode {
  const key = `regietafel.screen-reader.${person}`
  const listeners = new Set<() => void>()
  let isOn = read(key)
  return {
    isOn: () => isOn,
    set(next) {
      isOn = next
      try {
        if (next) localStorage.setItem(key, 'on')
        else localStorage.removeItem(key)
      } catch {
        // A browser that forbids storage still does it, until the page is closed.
      }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useScreenReaderMode(mode: ScreenReaderMode): boolean {
  return useSyncExternalStore(mode.subscribe, mode.isOn)
}

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'on'
  } catch {
    return false
  }
}
