/**
 * Makes taking back exact. Yjs takes back item by item: of a value that two people set at once it would remove the one
 * that stands and leave none, so that a row has no place; and of words that were taken back and done again in several
 * steps it can leave some behind. So: what still stands as a step left it becomes what it was before that step.
 */
import { simpleDiffString } from 'lib0/diff'
import * as Y from 'yjs'
import type { EditOrigin } from './documents.ts'

/** Somewhere that a step wrote: a text, or a plain value such as a place or a status. */
export type Written = {
  doc: Y.Doc
  read(): unknown
  write(value: unknown): void
  /** Whether nobody else wrote there since. */
  isOwn(): boolean
  before: unknown
  after: unknown
}

type Step = { undo(): boolean; redo(): boolean; drop(): void }

export function exactly(step: Step, written: readonly Written[], author: EditOrigin): Step {
  // Not the object that the step listens to: this is no step of its own.
  const origin = { ...author }
  function take(how: 'undo' | 'redo', from: 'before' | 'after', to: 'before' | 'after'): boolean {
    const standing = written.filter((one) => one.isOwn() && isSame(one.read(), one[from]))
    const changed = step[how]()
    const wrong = standing.filter((one) => !isSame(one.read(), one[to]))
    for (const one of wrong) one.doc.transact(() => one.write(one[to]), origin)
    return changed || wrong.length > 0
  }
  return {
    undo: () => take('undo', 'after', 'before'),
    redo: () => take('redo', 'before', 'after'),
    drop: step.drop,
  }
}

/** Listens to what is written with an origin; the answer ends that, and tells. */
export function captureWritten(doc: Y.Doc, origin: EditOrigin): () => Written[] {
  const written: Written[] = []
  function note(transaction: Y.Transaction): void {
    if (transaction.origin !== origin) return
    for (const [changed, keys] of transaction.changed) {
      const type: unknown = changed
      if (type instanceof Y.Text)
        written.push(writtenText(type, textBefore(type, transaction), type.toString()))
      else if (type instanceof Y.Map) {
        for (const [key, { oldValue }] of new Y.YMapEvent(type, transaction, keys).changes.keys) {
          if (!isShared(oldValue) && !isShared(type.get(key))) written.push(writtenValue(type, key, oldValue))
        }
      }
    }
  }
  doc.on('afterTransaction', note)
  return () => {
    doc.off('afterTransaction', note)
    return written
  }
}

export function writtenText(text: Y.Text, before: string, after: string): Written {
  return {
    doc: text.doc as Y.Doc,
    read: () => text.toString(),
    write(value) {
      const { index, remove, insert } = simpleDiffString(text.toString(), String(value))
      if (remove > 0) text.delete(index, remove)
      if (insert !== '') text.insert(index, insert)
    },
    // Words that are the same have nobody else's in them.
    isOwn: () => true,
    before,
    after,
  }
}

function writtenValue(map: Y.Map<unknown>, key: string, before: unknown): Written {
  const doc = map.doc as Y.Doc
  return {
    doc,
    read: () => map.get(key),
    write: (value) => (value === undefined ? map.delete(key) : map.set(key, value)),
    isOwn() {
      const item = map._map.get(key)
      return item === undefined || item.id.client === doc.clientID
    },
    before,
    after: map.get(key),
  }
}

/** Its words before the transaction, from what that put in and took out. */
function textBefore(text: Y.Text, transaction: Y.Transaction): string {
  const { beforeState, deleteSet } = transaction
  let words = ''
  for (let item = text._start; item !== null; item = item.right) {
    const isNew = item.id.clock >= (beforeState.get(item.id.client) ?? 0)
    const wasThere = !isNew && (!item.deleted || Y.isDeleted(deleteSet, item.id))
    if (wasThere && item.content instanceof Y.ContentString) words += item.content.str
  }
  return words
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function isShared(value: unknown): boolean {
  return value instanceof Y.AbstractType
}
