/** One person at a socket: sends frames that were made before, and looks at what comes in without keeping it. */
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { messageType } from '#shared/protocol/sync-message.ts'
import type { Target } from '../target/target.ts'

export type Person = {
  readonly socket: WebSocket
  sendFrame(frame: Uint8Array): void
  /** A new place for this person's cursor. */
  move(): void
  close(): void
}

export type PersonOptions = {
  target: Target
  room: string
  /** Which person this is. */
  number: number
  client: number
  /** What this person has, so that only the rest is sent. */
  stateVector: Uint8Array
  onMessage(message: Uint8Array): void
}

/** Opens when the socket is open and the first question is asked. */
export function openPerson(options: PersonOptions): Promise<Person> {
  const { target, room, client, stateVector, onMessage } = options
  const { dialect } = target
  const socket = new WebSocket(`${target.url.replace(/^http/, 'ws')}${dialect.pathOf(room)}`, {
    headers: target.headersOf(options.number),
    perMessageDeflate: false,
    skipUTF8Validation: true,
  })
  let clock = 0
  const sendFrame = (frame: Uint8Array) => socket.send(dialect.wrap(room, frame))
  const person: Person = {
    socket,
    sendFrame,
    move() {
      clock += 1
      sendFrame(encodePresence(client, clock, { row: `id-${clock % 200}`, column: 'text' }))
    },
    close() {
      socket.removeAllListeners('close')
      socket.close()
    },
  }
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      const greeting = dialect.greeting(room)
      if (greeting !== null) socket.send(greeting)
      if (dialect.keepsDocument) sendFrame(encodeStep1(stateVector))
      resolve(person)
    })
    socket.on('message', (data: Buffer) => onMessage(dialect.unwrap(data)))
    socket.on('error', reject)
    socket.on('close', (code) => {
      if (target.isStopping()) return
      reject(new Error(`closed with ${code}`))
      throw new Error(`${target.name} closed a connection with ${code}`)
    })
  })
}

export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint8Array(encoder, stateVector)
  return encoding.toUint8Array(encoder)
}

function encodePresence(client: number, clock: number, focus: object): Uint8Array {
  const name = `Persoon ${client}`
  const state = JSON.stringify({ user: { id: name, name, organisation: 'Voorbeeldstad' }, focus })
  const content = encoding.createEncoder()
  encoding.writeVarUint(content, 1)
  encoding.writeVarUint(content, client)
  encoding.writeVarUint(content, clock)
  encoding.writeVarString(content, state)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(content))
  return encoding.toUint8Array(encoder)
}
