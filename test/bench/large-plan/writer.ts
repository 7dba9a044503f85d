/** A stock client that writes: y-websocket's own provider, with its letters timed. */
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readPlan } from '#shared/plan/plan-view.ts'
import { openTextCell, type TextCell } from '#shared/plan/text-cell.ts'
import { carriesUpdate, messageType, ownMessagesParam, readSaved } from '#shared/protocol/sync-message.ts'

export type Writer = {
  doc: Y.Doc
  /** Bytes that came in until it was in step with the server. */
  receivedBytes: number
  /** Types one letter into the first step's text. Returns how many letters of this writer there are. */
  type(): number
  /** Resolves when everything so far is on the server's disk. */
  saved(): Promise<void>
  close(): void
}

/** Opens once it is in step with the server. */
export async function openWriter(server: string, room: string, cookie: string): Promise<Writer> {
  const doc = new Y.Doc()
  let receivedBytes = 0
  let sentUpdates = 0
  class CountingSocket extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers: { cookie } })
      this.on('message', (data: ArrayBuffer) => {
        receivedBytes += data.byteLength
      })
    }

    override send(message: Uint8Array): void {
      super.send(message)
      if (carriesUpdate(message)) sentUpdates += 1
    }
  }
  const provider = new WebsocketProvider(`${server.replace(/^http/, 'ws')}/sync`, room, doc, {
    params: { [ownMessagesParam]: '1' },
    disableBc: true,
    WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
  })
  let reached = 0
  const waiting = new Map<number, () => void>()
  provider.messageHandlers[messageType.saved] = (_encoder, decoder) => {
    reached = readSaved(decoder)
    for (const [number, resolve] of waiting) {
      if (number > reached) continue
      waiting.delete(number)
      resolve()
    }
  }
  await new Promise<void>((resolve, reject) => {
    provider.on('sync', (synced) => synced && resolve())
    provider.on('closed', ({ code }) => reject(new Error(`the server closed the writer with ${code}`)))
  })
  const cell = openFirstCell(doc)

  return {
    doc,
    receivedBytes,
    type() {
      cell.replace(0, 0, 'x')
      return Y.getState(doc.store, doc.clientID)
    },
    saved() {
      if (sentUpdates <= reached) return Promise.resolve()
      return new Promise<void>((resolve) => waiting.set(sentUpdates, resolve))
    },
    close() {
      provider.destroy()
      doc.destroy()
    },
  }
}

function openFirstCell(doc: Y.Doc): TextCell {
  const documents = { plan: doc, progress: new Y.Doc() }
  const step = readPlan(documents).themes[0]?.tables.planned[0]?.steps[0]
  const cell = step && openTextCell(documents, { kind: 'step', id: step.id, field: 'text' }, { by: 'bench' })
  if (!cell) throw new Error('the plan has no step to type in')
  return cell
}
