/**
 * The two live documents of a plan and their roots. Only this folder reaches into them.
 *
 * plan:     title (Y.Text), meta, themes, actions, steps, columns, municipalities, lists, listColumns, listRows
 * progress: statuses (by step id), notes (Y.Text by step id)
 *
 * An entity is a Y.Map under its id in the root of its kind.
 */
import * as Y from 'yjs'
import type { EntityKind } from './schema.ts'
import { schemaVersion } from './schema.ts'

export const documentKinds = ['plan', 'progress'] as const
export type DocumentKind = (typeof documentKinds)[number]
export type PlanDocuments = Readonly<Record<DocumentKind, Y.Doc>>

/** Says who or what did a transaction. One object per author, so that undo can recognise its own. */
export type EditOrigin = Readonly<{ by: string }>

export type Entity = Y.Map<unknown>
export type RootName = (typeof entityRoots)[EntityKind] | 'statuses' | 'notes'

export const entityRoots = {
  theme: 'themes',
  action: 'actions',
  step: 'steps',
  column: 'columns',
  municipality: 'municipalities',
  list: 'lists',
  listColumn: 'listColumns',
  listRow: 'listRows',
} as const satisfies Record<EntityKind, string>

/** The text fields that an entity of a kind has from its first moment on. */
export const textFields = {
  theme: ['title', 'introduction'],
  action: ['title'],
  step: ['text', 'planning', 'owner'],
  column: [],
  municipality: [],
  list: ['title', 'introduction'],
  listColumn: [],
  listRow: [],
} as const satisfies Record<EntityKind, readonly string[]>

/** Where a row keeps its cell: a step of one of the plan's own columns, a list's row of one of the list's. */
export function cellField(columnId: string): string {
  return `cell:${columnId}`
}

export function createPlanDocuments(): PlanDocuments {
  return { plan: new Y.Doc(), progress: new Y.Doc() }
}

/** The documents of a plan as a version froze them: progress is not part of it. */
export function openFrozenPlan(state: Uint8Array): PlanDocuments {
  const documents = createPlanDocuments()
  Y.applyUpdate(documents.plan, state)
  return documents
}

export function entitiesOf(documents: PlanDocuments, kind: EntityKind): Y.Map<unknown> {
  return documents.plan.getMap(entityRoots[kind])
}

export function statusesOf(documents: PlanDocuments): Y.Map<unknown> {
  return documents.progress.getMap('statuses')
}

export function notesOf(documents: PlanDocuments): Y.Map<unknown> {
  return documents.progress.getMap('notes')
}

export function titleOf(documents: PlanDocuments): Y.Text {
  return documents.plan.getText('title')
}

/** The entity, or an error: entities are never taken out of a document, so an unknown id is a mistake of the caller's. */
export function requireEntity(documents: PlanDocuments, kind: EntityKind, id: string): Entity {
  const found = entitiesOf(documents, kind).get(id)
  if (!(found instanceof Y.Map)) throw new Error(`no ${kind} ${id} in this plan`)
  return found
}

/** The step or the row of a list that has these cells; ids are unique in a plan. */
export function requireRow(documents: PlanDocuments, id: string): Entity {
  const kind = entitiesOf(documents, 'listRow').has(id) ? 'listRow' : 'step'
  return requireEntity(documents, kind, id)
}

/** A column of the plan or of a list. */
export function requireColumn(documents: PlanDocuments, id: string): Entity {
  const kind = entitiesOf(documents, 'listColumn').has(id) ? 'listColumn' : 'column'
  return requireEntity(documents, kind, id)
}

export function isRemoved(documents: PlanDocuments, kind: EntityKind, id: string): boolean {
  return requireEntity(documents, kind, id).has('removed')
}

/** Stamps a fresh plan and brings an older one up to date. Runs on the server, before anyone joins. */
export function migratePlan(documents: PlanDocuments, origin: EditOrigin): void {
  const meta = documents.plan.getMap('meta')
  const found = meta.get('schemaVersion')
  if (found === schemaVersion) return
  if (found !== undefined)
    throw new Error(`plan has schema version ${String(found)}, this is ${schemaVersion}`)
  documents.plan.transact(() => meta.set('schemaVersion', schemaVersion), origin)
}
