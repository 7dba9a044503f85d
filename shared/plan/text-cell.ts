/** One open text cell: the handle through which an editor types into shared text. */
import * as Y from 'yjs'
import type { EditOrigin, PlanDocuments } from './documents.ts'
import { cellField, notesOf, requireEntity, requireRow, titleOf } from './documents.ts'
import { exactly, writtenText } from './exact-undo.ts'
import type { UndoStep } from './undo-step.ts'
import { stepOf } from './undo-step.ts'

/** Names a shared text. `cell`: of a step in a column of the plan, or of a list's row in a column of the list. */
export type TextRef =
  | { kind: 'plan'; field: 'title' }
  | { kind: 'theme'; id: string; field: 'title' | 'introduction' }
  | { kind: 'action'; id: string; field: 'title' }
  | { kind: 'step'; id: string; field: 'text' | 'planning' | 'owner' | 'note' }
  | { kind: 'list'; id: string; field: 'title' | 'introduction' }
  | { kind: 'cell'; id: string; column: string }

export type TextChange = { mine: boolean; delta: Y.YTextEvent['delta'] }

export type TextCell = {
  read(): string
  /** Replaces the UTF-16 code units from `start` to `end` by `inserted`. */
  replace(start: number, end: number, inserted: string): void
  /** Calls back after every change by anyone; `mine` is true for changes through this handle. */
  observe(listener: (change: TextChange) => void): () => void
  /** Takes back, or does again, one's own last burst of typing through this handle. */
  undo(): void
  redo(): void
  /** What is typed from now on is taken back apart from what was typed before. */
  beginStep(): void
  /** Takes back what was typed through this handle; what others typed stays. */
  revert(): void
  /** Ends the typing. What was typed comes back as one step to undo, or null when nothing was. */
  close(): UndoStep | null
}

/** Opens a text for typing, or null while it has no shared text (the server will give it one). */
export function openTextCell(documents: PlanDocuments, ref: TextRef, origin: EditOrigin): TextCell | null {
  const found = findText(documents, ref)
  if (found === null) return null
  const text = found
  const doc = text.doc as Y.Doc
  const session = { ...origin }
  const history = new Y.UndoManager(text, { trackedOrigins: new Set([session]) })
  const before = text.toString()
  let isAlone = true
  const noteOthers = (_: Y.YTextEvent, { origin: by }: Y.Transaction) => {
    isAlone &&= by === session || by === history
  }
  text.observe(noteOthers)

  return {
    read: () => text.toString(),
    replace(start, end, inserted) {
      doc.transact(() => {
        if (end > start) text.delete(start, end - start)
        if (inserted !== '') text.insert(start, inserted)
      }, session)
    },
    observe(listener) {
      const handler = (event: Y.YTextEvent, transaction: Y.Transaction) =>
        listener({
          mine: transaction.origin === session || transaction.origin === history,
          delta: event.delta,
        })
      text.observe(handler)
      return () => text.unobserve(handler)
    },
    undo: () => void history.undo(),
    redo: () => void history.redo(),
    beginStep: () => history.stopCapturing(),
    revert() {
      while (history.undoStack.length > 0) history.undo()
    },
    close() {
      text.unobserve(noteOthers)
      const written = isAlone ? [writtenText(text, before, text.toString())] : []
      if (history.undoStack.length > 0) return exactly(stepOf(history), written, origin)
      history.destroy()
      return null
    },
  }
}

/** Where an index ends up after a change; an insertion exactly at the index goes behind it. */
export function shiftIndex(index: number, { delta }: Pick<TextChange, 'delta'>): number {
  let at = 0
  let shifted = index
  for (const part of delta) {
    if (at > shifted) break
    if (part.retain !== undefined) at += part.retain
    else if (part.delete !== undefined) shifted -= Math.max(0, Math.min(part.delete, shifted - at))
    else if (at < shifted) {
      const length = typeof part.insert === 'string' ? part.insert.length : 1
      shifted += length
      at += length
    }
  }
  return shifted
}

/** The words of a cell, or null while it has no shared text. */
export function readText(documents: PlanDocuments, ref: TextRef): string | null {
  return findText(documents, ref)?.toString() ?? null
}

/** Replaces the whole text of a cell, leaving in place what is the same at its start and end. */
export function setText(documents: PlanDocuments, ref: TextRef, value: string, origin: EditOrigin): void {
  const text = findText(documents, ref)
  if (text === null) throw new Error('this cell has no shared text yet')
  const { start, end, inserted } = diffText(text.toString(), value)
  text.doc?.transact(() => {
    if (end > start) text.delete(start, end - start)
    if (inserted !== '') text.insert(start, inserted)
  }, origin)
}

/** Takes out what stands in front of and behind a part of a text, so that who types in that part notices nothing. */
export function keepText(
  documents: PlanDocuments,
  ref: TextRef,
  { start, end }: { start: number; end: number },
  origin: EditOrigin,
): void {
  const text = findText(documents, ref)
  if (text === null) throw new Error('this cell has no shared text yet')
  text.doc?.transact(() => {
    if (text.length > end) text.delete(end, text.length - end)
    if (start > 0) text.delete(0, start)
  }, origin)
}

/**
 * The one replacement that makes `after` out of `before`. `caret` is where the caret stands in `after`: of
 * several equal readings ("aa" → "aaa") it chooses the one that typed up to there. Never splits a surrogate
 * pair.
 */
export function diffText(
  before: string,
  after: string,
  caret = after.length,
): { start: number; end: number; inserted: string } {
  const tailLimit = Math.min(before.length, after.length - caret)
  let tail = 0
  while (tail < tailLimit && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const headLimit = Math.min(before.length, after.length) - tail
  let head = 0
  while (head < headLimit && before[head] === after[head]) head++
  while (
    head + tail < Math.min(before.length, after.length) &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++
  }
  if (head > 0 && isHighSurrogate(before.charCodeAt(head - 1))) head--
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--
  return { start: head, end: before.length - tail, inserted: after.slice(head, after.length - tail) }
}

/** For other files of this folder. */
export function findText(documents: PlanDocuments, ref: TextRef): Y.Text | null {
  const text = lookUp(documents, ref)
  return text instanceof Y.Text ? text : null
}

function lookUp(documents: PlanDocuments, ref: TextRef): unknown {
  if (ref.kind === 'plan') return titleOf(documents)
  if (ref.kind === 'cell') return requireRow(documents, ref.id).get(cellField(ref.column))
  if (ref.kind === 'step' && ref.field === 'note') {
    requireEntity(documents, 'step', ref.id)
    return notesOf(documents).get(ref.id)
  }
  return requireEntity(documents, ref.kind, ref.id).get(ref.field)
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
