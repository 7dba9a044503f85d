/** Words that occur nowhere else, the cells they were typed into, and which of them a plan does not have. */
import type { DocumentKind, PlanDocuments } from '#shared/plan/documents.ts'
import { entitiesOf, notesOf } from '#shared/plan/documents.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import { openTextCell } from '#shared/plan/text-cell.ts'

export type TokenRecord = {
  create(ref: TextRef): string
  /** Those that can't be read in the cell that they were typed into. */
  missing(documents: PlanDocuments, tokens: Iterable<string>): string[]
}

/** A token ends with this, so behind it is where another may begin. */
export const tokenEnd = ']'

export function createTokenRecord(): TokenRecord {
  const typedInto = new Map<string, TextRef>()
  return {
    create(ref) {
      const token = `[${typedInto.size}${tokenEnd}`
      typedInto.set(token, ref)
      return token
    },
    missing(documents, tokens) {
      const texts = new Map<TextRef, string>()
      return [...tokens].filter((token) => {
        const ref = typedInto.get(token)
        if (ref === undefined) throw new Error(`nobody typed ${token}`)
        if (!texts.has(ref)) texts.set(ref, readText(documents, ref))
        return !texts.get(ref)?.includes(token)
      })
    },
  }
}

/** In which of a plan's two documents a text stands. */
export function documentOf(ref: TextRef): DocumentKind {
  return ref.kind === 'step' && ref.field === 'note' ? 'progress' : 'plan'
}

function readText(documents: PlanDocuments, ref: TextRef): string {
  // The two documents are saved apart: a note may be there before its step.
  if (documentOf(ref) === 'progress' && ref.kind === 'step') return String(notesOf(documents).get(ref.id))
  const kinds = ref.kind === 'cell' ? (['step', 'listRow'] as const) : ref.kind === 'plan' ? [] : [ref.kind]
  if (ref.kind !== 'plan' && !kinds.some((kind) => entitiesOf(documents, kind).has(ref.id))) return ''
  const cell = openTextCell(documents, ref, { by: 'reader' })
  const text = cell?.read() ?? ''
  cell?.close()
  return text
}
