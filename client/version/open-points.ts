/** What a coordinator may want to see filled in before the plan is locked. It never stands in the way. */
import type { Plan } from '#shared/plan/schema.ts'
import { tableKinds } from '#shared/plan/schema.ts'

export const openPointKinds = ['planning', 'title', 'owner'] as const
export type OpenPointKind = (typeof openPointKinds)[number]

/** One cell that is still empty: of a step, or of an action for its title. */
export type OpenPoint = { entity: string; column: OpenPointKind; theme: string; words: string }

/** All empty plannings, action titles and regisseurs, in the order of the plan. */
export function findOpenPoints(plan: Plan): Record<OpenPointKind, OpenPoint[]> {
  const found: Record<OpenPointKind, OpenPoint[]> = { planning: [], title: [], owner: [] }
  for (const { title: theme, tables } of plan.themes) {
    for (const kind of tableKinds) {
      for (const { id, title, steps } of tables[kind]) {
        const first = steps[0]?.text ?? ''
        if (isEmpty(title)) found.title.push({ entity: id, column: 'title', theme, words: first })
        for (const step of steps) {
          const words = [title, step.text].filter((part) => !isEmpty(part)).join(': ')
          if (isEmpty(step.planning))
            found.planning.push({ entity: step.id, column: 'planning', theme, words })
          if (isEmpty(step.owner)) found.owner.push({ entity: step.id, column: 'owner', theme, words })
        }
      }
    }
  }
  return found
}

function isEmpty(words: string): boolean {
  return words.trim() === ''
}
