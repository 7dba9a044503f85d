/** Whether the other side of a socket is still there. */
import type { WebSocket } from 'ws'

export type Pulse = {
  /** Something came in. */
  note(): void
  /** Pings; cuts the socket off when it did not answer the last ping. */
  check(): void
}

/** `isResting`: it is not read now, so that nothing can be heard. `onLate`: it comes to life after all. */
export function createPulse(
  socket: WebSocket,
  { isResting, onLate }: { isResting(): boolean; onLate(): void },
): Pulse {
  let heardSincePing = true
  let bufferedAtPing = 0
  const note = () => {
    heardSincePing = true
  }
  socket.on('pong', note)

  return {
    note,
    check() {
      // Who is still taking in what waits for it is slow, not dead: the ping stands behind all that.
      const drains = socket.bufferedAmount < bufferedAtPing
      if (!heardSincePing && !drains && !isResting()) {
        // Who comes to life after all reads behind all that waited that it has to come back.
        return socket.bufferedAmount === 0 ? socket.terminate() : onLate()
      }
      heardSincePing = false
      bufferedAtPing = socket.bufferedAmount
      if (socket.readyState === socket.OPEN) socket.ping()
    },
  }
}
