/** The names of who takes part in a plan, asked of the server when somebody first wants them, and again later on. */
import { listMembers } from '../api/calls.ts'

export type MemberNames = {
  /** The same array while nothing changed. */
  current(): readonly string[]
  subscribe(listener: () => void): () => void
}

const staleMs = 60_000

export function createMemberNames(planId: string, now: () => number): MemberNames {
  const listeners = new Set<() => void>()
  let names: readonly string[] = []
  let askedAt = Number.NEGATIVE_INFINITY

  async function ask(): Promise<void> {
    askedAt = now()
    try {
      const { members } = await listMembers(planId)
      names = members.map(({ name }) => name)
      for (const listener of listeners) listener()
    } catch {
      // Without a connection the names that are known have to do; the next to want them asks again.
      askedAt = Number.NEGATIVE_INFINITY
    }
  }

  return {
    current: () => names,
    subscribe(listener) {
      listeners.add(listener)
      if (now() - askedAt > staleMs) void ask()
      return () => listeners.delete(listener)
    },
  }
}
