/**
 * What goes out over one socket. A reader that is slow gets less: no presence, then no edits until it has read, and in the
 * end it has to come back.
 */
import type { WebSocket } from 'ws'
import { writeFrames, writeMessage } from './broadcast.ts'
import type { Room } from './room.ts'
import type { RoomMember } from './room-member.ts'
import type { Limits } from './settings.ts'

export type SocketWriter = Pick<RoomMember, 'send' | 'sendState' | 'sendTurn' | 'sendPresence'> & {
  /** A state as whole frames, for who has nothing, before there is a room. */
  writeState(frames: Uint8Array): void
  /** Whether presence isn't left out now. */
  hearsPresence(): boolean
  /** Sends a slow reader that has read what it missed. */
  catchUp(room: Room, member: RoomMember): void
}

type SocketWriterOptions = {
  limits: Pick<Limits, 'maxBufferedPresenceBytes' | 'maxBufferedEditBytes' | 'maxBufferedBytes'>
  hasEnded(): boolean
  /** How far the room's document is, null while there is none. */
  stateVector(): Uint8Array | null
  /** More waits for the reader than may. */
  onFull(): void
}

export function createSocketWriter(socket: WebSocket, options: SocketWriterOptions): SocketWriter {
  const { limits, hasEnded, stateVector, onFull } = options
  /** Of a slow reader: how far it will be when it has read what waits for it. */
  let readUpTo: Uint8Array | null = null
  /** A document may be larger than what may wait otherwise, and what is said behind it has to wait with it. */
  let largestState = 0

  const hearsPresence = () => socket.bufferedAmount <= limits.maxBufferedPresenceBytes

  function mayWrite(): boolean {
    if (hasEnded() || socket.readyState !== socket.OPEN) return false
    if (socket.bufferedAmount <= limits.maxBufferedBytes + largestState) return true
    onFull()
    return false
  }

  function send(frame: Uint8Array): void {
    if (mayWrite()) writeMessage(socket, frame)
  }

  function noteState(bytes: number): void {
    largestState = Math.max(largestState, bytes)
  }

  return {
    send,
    sendState(frame) {
      send(frame)
      noteState(frame.length)
    },
    writeState(frames) {
      writeFrames(socket, frames)
      noteState(frames.length)
    },
    sendTurn(turn, isAuthor) {
      const hearsEdits = readUpTo === null && !isAuthor
      const frames = turn.framesFor(hearsEdits, hearsPresence)
      if (frames === null || !mayWrite()) return
      writeFrames(socket, frames)
      if (hearsEdits && socket.bufferedAmount > limits.maxBufferedEditBytes) readUpTo = stateVector()
    },
    sendPresence(frame) {
      if (hearsPresence()) send(frame)
    },
    hearsPresence,
    catchUp(room, member) {
      if (readUpTo === null || room.isAnswerHeld(member)) return
      if (socket.bufferedAmount > limits.maxBufferedEditBytes / 2) return
      const from = readUpTo
      readUpTo = null
      room.answerSyncStep1(member, from)
    },
  }
}
