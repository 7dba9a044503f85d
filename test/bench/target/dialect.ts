/** How clients of the servers under measurement speak: all of them y-protocols, each with its own envelope. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { ownMessagesParam } from '#shared/protocol/sync-message.ts'

export type Dialect = {
  pathOf(room: string): string
  /** What has to be said before anything else. */
  greeting(room: string): Uint8Array | null
  wrap(room: string, frame: Uint8Array): Uint8Array
  /** Where the message begins in a frame that came in. */
  unwrap(frame: Uint8Array): Uint8Array
  /** Whether the server has the document itself, and can tell newcomers. */
  keepsDocument: boolean
  /** Whether rooms hold the plan from the start. */
  isFilled: boolean
}

export const regietafelDialect: Dialect = {
  pathOf: (room) => `/sync/${room}?${ownMessagesParam}=1`,
  greeting: () => null,
  wrap: (_room, frame) => frame,
  unwrap: (frame) => frame,
  keepsDocument: true,
  isFilled: true,
}

/** As y-websocket's own server speaks it. */
export const plainDialect: Dialect = {
  ...regietafelDialect,
  pathOf: (room) => `/${room}`,
  isFilled: false,
}

/** Forwards what it is told and knows nothing of it. */
export const relayDialect: Dialect = { ...plainDialect, keepsDocument: false }

/** https://tiptap.dev/docs/hocuspocus: every frame begins with the document's name. */
export const hocuspocusDialect: Dialect = {
  ...plainDialect,
  pathOf: () => '/',
  greeting: (room) =>
    encode((encoder) => {
      encoding.writeVarString(encoder, room)
      encoding.writeVarUint(encoder, messageAuth)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'nobody asks for it')
    }),
  wrap: (room, frame) =>
    encode((encoder) => {
      encoding.writeVarString(encoder, room)
      encoding.writeUint8Array(encoder, frame)
    }),
  unwrap(frame) {
    const decoder = decoding.createDecoder(frame)
    const length = decoding.readVarUint(decoder)
    return frame.subarray(decoder.pos + length)
  },
}

const messageAuth = 2

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
