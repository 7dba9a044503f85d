/**
 * When rooms take their turns: those that are due at about the same moment take them together, because waking
 * the threads and the readers that are to hear of it costs more than most turns.
 */
export type TurnBeat = {
  /** Takes the turn at `dueMs` (of `performance.now()`) or soon after. Answers how to call it off. */
  ask(dueMs: number, takeTurn: () => void): () => void
}

type Asked = { dueMs: number; takeTurn: () => void }

/** Timers count in whole milliseconds. */
const slackMs = 1

/** A turn in a quiet moment is taken at once; after it none for `restMs`, in whatever room. */
export function createTurnBeat(restMs: number): TurnBeat {
  const asked = new Set<Asked>()
  let restUntilMs = 0
  let planned: { atMs: number; timer: NodeJS.Timeout | null } | null = null

  function plan(): void {
    if (asked.size === 0) return
    const now = performance.now()
    const atMs = Math.max(now, restUntilMs, earliest())
    if (planned !== null && planned.atMs <= atMs) return
    if (planned?.timer) clearTimeout(planned.timer)
    planned = { atMs, timer: atMs > now ? setTimeout(beat, atMs - now) : null }
    // Before anything else is read, but behind the other frames of the same read.
    if (planned.timer === null) process.nextTick(beat)
  }

  function earliest(): number {
    let dueMs = Number.POSITIVE_INFINITY
    for (const one of asked) dueMs = Math.min(dueMs, one.dueMs)
    return dueMs
  }

  function beat(): void {
    planned = null
    const now = performance.now()
    for (const one of [...asked]) {
      if (one.dueMs > now + slackMs || !asked.delete(one)) continue
      restUntilMs = now + restMs
      one.takeTurn()
    }
    // Counted from the end of what was done; when nothing was, nothing changes.
    if (restUntilMs === now + restMs) restUntilMs = performance.now() + restMs
    plan()
  }

  return {
    ask(dueMs, takeTurn) {
      const one = { dueMs, takeTurn }
      asked.add(one)
      plan()
      return () => asked.delete(one)
    },
  }
}
