/** Somebody who opens a plan and has nothing of it yet. */
import * as Y from 'yjs'
import type { Target } from '../target/target.ts'
import { encodeUpdateFrame } from './edit-source.ts'
import { readContent } from './frame-reader.ts'
import { openPerson } from './person.ts'

const emptyStateVector = Uint8Array.of(0)
const client = 800_000_000

/**
 * From knocking to the last byte of the document, and to having it in a Y.Doc. Throws when that is not what
 * was expected (without `expects` nobody looks). `brings` is sent, to who had nothing.
 */
export async function openWholePlan(
  target: Target,
  { brings, expects, number = 0 }: { brings?: Uint8Array; expects?: Uint8Array; number?: number },
): Promise<{ openMs: number; appliedMs: number }> {
  const doc = new Y.Doc()
  const start = performance.now()
  const whole = Promise.withResolvers<{ openMs: number; update: Uint8Array }>()
  const person = await openPerson({
    target,
    room: target.rooms[0] ?? '',
    number,
    client,
    stateVector: emptyStateVector,
    onMessage(message) {
      const openMs = performance.now() - start
      const update = readContent(message)
      if (update !== null) whole.resolve({ openMs, update })
    },
  })
  const { openMs, update } = await whole.promise
  if (brings !== undefined) person.sendFrame(encodeUpdateFrame(brings))
  if (expects === undefined) return { openMs, appliedMs: Number.NaN }
  const before = performance.now()
  Y.applyUpdate(doc, update)
  const appliedMs = openMs + performance.now() - before
  requireSame(doc, expects)
  return { openMs, appliedMs }
}

function requireSame(doc: Y.Doc, expects: Uint8Array): void {
  const expected = new Y.Doc()
  Y.applyUpdate(expected, expects)
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(expected))) throw new Error('another plan was opened')
}
