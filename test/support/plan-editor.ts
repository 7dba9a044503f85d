/** A plan with one of everything, for who wants to spoil it. */
import * as Y from 'yjs'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addAction, addColumn, addMunicipality, addTheme } from '#shared/plan/edit-plan.ts'

const origin = { by: 'anna' }

/** Fills the plan document `plan` with a theme, an action with a step, a column of each type and a municipality. */
export function fillPlan(plan: Y.Doc): PlanDocuments {
  const documents = { plan, progress: new Y.Doc() }
  addColumn(documents, { id: 'words', title: 'Doelgroep', type: 'text' }, origin)
  addColumn(documents, { id: 'amount', title: 'Budget', type: 'number' }, origin)
  addMunicipality(documents, { id: 'waterland', name: 'Waterland' }, origin)
  addTheme(documents, { id: 'theme', title: 'Normaliseren' }, origin)
  const action = { id: 'action', theme: 'theme', kind: 'planned', title: 'Omvormen' } as const
  const step = { id: 'step', text: 'In kaart brengen', cells: { amount: 5 }, municipalities: ['waterland'] }
  addAction(documents, action, step, origin)
  return documents
}

/** What `edit` does to a copy of a document, as an update. */
export function updateOf(doc: Y.Doc, edit: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(copy)
  edit(copy)
  return Y.encodeStateAsUpdate(copy, before)
}
