/** How much somebody may do: so much a second, and more in a burst after a quiet moment (a token bucket). */
export type Allowance = {
  /** Takes note of work that was done; answers how long to rest before the next, in ms. */
  spend(cost: number): number
  /** Whether nothing is owed for work of before. */
  isWhole(): boolean
}

/** A burst is what may be done in so many seconds. */
const burstSeconds = 20

export function createAllowance(perSecond: number, now: () => number = () => performance.now()): Allowance {
  const most = perSecond * burstSeconds
  let left = most
  let at = now()

  function refill(): void {
    const moment = now()
    left = Math.min(most, left + ((moment - at) / 1000) * perSecond)
    at = moment
  }

  return {
    isWhole() {
      refill()
      return left >= most
    },
    spend(cost) {
      refill()
      // However large one piece of work is, the rest after it is bounded.
      left = Math.max(-most, left - cost)
      return left >= 0 ? 0 : (-left / perSecond) * 1000
    },
  }
}
