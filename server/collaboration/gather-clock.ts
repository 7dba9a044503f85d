/** When what was gathered goes out: at once in a quiet moment, later the busier it is, never later than a bound. */
import type { Timing } from './settings.ts'
import type { Turn, TurnBeat } from './turn-beat.ts'
import { notAsked } from './turn-beat.ts'

export type GatherClock = {
  /** Asks for a turn soon; asking again before it comes changes nothing. */
  ask(): void
  /** Takes the turn now if one was asked for. */
  hurry(): void
}

/** Gathering for some times as long as sending takes leaves the thread most of its time for reading. */
const restPerWork = 20
/** One long turn is no load yet: it counts for an eighth, and what came before for the rest. */
const smoothing = 8

export function createGatherClock(
  timing: Pick<Timing, 'minGatherMs' | 'maxGatherMs'>,
  beat: TurnBeat,
  takeTurn: () => void,
): GatherClock {
  const turn: Turn = { dueMs: notAsked, take: run }
  /** A turn that takes longer counts for no more. */
  const mostWorkMs = timing.maxGatherMs / restPerWork
  /** `workMs`: of a turn, of late. In an object V8 changes a number in place. */
  const late = { endMs: Number.NEGATIVE_INFINITY, workMs: 0 }

  function run(): void {
    const start = performance.now()
    takeTurn()
    late.endMs = performance.now()
    late.workMs += (Math.min(late.endMs - start, mostWorkMs) - late.workMs) / smoothing
  }

  return {
    ask() {
      if (turn.dueMs !== notAsked) return
      beat.ask(turn, late.endMs + Math.max(timing.minGatherMs, late.workMs * restPerWork))
    },
    hurry() {
      if (turn.dueMs === notAsked) return
      turn.dueMs = notAsked
      run()
    },
  }
}
