/**
 * Where a document is kept on this device (IndexedDB). The browser may take that away at any moment, and writing fails
 * on a full disk: then the document goes on without it. An error must never get out of Yjs' `update` event: after one
 * Yjs tells of no edit any more, neither the server nor the screen.
 */
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { unsavedKey } from './device-names.ts'

export type DeviceStore = {
  /** Whether what was written stands there, and what comes will. */
  isWorking(): boolean
  /** Whether a transaction with this origin brings what was kept. */
  isOrigin(origin: unknown): boolean
  /** How many cells with unsaved edits earlier pages noted. */
  readUnsaved(): Promise<number>
  noteUnsaved(cells: number): void
  /** Resolves when all that was kept is in the document; never when it can't be read. */
  whenRead: Promise<unknown>
  /** Calls back when all that was written up to now stands there. Answers false when that can't be asked now. */
  whenWritten(callback: () => void): boolean
  /** Resolves when all stands there that should. */
  close(): Promise<void>
}

/** `onBroken`: it stopped working, for good. */
export function openDeviceStore(name: string, doc: Y.Doc, onBroken: () => void): DeviceStore {
  const persistence = new IndexeddbPersistence(name, doc)
  let working = true

  const storeUpdate = persistence._storeUpdate
  const write = (update: Uint8Array, origin: unknown) => attempt(() => storeUpdate(update, origin))
  doc.off('update', storeUpdate)
  doc.on('update', write)
  persistence._db.then((db) => {
    // It is deleted; it was lost; something could not be written.
    for (const type of ['versionchange', 'close', 'abort']) db.addEventListener(type, breakOff)
  }, breakOff)

  function attempt(work: () => void): void {
    if (!working) return
    try {
      work()
    } catch {
      breakOff()
    }
  }

  function breakOff(): void {
    if (!working) return
    stopWriting()
    // What is being read comes in still.
    if (persistence.synced) void destroy()
    else void persistence.whenSynced.then(destroy)
    onBroken()
  }

  function stopWriting(): void {
    working = false
    doc.off('update', write)
  }

  async function destroy(): Promise<void> {
    await persistence.destroy().catch(() => undefined)
  }

  return {
    isWorking: () => working,
    isOrigin: (origin) => origin === persistence,
    async readUnsaved() {
      try {
        const noted: unknown = await persistence.get(unsavedKey)
        return typeof noted === 'number' ? noted : 0
      } catch {
        breakOff()
        return 0
      }
    },
    noteUnsaved(cells) {
      if (working) persistence.set(unsavedKey, cells).catch(breakOff)
    },
    whenRead: persistence.whenSynced,
    whenWritten(callback) {
      const { db } = persistence
      if (!working || db === null) return false
      attempt(() => {
        // The store writes in its own time; a reading that is asked for now comes after all writing asked before.
        db.transaction('updates').objectStore('updates').getKey(0).onsuccess = callback
      })
      return working
    },
    close() {
      stopWriting()
      return destroy()
    },
  }
}
