/** What the rows of a grid can be filtered by. */
import type { Plan } from '#shared/plan/schema.ts'
import { listFacets } from './list-facets.ts'
import { planFacets } from './plan-facets.ts'
import type { Facet } from './row-filter.ts'

/** Of one of its lists, or without one of its action tables. */
export function facetsOf(plan: Plan, list: string | undefined): Facet[] {
  if (list === undefined) return planFacets(plan)
  const found = plan.lists.find(({ id }) => id === list)
  return found ? listFacets(found, plan.municipalities) : []
}
