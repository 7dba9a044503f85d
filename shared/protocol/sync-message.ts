/**
 * What travels over a room's socket: y-protocols' own message types, and ours behind them. Ours go only to
 * clients that ask for them with the query parameter `regietafel=1`; a stock y-websocket client sees none.
 * Every message is one frame: a varUint type, then its content (lib0 encoding).
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /**
   * server → client: `varUint n`. The first n messages with an update that came over this socket are committed with
   * fsync, also those in which nothing was new.
   */
  saved: 101,
  /** server → client: `varUint 1` while the server can't write this room to its disk, `varUint 0` when it can again. */
  unsaved: 102,
  /**
   * server → client: no content. What the API answers about this plan is no longer what it was: its status, its
   * decisions, or what this person may do in it.
   */
  planChanged: 103,
} as const

/** Asks for Regietafel's own messages: `wss://…/sync/<room>?regietafel=1`. */
export const ownMessagesParam = 'regietafel'

/** Of y-protocols' sync messages those with an update: sync step 2 and update. */
const syncTypesWithUpdate = [1, 2]

/** Whether the message is one of those that `saved` counts. */
export function carriesUpdate([type, syncType = 0]: Uint8Array): boolean {
  return type === messageType.sync && syncTypesWithUpdate.includes(syncType)
}

export function encodeSaved(updates: number): Uint8Array<ArrayBuffer> {
  return encodeNumber(messageType.saved, updates)
}

export function encodeUnsaved(stalled: boolean): Uint8Array<ArrayBuffer> {
  return encodeNumber(messageType.unsaved, stalled ? 1 : 0)
}

export function encodePlanChanged(): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.planChanged)
  return encoding.toUint8Array(encoder)
}

/** Reads the content of an unsaved message, its type already read. */
export function readUnsaved(decoder: decoding.Decoder): boolean {
  return decoding.readVarUint(decoder) === 1
}

/** Reads the content of a saved message, its type already read. */
export function readSaved(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder)
}

function encodeNumber(type: number, value: number): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}
