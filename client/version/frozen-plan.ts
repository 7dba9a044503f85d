/** A frozen content as a plan that the grid can show, fed from nowhere. */
import type { PlanDocuments } from '#shared/plan/documents.ts'
import type { PlanView } from '#shared/plan/plan-view.ts'
import { createPlanView } from '#shared/plan/plan-view.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { thawContent } from '#shared/version/thaw-content.ts'

export type FrozenPlan = { documents: PlanDocuments; view: PlanView }

/** `progress` shows how the steps of this content stand now; without it there is none. */
export function openFrozenPlan(content: PlanContent, progress?: PlanDocuments['progress']): FrozenPlan {
  const thawed = thawContent(content)
  const documents = progress ? { plan: thawed.plan, progress } : thawed
  return { documents, view: createPlanView(documents) }
}
