/** Plan documents for tests: ids that count up, replicas that exchange what they have. */
import * as Y from 'yjs'
import type { EditOrigin, PlanDocuments } from '#shared/plan/documents.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import type { PlanDraft } from '#shared/plan/draft.ts'
import { writeDraft } from '#shared/plan/draft.ts'
import { addAction, addTheme } from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { Action, Plan, Step, Theme } from '#shared/plan/schema.ts'

export const author: EditOrigin = { by: 'author' }

/** Ids `id1`, `id2`, …, or with another prefix. */
export function countIds(prefix = 'id'): () => string {
  let count = 0
  return () => `${prefix}${++count}`
}

/** A plan with theme `t`, in its table *planned* action `a`, with step `s`. */
export function createSmallPlan(): PlanDocuments {
  const documents = createPlanDocuments()
  addTheme(documents, { id: 't', title: 'Thema' }, author)
  addAction(documents, { id: 'a', theme: 't', kind: 'planned', title: 'Actie' }, { id: 's' }, author)
  return documents
}

export function createPlanFrom(draft: Omit<PlanDraft, 'title'> & { title?: string }): PlanDocuments {
  const documents = createPlanDocuments()
  writeDraft(documents, { title: '', ...draft }, countIds(), author)
  return documents
}

export function copyOf(documents: PlanDocuments): PlanDocuments {
  const copy = createPlanDocuments()
  send(documents, copy)
  return copy
}

/** Brings `to` everything that `from` has, of both documents or of one. */
export function send(
  from: PlanDocuments,
  to: PlanDocuments,
  kinds: readonly (keyof PlanDocuments)[] = ['plan', 'progress'],
): void {
  for (const kind of kinds) {
    Y.applyUpdate(to[kind], Y.encodeStateAsUpdate(from[kind], Y.encodeStateVector(to[kind])), 'remote')
  }
}

export function exchange(one: PlanDocuments, other: PlanDocuments): void {
  send(one, other)
  send(other, one)
}

export function themesOf(documents: PlanDocuments): Theme[] {
  return readPlan(documents).themes
}

export function actionsOf(plan: Plan): Action[] {
  return plan.themes.flatMap(({ tables }) => [...tables.existing, ...tables.planned])
}

export function stepsOf(plan: Plan): Step[] {
  return actionsOf(plan).flatMap((action) => action.steps)
}

/** The step with that id as it reads now; it must stand in the plan. */
export function requireStep(documents: PlanDocuments, id = 's'): Step {
  const step = stepsOf(readPlan(documents)).find((candidate) => candidate.id === id)
  if (step === undefined) throw new Error(`step ${id} is not in the plan`)
  return step
}
