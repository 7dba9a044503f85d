/** How much somebody may do: so much a second, and more in a burst after a quiet moment (a token bucket). */
export type Allowance = {
  /** Takes note of work that was done. */
  spend(cost: number): void
  /** How long to rest before the next, in ms. */
  owedMs(): number
  /** Whether nothing is owed for work of before. */
  isWhole(): boolean
}

type Patience = {
  /** After a quiet moment as much may be done at once as otherwise in so many seconds. */
  burstSeconds: number
  /** However much is done at once, the rest after it is no longer than this. */
  maxRestSeconds: number
}

export function createAllowance(perSecond: number, { burstSeconds, maxRestSeconds }: Patience): Allowance {
  const most = perSecond * burstSeconds
  const least = -perSecond * maxRestSeconds
  let left = most
  let at = performance.now()

  function refill(): void {
    const moment = performance.now()
    left = Math.min(most, left + ((moment - at) / 1000) * perSecond)
    at = moment
  }

  return {
    spend(cost) {
      refill()
      left = Math.max(least, left - cost)
    },
    owedMs() {
      refill()
      return left >= 0 ? 0 : (-left / perSecond) * 1000
    },
    isWhole() {
      refill()
      return left >= most
    },
  }
}
