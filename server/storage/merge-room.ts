/** A room's snapshot and the updates behind it, made one. */
import * as Y from 'yjs'
import type { LoadedRoom } from './storage.ts'

/**
 * Goes through a document rather than through Y.mergeUpdates: that grows with the square of the number of
 * updates (100,000: minutes against seconds) and keeps what was deleted. What waits for a missing update stays. An
 * update that can't be read is left out, as the open room leaves it out; a snapshot that can't be read throws.
 */
export function mergeRoom(
  { snapshot, updates }: LoadedRoom,
  onUnreadable: (error: unknown) => void = () => {},
): Uint8Array {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      if (snapshot !== null) Y.applyUpdate(doc, snapshot)
      for (const update of updates) {
        try {
          Y.applyUpdate(doc, update)
        } catch (error) {
          onUnreadable(error)
        }
      }
    })
    return Y.encodeStateAsUpdate(doc)
  } finally {
    doc.destroy()
  }
}
