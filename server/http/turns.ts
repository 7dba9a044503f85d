/** One task at a time per plan, in the order in which they were asked for. */
export type InTurn = <T>(planId: string, task: () => Promise<T>) => Promise<T>

export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (planId, task) => {
    const turn = (last.get(planId) ?? Promise.resolve()).then(task)
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(planId) === settled) last.delete(planId)
      })
    last.set(planId, settled)
    return turn
  }
}
