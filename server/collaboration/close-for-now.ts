/** The end of a socket whose client is to come back. */
import type { WebSocket } from 'ws'

/** "The server restarts": clients come back by themselves. */
const serviceRestart = 1012

/** Resolves when the socket is closed; who does not answer in time is cut off. */
export function closeForNow(socket: WebSocket, deadlineMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (socket.readyState === socket.CLOSED) resolve()
  socket.once('close', () => resolve())
  const deadline = setTimeout(() => socket.terminate(), deadlineMs)
  void promise.then(() => clearTimeout(deadline))
  socket.close(serviceRestart, 'restart')
  return promise
}
