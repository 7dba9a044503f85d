/**
 * What each connection may do, and each session at once. Going away and coming back is no fresh start: a session goes on
 * with what it left.
 */
import type { Allowance } from './allowance.ts'
import { createAllowance } from './allowance.ts'
import { costs } from './costs.ts'
import type { RefusalCode } from './refusal.ts'
import { isFault } from './refusal.ts'
import type { Limits } from './settings.ts'

type Buckets = { readonly edits: Allowance; readonly presence: Allowance }

/** Of one connection. */
export type ConnectionAllowance = Buckets & {
  /** Of all that the session does at once, so that a burst too leaves others their turn. */
  readonly peak: Allowance
  /** The connection is gone, or sent away. What is spent after that counts too. */
  leave(refusal: RefusalCode | null): void
}

export type Allowances = {
  /** For a connection that begins: one that an earlier connection of this session left, while it is not whole again. */
  take(session: string): ConnectionAllowance
  /** Forgets those that are whole again. */
  sweep(): void
}

type Session = { open: number; peak: Allowance; left: Buckets[] }

const patience = { burstSeconds: 20, maxRestSeconds: 20 }
const peakOfLasting = 10
const peakPatience = { burstSeconds: 0.02, maxRestSeconds: 10 }
/** Where less is allowed than this, coming back is not to take all of it. */
const usualEditsPerSecond = 100

export function createAllowances({
  maxEditsPerSecond,
  maxPresencePerSecond,
}: Pick<Limits, 'maxEditsPerSecond' | 'maxPresencePerSecond'>): Allowances {
  const sessions = new Map<string, Session>()

  function sessionOf(hash: string): Session {
    const known = sessions.get(hash)
    if (known !== undefined) return known
    const peak = createAllowance(maxEditsPerSecond * peakOfLasting, peakPatience)
    const session: Session = { open: 0, peak, left: [] }
    sessions.set(hash, session)
    return session
  }

  function leave(session: Session, buckets: Buckets, refusal: RefusalCode | null): void {
    // Who is sent away for no fault, as by a lock, comes back for nothing.
    const cost = refusal === null ? costs.visit : isFault(refusal) ? costs.fault : 0
    buckets.edits.spend(cost * Math.min(1, maxEditsPerSecond / usualEditsPerSecond), performance.now())
    session.left.push(buckets)
    session.open -= 1
  }

  return {
    take(hash) {
      const session = sessionOf(hash)
      const buckets = session.left.pop() ?? {
        edits: createAllowance(maxEditsPerSecond, patience),
        presence: createAllowance(maxPresencePerSecond, patience),
      }
      let hasLeft = false
      session.open += 1
      return {
        ...buckets,
        peak: session.peak,
        leave(refusal) {
          if (!hasLeft) leave(session, buckets, refusal)
          hasLeft = true
        },
      }
    },
    sweep() {
      for (const [hash, session] of sessions) {
        session.left = session.left.filter(({ edits, presence }) => !edits.isWhole() || !presence.isWhole())
        if (session.open === 0 && session.left.length === 0 && session.peak.isWhole()) sessions.delete(hash)
      }
    },
  }
}
