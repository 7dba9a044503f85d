/** Dutch words of the plan screen, the grid and presence. */
export const nlPlan = { plan: {}, grid: {}, presence: {} }
