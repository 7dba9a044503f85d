/** What a turn of a room says to everybody: framed for the socket once, the same bytes for each reader. */
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'

/** Two messages, each null when there is nothing to tell. */
export type Broadcast = {
  readonly edits: Uint8Array | null
  readonly presence: Uint8Array | null
  /** Whole WebSocket frames for who is to hear one or both: in one piece, so that a reader costs one write. */
  framesFor(hears: { edits: boolean; presence: boolean }): Uint8Array | null
}

export function createBroadcast(edits: Uint8Array | null, presence: Uint8Array | null): Broadcast {
  const framed = new Map<number, Uint8Array>()
  return {
    edits,
    presence,
    framesFor(hears) {
      const messages = [hears.edits ? edits : null, hears.presence ? presence : null]
      const present = messages.filter((message) => message !== null)
      if (present.length === 0) return null
      const key = (messages[0] === null ? 0 : 1) + (messages[1] === null ? 0 : 2)
      const frames = framed.get(key) ?? frameMessages(present)
      framed.set(key, frames)
      return frames
    },
  }
}

/**
 * Past `ws`, which would frame the same bytes again for each reader, and write head and body apart: that costs a
 * third more. Nothing gets in between: without compression `ws` too writes at once.
 */
export function writeFrames(socket: WebSocket, frames: Uint8Array): void {
  const { _socket: stream } = socket as unknown as { _socket: Duplex | null }
  if (socket.readyState === WebSocket.OPEN && stream !== null) stream.write(frames)
}

/** Whole frames of these messages, one behind the other. */
export function frameMessages(messages: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(messages.map(frameMessage))
}

/** For one reader alone. */
export function writeMessage(socket: WebSocket, message: Uint8Array): void {
  if (message.length <= maxCopied) writeFrames(socket, frameMessage(message))
  else socket.send(message)
}

/** A binary message in one unmasked frame, as servers send it (RFC 6455, section 5.2). */
function frameMessage(message: Uint8Array): Uint8Array {
  const { length } = message
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = finalBinary
  if (head.length === 2) head[1] = length
  else if (head.length === 4) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  return Buffer.concat([head, message])
}

const finalBinary = 0x82
/** Up to here copying a message behind its head costs less than writing the two apart. */
const maxCopied = 16_384
