/**
 * One document on a line that delays, repeats, reorders and breaks. What breaks off is lost, what was typed in
 * the meantime goes out on coming back. Keeps a record of what the server said is saved.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import type * as Y from 'yjs'
import { carriesUpdate, messageType, readSaved } from '#shared/protocol/sync-message.ts'
import type { RandomSource } from '#test/convergence/random-source.ts'
import { encodeUpdate } from '#test/support/frame-client.ts'
import { createSavedMarks } from '#test/support/saved-marks.ts'

export type BadLine = {
  /** To be called right after the edit. */
  noteTyped(token: string): void
  typed(): string[]
  saved(): string[]
  /** Now and then the line breaks or comes back, now and then a frame gets through. */
  pass(): void
  /** Comes back, and lets everything through. */
  mend(): void
  /** Codes with which the server ended the line for good. */
  refusals(): number[]
  close(): void
}

export function openBadLine(address: string, doc: Y.Doc, random: RandomSource): BadLine {
  const typed: string[] = []
  const refusals: number[] = []
  let socket: WebSocket | null = null
  let up: Uint8Array[] = []
  let down: Uint8Array[] = []
  /** Whether the server has been given what it missed. */
  let caughtUp = false
  const marks = createSavedMarks()
  let updates = 0

  const isOpen = () => socket?.readyState === WebSocket.OPEN
  const origin = { by: 'line' }

  function connect(): void {
    const opened = new WebSocket(address)
    socket = opened
    opened.on('open', () => up.push(encodeSyncStep1(doc)))
    opened.on('error', () => {})
    opened.on('message', (data: Buffer) => {
      if (socket === opened) receive(new Uint8Array(data))
    })
    opened.on('close', (code) => {
      if (code >= 4400 && code < 4500) refusals.push(code)
      if (socket === opened) disconnect()
    })
  }

  function disconnect(): void {
    socket?.terminate()
    socket = null
    up = []
    down = []
    marks.reset()
    updates = 0
    caughtUp = false
  }

  function receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== messageType.saved) return void down.push(frame)
    marks.saved(readSaved(decoder))
  }

  /** Any of them, and now and then it will come once more. */
  function takeAny(frames: Uint8Array[], repeats: boolean): Uint8Array | undefined {
    const index = random.below(frames.length)
    return repeats && random.chance(0.15) ? frames[index] : frames.splice(index, 1)[0]
  }

  function deliver(repeats: boolean): void {
    const [sent, received] = [takeAny(up, repeats), takeAny(down, repeats)]
    if (sent !== undefined) {
      socket?.send(sent)
      if (carriesUpdate(sent)) updates += 1
    }
    if (received !== undefined) take(received)
    if (isOpen() && caughtUp && up.length === 0) marks.sent(updates, typed.length)
  }

  function take(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== messageType.sync) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    const type = syncProtocol.readSyncMessage(decoder, encoder, doc, origin)
    if (type !== syncProtocol.messageYjsSyncStep1) return
    caughtUp = true
    up.push(encoding.toUint8Array(encoder))
  }

  doc.on('update', (update: Uint8Array, from: unknown) => {
    if (isOpen() && from !== origin) up.push(encodeUpdate(update))
  })

  return {
    noteTyped: (token) => typed.push(token),
    typed: () => typed,
    saved: () => typed.slice(0, marks.count()),
    pass() {
      if (random.chance(socket === null ? 0.2 : 0.03)) {
        if (socket === null) connect()
        else disconnect()
      }
      if (isOpen()) for (let frames = random.below(4); frames > 0; frames--) deliver(true)
    },
    mend() {
      if (socket === null) connect()
      if (isOpen())
        do deliver(false)
        while (up.length > 0 || down.length > 0)
    },
    refusals: () => refusals,
    close() {
      disconnect()
      doc.destroy()
    },
  }
}

function encodeSyncStep1(doc: Y.Doc): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  syncProtocol.writeSyncStep1(encoder, doc)
  return encoding.toUint8Array(encoder)
}
