/** A socket of `ws` for y-websocket: comes with a session, and counts what the server says "saved" of. */
import { WebSocket } from 'ws'
import type { WebsocketProvider } from 'y-websocket'
import { carriesUpdate } from '#shared/protocol/sync-message.ts'

export function countingSocketWith(cookie: string): typeof globalThis.WebSocket {
  class CountingSocket extends WebSocket {
    updates = 0

    constructor(address: string | URL, protocols: string[] = []) {
      super(address, protocols, { headers: { cookie } })
    }

    override send(message: Uint8Array): void {
      super.send(message)
      if (carriesUpdate(message)) this.updates += 1
    }
  }
  return CountingSocket as unknown as typeof globalThis.WebSocket
}

/** How many updates the provider sent on the socket it has; null when not all that was made is sent. */
export function sentUpdates({ synced, ws }: WebsocketProvider): number | null {
  const socket = ws as unknown as { updates: number; readyState: number } | null
  return synced && socket?.readyState === WebSocket.OPEN ? socket.updates : null
}
