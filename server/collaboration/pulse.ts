/** Whether the other side of a socket is still there. */
import type { WebSocket } from 'ws'

export type Pulse = {
  /** Something came in. */
  note(): void
}

type PulseOptions = {
  everyMs: number
  /** It is not read now, so that nothing can be heard. */
  isResting(): boolean
  /** Together with each ping. */
  onPing(): void
  /** It comes to life after all. */
  onLate(): void
}

/**
 * Pings; cuts the socket off when it did not answer the last ping. By a clock of its own: pinging a thousand sockets at
 * once would hold everybody up.
 */
export function createPulse(socket: WebSocket, { everyMs, isResting, onPing, onLate }: PulseOptions): Pulse {
  let heardSincePing = true
  let bufferedAtPing = 0
  const note = () => {
    heardSincePing = true
  }

  function check(): void {
    // Who is still taking in what waits for it is slow, not dead: the ping stands behind all that.
    const drains = socket.bufferedAmount < bufferedAtPing
    if (!heardSincePing && !drains && !isResting()) {
      // Who comes to life after all reads behind all that waited that it has to come back.
      return socket.bufferedAmount === 0 ? socket.terminate() : onLate()
    }
    heardSincePing = false
    bufferedAtPing = socket.bufferedAmount
    if (socket.readyState === socket.OPEN) socket.ping()
    onPing()
  }

  const clock = setInterval(check, everyMs)
  clock.unref()
  socket.on('pong', note)
  socket.on('close', () => clearInterval(clock))

  return { note }
}
