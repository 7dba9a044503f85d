/** Reads a socket no faster than it is allowed to send. Nothing is lost: what it sends waits on its own side. */
import type { WebSocket } from 'ws'
import { createAllowance } from './allowance.ts'
import type { Limits } from './settings.ts'

export type ReadingPace = {
  spendEdits(cost: number): void
  spendPresence(cost: number): void
  isResting(): boolean
  /** Reads on, unless it rests. */
  begin(): void
  /** Reads on for good: paused, a socket would not hear that the other side closes. */
  end(): void
}

export function createReadingPace(
  socket: Pick<WebSocket, 'pause' | 'resume'>,
  limits: Pick<Limits, 'maxEditsPerSecond' | 'maxPresencePerSecond'>,
): ReadingPace {
  const edits = createAllowance(limits.maxEditsPerSecond)
  const presence = createAllowance(limits.maxPresencePerSecond)
  let resting: NodeJS.Timeout | null = null
  let ended = false

  function restFor(ms: number): void {
    if (ms === 0 || ended) return
    if (resting !== null) clearTimeout(resting)
    else socket.pause()
    resting = setTimeout(() => {
      resting = null
      socket.resume()
    }, ms)
  }

  return {
    spendEdits: (cost) => restFor(edits.spend(cost)),
    spendPresence: (cost) => restFor(presence.spend(cost)),
    isResting: () => resting !== null,
    begin() {
      if (resting === null) socket.resume()
    },
    end() {
      ended = true
      if (resting !== null) clearTimeout(resting)
      resting = null
      socket.resume()
    },
  }
}
