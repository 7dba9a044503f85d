/** English words of the plan screen, the grid and presence. */
import type { nlPlan } from './nl-plan.ts'

export const enPlan: typeof nlPlan = { plan: {}, grid: {}, presence: {} }
