/** Sends who asks what it lacks of a document, and not before all of that may be seen. */
import * as Y from 'yjs'
import { encodeSyncStep2 } from './frames.ts'

type Reader = { sendState(frame: Uint8Array): void }

export type StateSender<R extends Reader> = {
  /** Throws on a state vector that is none. */
  send(reader: R, stateVector: Uint8Array): void
  /** Something came into the document. */
  noteChange(): void
  /** What the document holds at this moment is sent to nobody before this has resolved. */
  holdUntil(committed: Promise<void>): void
  /** Whether a state waits for this reader. */
  isHeld(reader: R): boolean
  drop(reader: R): void
}

export function createStateSender<R extends Reader>(doc: Y.Doc): StateSender<R> {
  /** All of the document, for newcomers; null when it has to be encoded again. */
  let whole: Uint8Array | null = null
  let holding: Promise<void> | null = null
  const held = new Map<R, Uint8Array>()

  function encode(stateVector: Uint8Array): Uint8Array {
    if (stateVector.length > 1) return encodeSyncStep2(Y.encodeStateAsUpdate(doc, stateVector))
    whole ??= encodeSyncStep2(Y.encodeStateAsUpdate(doc))
    return whole
  }

  return {
    send(reader, stateVector) {
      const frame = encode(stateVector)
      if (holding === null) return reader.sendState(frame)
      // Of several questions of one reader the last is answered: it says what was still missing then.
      held.set(reader, frame)
      void holding.then(() => {
        if (held.get(reader) === frame && held.delete(reader)) reader.sendState(frame)
      })
    },
    noteChange() {
      whole = null
    },
    holdUntil(committed) {
      holding = committed
      void committed.then(() => {
        if (holding === committed) holding = null
      })
    },
    isHeld: (reader) => held.has(reader),
    drop: (reader) => void held.delete(reader),
  }
}
