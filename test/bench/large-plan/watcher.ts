/**
 * A reader that only looks at the clock: it joins a room as any client does, and of every update that comes in
 * notes how far it brings a writer. It keeps no document, so that a hundred of them don't slow the run down.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { messageYjsSyncStep1, messageYjsUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { messageType } from '#shared/protocol/sync-message.ts'

export type Watcher = {
  /** Calls back with the number of the writer's letters that have come in. */
  onProgress(listener: (clock: number) => void): void
  close(): void
}

export type WatchOptions = {
  url: string
  cookie: string
  /** What it pretends to have, so that little is sent. */
  stateVector: Uint8Array
  /** Yjs client id of the one whose letters it follows. */
  writer: number
}

/** Opens once the server has asked what it has. */
export function openWatcher({ url, cookie, stateVector, writer }: WatchOptions): Promise<Watcher> {
  const socket = new WebSocket(url, { headers: { cookie } })
  let listener: (clock: number) => void = () => {}
  const watcher: Watcher = {
    onProgress(next) {
      listener = next
    },
    close: () => socket.close(),
  }

  return new Promise((resolve, reject) => {
    socket.on('open', () => socket.send(encodeStep1(stateVector)))
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      if (decoding.readVarUint(decoder) !== messageType.sync) return
      const kind = decoding.readVarUint(decoder)
      if (kind === messageYjsSyncStep1) resolve(watcher)
      if (kind !== messageYjsUpdate) return
      const clock = Y.parseUpdateMeta(decoding.readVarUint8Array(decoder)).to.get(writer)
      if (clock !== undefined) listener(clock)
    })
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`the server closed the watcher with ${code}`)))
  })
}

function encodeStep1(stateVector: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  encoding.writeVarUint(encoder, messageYjsSyncStep1)
  encoding.writeVarUint8Array(encoder, stateVector)
  return encoding.toUint8Array(encoder)
}
