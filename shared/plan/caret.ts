/** Where somebody's caret stands in a shared text, so that it keeps its spot whatever is typed around it. */
import * as Y from 'yjs'
import type { PlanDocuments } from './documents.ts'
import type { TextRef } from './text-cell.ts'
import { findText } from './text-cell.ts'

/** Yjs' relative positions, in hex; `anchor` is where a selection began, `head` where its caret is. */
export type Caret = { anchor: string; head: string }
/** In UTF-16 code units. */
export type CaretRange = { anchor: number; head: number }

/** Null while the cell has no shared text. */
export function encodeCaret(documents: PlanDocuments, ref: TextRef, range: CaretRange): Caret | null {
  const text = findText(documents, ref)
  if (text === null) return null
  const encode = (index: number) =>
    toHex(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index)))
  return { anchor: encode(range.anchor), head: encode(range.head) }
}

/** Null for a position that is nowhere in that text (any more), and for what is none. */
export function locateCaret(documents: PlanDocuments, ref: TextRef, caret: Caret): CaretRange | null {
  const text = findText(documents, ref)
  if (text?.doc == null) return null
  const anchor = locate(text, text.doc, caret.anchor)
  const head = locate(text, text.doc, caret.head)
  return anchor === null || head === null ? null : { anchor, head }
}

function locate(text: Y.Text, doc: Y.Doc, position: string): number | null {
  try {
    const relative = Y.decodeRelativePosition(fromHex(position))
    const found = Y.createAbsolutePositionFromRelativePosition(relative, doc)
    return found?.type === text ? found.index : null
  } catch {
    return null
  }
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
