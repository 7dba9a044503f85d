/** What each connection may do. Going away and coming back is no fresh start: a session goes on with what it left. */
import type { Allowance } from './allowance.ts'
import { createAllowance } from './allowance.ts'
import { costs } from './costs.ts'
import type { RefusalCode } from './refusal.ts'
import { isFault } from './refusal.ts'
import type { Limits } from './settings.ts'

type Buckets = {
  readonly edits: Allowance
  readonly presence: Allowance
  /** Of both: a burst too leaves others their turn. */
  readonly peak: Allowance
}

/** Of one connection. */
export type ConnectionAllowance = Buckets & {
  /** The connection is gone, or sent away. What is spent after that counts too. */
  leave(refusal: RefusalCode | null): void
}

export type Allowances = {
  /** For a connection that begins: one that an earlier connection of this session left, while it is not whole again. */
  take(session: string): ConnectionAllowance
  /** Forgets those that are whole again. */
  sweep(): void
}

const burstSeconds = 20
const peakPerSecond = 10
const peakSeconds = 0.02
/** Where less is allowed than this, coming back is not to take all of it. */
const usualEditsPerSecond = 100

export function createAllowances({
  maxEditsPerSecond,
  maxPresencePerSecond,
}: Pick<Limits, 'maxEditsPerSecond' | 'maxPresencePerSecond'>): Allowances {
  const left = new Map<string, Buckets[]>()

  function leave(session: string, buckets: Buckets, refusal: RefusalCode | null): void {
    // Who is sent away for no fault, as by a lock, comes back for nothing.
    const cost = refusal === null ? costs.visit : isFault(refusal) ? costs.fault : 0
    buckets.edits.spend(cost * Math.min(1, maxEditsPerSecond / usualEditsPerSecond))
    const own = left.get(session) ?? []
    own.push(buckets)
    left.set(session, own)
  }

  return {
    take(session) {
      const buckets = left.get(session)?.pop() ?? {
        edits: createAllowance(maxEditsPerSecond, burstSeconds),
        presence: createAllowance(maxPresencePerSecond, burstSeconds),
        peak: createAllowance(maxEditsPerSecond * peakPerSecond, peakSeconds),
      }
      let hasLeft = false
      return {
        ...buckets,
        leave(refusal) {
          if (!hasLeft) leave(session, buckets, refusal)
          hasLeft = true
        },
      }
    },
    sweep() {
      for (const [session, own] of left) {
        const used = own.filter(({ edits, presence }) => !edits.isWhole() || !presence.isWhole())
        if (used.length > 0) left.set(session, used)
        else left.delete(session)
      }
    },
  }
}
