/** A connection, as its room sees it. */
import type { Broadcast } from './broadcast.ts'
import type { PresenceOwner } from './presence-relay.ts'
import type { Sender } from './update-intake.ts'

export type RoomMember = PresenceOwner &
  Sender & {
    send(frame: Uint8Array): void
    /** All that it lacked when it asked. */
    sendState(frame: Uint8Array): void
    /** A reader that is slow gets less: no presence, and the sum of many edits later. */
    sendTurn(turn: Broadcast, isAuthor: boolean): void
    /** Presence may be left out for a reader that is slow. */
    sendPresence(frame: Uint8Array): void
    /** The room is no more: for good, or for now. */
    refuse(code: 'room-closed' | 'unavailable'): void
  }
