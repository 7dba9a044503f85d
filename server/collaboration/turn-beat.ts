/**
 * When rooms take their turns: those that are due at about the same moment take them together, because waking
 * the threads and the readers that are to hear of it costs more than most turns.
 */
export type TurnBeat = {
  /** Has the turn taken at `dueMs` (of `performance.now()`) or soon after. */
  ask(turn: Turn, dueMs: number): void
}

/** Of one room, for as long as it is open: rooms come by often. */
export type Turn = {
  /** `notAsked` once it is taken; who sets it to that calls it off. */
  dueMs: number
  take(): void
}

export const notAsked = Number.POSITIVE_INFINITY
/** Timers count in whole milliseconds. */
const slackMs = 1

/** A turn in a quiet moment is taken at once; after it none for `restMs`, in whatever room. */
export function createTurnBeat(restMs: number): TurnBeat {
  let asked: Turn[] = []
  let restUntilMs = 0
  let planned: { atMs: number; timer: NodeJS.Timeout | null } | null = null

  function plan(): void {
    const dueMs = asked.reduce((earliest, turn) => Math.min(earliest, turn.dueMs), notAsked)
    if (dueMs === notAsked) return
    const now = performance.now()
    const atMs = Math.max(now, restUntilMs, dueMs)
    if (planned !== null && planned.atMs <= atMs) return
    if (planned?.timer) clearTimeout(planned.timer)
    planned = { atMs, timer: atMs > now ? setTimeout(beat, atMs - now) : null }
    // Before anything else is read, but behind the other frames of the same read.
    if (planned.timer === null) process.nextTick(beat)
  }

  function beat(): void {
    planned = null
    const now = performance.now()
    const turns = asked
    asked = []
    for (const turn of turns) {
      if (turn.dueMs > now + slackMs) {
        if (turn.dueMs !== notAsked) asked.push(turn)
        continue
      }
      turn.dueMs = notAsked
      // Before it is taken: what it asks for meanwhile has to wait too.
      restUntilMs = now + restMs
      turn.take()
    }
    // Counted from the end of what was done; when nothing was, nothing changes.
    if (restUntilMs === now + restMs) restUntilMs = performance.now() + restMs
    plan()
  }

  return {
    ask(turn, dueMs) {
      turn.dueMs = dueMs
      asked.push(turn)
      plan()
    },
  }
}
