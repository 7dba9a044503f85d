/** The socket of y-websocket, that counts as the server does what it will be told "saved" of. */
import { carriesUpdate } from '#shared/protocol/sync-message.ts'

export class CountingSocket extends WebSocket {
  /** How many messages with an update were sent. */
  updates = 0

  override send(message: Uint8Array<ArrayBuffer>): void {
    super.send(message)
    if (carriesUpdate(message)) this.updates += 1
  }
}
