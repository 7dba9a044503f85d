/**
 * Reads a socket no faster than it is allowed to send. Nothing is lost: what it sends waits on its own side. A paused
 * socket may still hand over what came in with the last piece, often thousands of frames: those are held.
 */
import type { WebSocket } from 'ws'
import { createAllowance } from './allowance.ts'
import type { Limits } from './settings.ts'

export type ReadingPace = {
  /** Hands the frame on, now or when it is its turn. */
  take(frame: Uint8Array): void
  spendEdits(cost: number): void
  spendPresence(cost: number): void
  isResting(): boolean
  /** Before this nothing is read or handed on. */
  begin(): void
  /** Reads on for good: paused, a socket would not hear that the other side closes. Answers what was still held. */
  end(): Uint8Array[]
}

export function createReadingPace(
  socket: Pick<WebSocket, 'pause' | 'resume'>,
  limits: Pick<Limits, 'maxEditsPerSecond' | 'maxPresencePerSecond'>,
  handOn: (frame: Uint8Array) => void,
): ReadingPace {
  const edits = createAllowance(limits.maxEditsPerSecond)
  const presence = createAllowance(limits.maxPresencePerSecond)
  let held: Uint8Array[] = []
  let reading = false
  let ended = false
  let resting: NodeJS.Timeout | null = null
  socket.pause()

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

  return {
    take(frame) {
      if (reading) handOn(frame)
      else held.push(frame)
    },
    spendEdits: (cost) => restFor(edits.spend(cost)),
    spendPresence: (cost) => restFor(presence.spend(cost)),
    isResting: () => resting !== null,
    begin() {
      if (!ended) readOn()
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
