/** Updates as few as possible. */
import * as Y from 'yjs'

/** One update of all that an author sent in a turn; apart where Yjs can't merge them. */
export function mergeOrKeep(updates: Uint8Array[]): Uint8Array[] {
  try {
    return [Y.mergeUpdates(updates)]
  } catch {
    return updates
  }
}
