/** What each connection may do. Going away and coming back is no fresh start: a session goes on with what it left. */
import type { Allowance } from './allowance.ts'
import { createAllowance } from './allowance.ts'
import { costs } from './costs.ts'
import type { RefusalCode } from './refusal.ts'
import { isFault } from './refusal.ts'
import type { Limits } from './settings.ts'

/** Of one connection. */
export type ConnectionAllowance = { readonly edits: Allowance; readonly presence: Allowance }

export type Allowances = {
  /** For a connection that begins: one that an earlier connection of this session left, while it is not whole again. */
  take(session: string): ConnectionAllowance
  leave(session: string, allowance: ConnectionAllowance, refusal: RefusalCode | null): void
  /** Forgets those that are whole again. */
  sweep(): void
}

/** Where less is allowed than this, coming back is not to take all of it. */
const usualEditsPerSecond = 100

export function createAllowances({
  maxEditsPerSecond,
  maxPresencePerSecond,
}: Pick<Limits, 'maxEditsPerSecond' | 'maxPresencePerSecond'>): Allowances {
  const left = new Map<string, ConnectionAllowance[]>()

  return {
    take: (session) =>
      left.get(session)?.pop() ?? {
        edits: createAllowance(maxEditsPerSecond),
        presence: createAllowance(maxPresencePerSecond),
      },
    leave(session, allowance, refusal) {
      // Who is sent away for no fault, as by a lock, comes back for nothing.
      const cost = refusal === null ? costs.visit : isFault(refusal) ? costs.fault : 0
      allowance.edits.spend(cost * Math.min(1, maxEditsPerSecond / usualEditsPerSecond))
      const own = left.get(session) ?? []
      own.push(allowance)
      left.set(session, own)
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
