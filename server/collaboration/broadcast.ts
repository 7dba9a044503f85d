/** What a turn of a room says to everybody: framed for the socket once, the same bytes for each reader. */
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'

export type Broadcast = {
  /**
   * Whole WebSocket frames for who is to hear one or both: in one piece, so that a reader costs one write. `hearsPresence`
   * is asked only when there is some.
   */
  framesFor(hearsEdits: boolean, hearsPresence: () => boolean): Uint8Array | null
}

/** Of two messages, each null when there is nothing to tell. */
export function createBroadcast(edits: Uint8Array | null, presence: Uint8Array | null): Broadcast {
  const edited = edits && frameMessage(edits)
  const present = presence && frameMessage(presence)
  const both = edited && present ? Buffer.concat([edited, present]) : (edited ?? present)
  return {
    framesFor(hearsEdits, hearsPresence) {
      const heardEdits = hearsEdits ? edited : null
      if (present === null || !hearsPresence()) return heardEdits
      return heardEdits === null ? present : both
    },
  }
}

/**
 * Writes to each reader once, in order, but for who leaves before its turn. Among hundreds the thread sleeps a moment after
 * so many: who reads on the server's own cores, as a proxy in front of it does, is woken by a write but put behind the
 * thread that writes, and would begin only when the last was written to. Figures in docs/performance.md.
 */
export function writeToEach<R>(readers: ReadonlySet<R>, write: (reader: R) => void): void {
  let written = 0
  for (const reader of readers) {
    write(reader)
    written += 1
    if (written % writesInARow > 0 || readers.size - written < writesInARow) continue
    Atomics.wait(wokenByNobody, 0, 0, restMs)
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
  const headLength = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headLength + length)
  frame[0] = finalBinary
  if (headLength === 2) frame[1] = length
  else if (headLength === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, headLength)
  return frame
}

const finalBinary = 0x82
/** Among fewer than two of these nobody rests: there the last would wait longer for little gain of the first. */
const writesInARow = 75
/** Linux makes 0.17 of it. */
const restMs = 0.02
const wokenByNobody = new Int32Array(new SharedArrayBuffer(4))
/** Up to here copying a message behind its head costs less than writing the two apart. */
const maxCopied = 16_384
