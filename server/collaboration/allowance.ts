/** How much somebody may do: so much a second, and more in a burst after a quiet moment (a token bucket). */
export type Allowance = {
  /** Takes note of work that was done at `now` (of `performance.now()`). */
  spend(cost: number, now: number): void
  /** How long to rest before the next, in ms. */
  owedMs(now: number): number
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
  // In an object V8 changes a number in place; for one that a closure keeps it makes a new one each time.
  const last = { left: most, at: performance.now() }

  const leftAt = (now: number) => Math.min(most, last.left + ((now - last.at) / 1000) * perSecond)

  return {
    spend(cost, now) {
      last.left = Math.max(least, leftAt(now) - cost)
      last.at = now
    },
    owedMs: (now) => (last.left >= 0 ? 0 : Math.max(0, (-leftAt(now) / perSecond) * 1000)),
    isWhole: () => leftAt(performance.now()) >= most,
  }
}
