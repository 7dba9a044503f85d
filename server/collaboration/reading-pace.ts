/**
 * Reads a socket no faster than it is allowed to send, and never much of it in one go, so that others get their turn.
 * Nothing is lost: what it sends waits on its own side. A paused socket may still hand over what came in with the last
 * piece, often thousands of frames: those are held.
 */
import type { WebSocket } from 'ws'
import type { Allowance } from './allowance.ts'
import type { ConnectionAllowance } from './allowances.ts'

export type ReadingPace = {
  /** Hands the frame on, now or when it is its turn: when the one before it is done. */
  take(frame: Uint8Array): void
  spendEdits(cost: number): void
  spendPresence(cost: number): void
  isResting(): boolean
  /** Takes out one that came in first and is held, and answers whether there was such a one. */
  withdraw(isMeant: (frame: Uint8Array) => boolean): boolean
  /** Whether something came in that was not handed on yet. */
  isHolding(): boolean
  /** Before this nothing is handed on, and hardly anything read. */
  begin(): void
  /** The other side is gone: hands on what is held, calls back when that is done or given up. */
  finish(done: () => void): void
  /**
   * Hands on nothing from now on; what is not done yet goes on. Reads on for good: paused, a socket would not hear that the
   * other side closes.
   */
  end(): void
}

/** A client's first question and its presence. */
const mostHeldEarly = 2

export function createReadingPace(
  socket: Pick<WebSocket, 'pause' | 'resume'>,
  { edits, presence, peak }: ConnectionAllowance,
  handOn: (frame: Uint8Array) => Promise<void> | undefined,
): ReadingPace {
  let held: Uint8Array[] = []
  let reading = false
  let ended = false
  let resting: NodeJS.Timeout | null = null
  /** With a frame that is not done yet. */
  let busy = false
  let whenFinished: (() => void) | null = null

  function spend(allowance: Allowance, cost: number): void {
    const now = performance.now()
    allowance.spend(cost, now)
    peak.spend(cost, now)
    rest(now)
  }

  function owedMs(now: number): number {
    // Who is gone can't be slowed down any more.
    if (whenFinished !== null) return peak.owedMs(now)
    return Math.max(edits.owedMs(now), presence.owedMs(now), peak.owedMs(now))
  }

  function rest(now: number): void {
    const ms = owedMs(now)
    if (ms === 0 || ended) return
    if (resting !== null) clearTimeout(resting)
    if (reading) socket.pause()
    reading = false
    resting = setTimeout(readOn, ms)
  }

  function hand(frame: Uint8Array): void {
    const done = handOn(frame)
    if (done === undefined || ended) return
    busy = true
    if (reading) socket.pause()
    reading = false
    void done.finally(() => {
      busy = false
      if (ended) leave()
      else if (resting === null) readOn()
    })
  }

  function leave(): void {
    const done = whenFinished
    whenFinished = null
    done?.()
  }

  function readOn(): void {
    resting = null
    if (busy) return
    rest(performance.now())
    if (resting !== null) return
    const waiting = held
    held = []
    for (const [index, frame] of waiting.entries()) {
      hand(frame)
      if (ended) return
      if (resting === null && !busy) continue
      held = [...waiting.slice(index + 1), ...held]
      return
    }
    if (whenFinished !== null) return end()
    reading = true
    socket.resume()
  }

  function end(): void {
    ended = true
    held = []
    if (resting !== null) clearTimeout(resting)
    resting = null
    socket.resume()
    if (!busy) leave()
  }

  // Who comes back with something owed is not read before that is made up for.
  if (owedMs(performance.now()) > 0) socket.pause()

  return {
    take(frame) {
      if (ended) return
      // Other connections of the session may have spent what they share.
      if (reading) rest(performance.now())
      if (reading) hand(frame)
      else if (held.push(frame) >= mostHeldEarly) socket.pause()
    },
    withdraw(isMeant) {
      const index = held.findIndex(isMeant)
      if (index >= 0) held.splice(index, 1)
      return index >= 0
    },
    isHolding: () => held.length > 0,
    spendEdits: (cost) => spend(edits, cost),
    spendPresence: (cost) => spend(presence, cost),
    isResting: () => busy || resting !== null,
    begin() {
      if (ended) return
      rest(performance.now())
      if (resting === null) readOn()
    },
    finish(done) {
      whenFinished = done
      if (resting !== null) clearTimeout(resting)
      const wasResting = resting !== null
      resting = null
      if (busy) return
      // Before it was begun there is nobody to hand on to.
      if (wasResting) readOn()
      else end()
    },
    end,
  }
}
