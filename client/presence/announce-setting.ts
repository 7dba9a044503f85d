/** Whether changes of colleagues are read out: kept on this device, on until somebody switches it off. */

const storageKey = 'regietafel.announceChanges'
const listeners = new Set<() => void>()

export const announceSetting = {
  isOn(): boolean {
    try {
      return localStorage.getItem(storageKey) !== 'off'
    } catch {
      return true
    }
  },
  set(on: boolean): void {
    try {
      if (on) localStorage.removeItem(storageKey)
      else localStorage.setItem(storageKey, 'off')
    } catch {
      // A browser that keeps nothing begins anew each time.
    }
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
