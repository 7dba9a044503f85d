/**
 * Reads a socket no faster than it is allowed to send. Nothing is lost: what it sends waits on its own side. A paused
 * socket may still hand over what came in with the last piece, often thousands of frames: those are held.
 */
import type { WebSocket } from 'ws'
import type { ConnectionAllowance } from './allowances.ts'

export type ReadingPace = {
  /** Hands the frame on, now or when it is its turn. */
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
  /** Reads on for good: paused, a socket would not hear that the other side closes. Answers what was still held. */
  end(): Uint8Array[]
}

/** A client's first question and its presence. */
const mostHeldEarly = 2

export function createReadingPace(
  socket: Pick<WebSocket, 'pause' | 'resume'>,
  { edits, presence }: ConnectionAllowance,
  handOn: (frame: Uint8Array) => void,
): ReadingPace {
  let held: Uint8Array[] = []
  let reading = false
  let ended = false
  let resting: NodeJS.Timeout | null = null

  function restFor(ms: number): void {
    if (ms === 0 || ended) return
    if (resting !== null) clearTimeout(resting)
    if (reading) socket.pause()
    reading = false
    resting = setTimeout(readOn, ms)
  }

  function readOn(): void {
    resting = null
    const waiting = held
    held = []
    for (const [index, frame] of waiting.entries()) {
      handOn(frame)
      if (ended) return
      if (resting === null) continue
      held = [...waiting.slice(index + 1), ...held]
      return
    }
    reading = true
    socket.resume()
  }

  // Who comes back with something owed is not read before that is made up for.
  const owedMs = () => Math.max(edits.spend(0), presence.spend(0))
  if (owedMs() > 0) socket.pause()

  return {
    take(frame) {
      if (reading) handOn(frame)
      else if (held.push(frame) >= mostHeldEarly) socket.pause()
    },
    withdraw(isMeant) {
      const index = held.findIndex(isMeant)
      if (index >= 0) held.splice(index, 1)
      return index >= 0
    },
    isHolding: () => held.length > 0,
    spendEdits: (cost) => restFor(edits.spend(cost)),
    spendPresence: (cost) => restFor(presence.spend(cost)),
    isResting: () => resting !== null,
    begin() {
      if (ended) return
      const ms = owedMs()
      if (ms > 0) restFor(ms)
      else readOn()
    },
    end() {
      ended = true
      if (resting !== null) clearTimeout(resting)
      resting = null
      socket.resume()
      return held.splice(0)
    },
  }
}
