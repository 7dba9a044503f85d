/** A document that stayed behind with edits nobody took in, laid over the plan as it is now. */
import * as Y from 'yjs'
import type { DocumentKind, PlanDocuments } from './documents.ts'
import { createPlanDocuments, documentKinds, entitiesOf, entityRoots, statusesOf } from './documents.ts'
import { putBackEntity } from './edit-entity.ts'
import { readPlan } from './plan-view.ts'
import type { EntityKind } from './schema.ts'

const origin = { by: 'merge' }

/** The documents of a plan as Yjs updates that hold all of them. */
export type PlanStates = Readonly<Record<DocumentKind, Uint8Array>>

/**
 * `before` is the plan as it is now, `after` the same with the edits of `left` that it lacks; both are
 * throw-away copies. What only others put in the bin stands in both again. Where a colleague set the same plain
 * value, `after` has the one of `left`: its author is to see it.
 */
export function mergeUnsent(
  left: Partial<PlanStates>,
  now: PlanStates,
): { before: PlanDocuments; after: PlanDocuments } {
  const mine = documentsOf({ ...now, ...left })
  const before = documentsOf(now)
  const after = documentsOf(now, left)
  keepUnsentValues(mine, before, after)
  const removedByMe = new Set(readPlan(mine).bin.map(({ id }) => id))
  for (const { kind, id } of removedByOthers(before, removedByMe)) {
    putBackEntity(before, kind, id, origin)
    putBackEntity(after, kind, id, origin)
  }
  return { before, after }
}

function documentsOf(...states: Partial<PlanStates>[]): PlanDocuments {
  const documents = createPlanDocuments()
  for (const state of states) {
    for (const kind of documentKinds) {
      const update = state[kind]
      if (update) Y.applyUpdate(documents[kind], update, origin)
    }
  }
  return documents
}

/** The whole bin, also what lies in it under something else that lies in it. */
function removedByOthers(documents: PlanDocuments, byMe: ReadonlySet<string>) {
  const copy = documentsOf({ plan: Y.encodeStateAsUpdate(documents.plan) })
  const found: ReturnType<typeof readPlan>['bin'] = []
  for (;;) {
    const bin = readPlan(copy).bin.filter(({ id }) => !byMe.has(id))
    if (bin.length === 0) return found
    for (const { kind, id } of bin) putBackEntity(copy, kind, id, origin)
    found.push(...bin)
  }
}

/** Of two who set one value Yjs keeps one; here that must be the one that the server never had. */
function keepUnsentValues(mine: PlanDocuments, before: PlanDocuments, after: PlanDocuments): void {
  keepUnsentFields(statusesOf(mine), statusesOf(after), before.progress)
  for (const kind of Object.keys(entityRoots) as EntityKind[]) {
    for (const [id, entity] of entitiesOf(mine, kind)) {
      const merged = entitiesOf(after, kind).get(id)
      if (entity instanceof Y.Map && merged instanceof Y.Map) keepUnsentFields(entity, merged, before.plan)
    }
  }
}

function keepUnsentFields(mine: Y.Map<unknown>, merged: Y.Map<unknown>, before: Y.Doc): void {
  for (const [field, item] of mine._map) {
    const value: unknown = mine.get(field)
    const isUnsent = !item.deleted && item.id.clock >= Y.getState(before.store, item.id.client)
    if (isUnsent && !(value instanceof Y.AbstractType) && merged.get(field) !== value)
      merged.set(field, value)
  }
}
