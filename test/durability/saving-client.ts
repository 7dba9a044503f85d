/**
 * Somebody who edits a plan at random over the wire, with both its documents, and keeps a record of what the
 * server said is saved (`shared/protocol/sync-message.ts`). The stock y-websocket provider.
 */
import { vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { DocumentKind, PlanDocuments } from '#shared/plan/documents.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import { messageType, ownMessagesParam, readSaved } from '#shared/protocol/sync-message.ts'
import { createRandomEditor } from '#test/convergence/random-editor.ts'
import type { RandomSource } from '#test/convergence/random-source.ts'
import { countingSocketWith, sentUpdates } from '#test/support/counting-socket.ts'
import { createSavedMarks } from '#test/support/saved-marks.ts'
import type { TokenRecord } from './token-record.ts'
import { documentOf } from './token-record.ts'
import { createTokenTypist } from './token-typist.ts'

export type SavingClient = {
  documents: PlanDocuments
  /** Makes one edit. */
  edit(): void
  typed(): string[]
  saved(): string[]
  isConnected(): boolean
  /** Codes with which the server closed its sockets. */
  closeCodes(): number[]
  close(): void
}

export type ClientAddress = {
  /** `http://host:port` */
  url: string
  rooms: Record<DocumentKind, string>
  cookie: string
}

/** The machine that runs the tests may have more to do. */
const patience = { timeout: 25_000, interval: 10 }
const kinds: readonly DocumentKind[] = ['plan', 'progress']

export function createSavingClient(
  address: ClientAddress,
  random: RandomSource,
  record: TokenRecord,
  createId: () => string,
): SavingClient {
  const documents = createPlanDocuments()
  const links = {
    plan: openLink(address, 'plan', documents.plan),
    progress: openLink(address, 'progress', documents.progress),
  }
  let written: { kind: DocumentKind; token: string }[] = []
  const typist = createTokenTypist(documents, random, (ref: TextRef) => {
    const token = record.create(ref)
    written.push({ kind: documentOf(ref), token })
    return token
  })
  const editor = createRandomEditor(documents, random, typist, createId)

  return {
    documents,
    edit() {
      editor.edit()
      for (const { kind, token } of written) links[kind].noteSent(token)
      written = []
    },
    typed: () => kinds.flatMap((kind) => links[kind].typed()),
    saved: () => kinds.flatMap((kind) => links[kind].saved()),
    isConnected: () => kinds.some((kind) => links[kind].provider.wsconnected),
    closeCodes: () => kinds.flatMap((kind) => links[kind].closeCodes),
    close() {
      for (const kind of kinds) {
        links[kind].provider.destroy()
        documents[kind].destroy()
      }
    },
  }
}

/** A newcomer with empty documents, when both are in sync. */
export async function readOverTheWire(address: ClientAddress): Promise<PlanDocuments> {
  const documents = createPlanDocuments()
  const providers = kinds.map((kind) => openProvider(address, kind, documents[kind]))
  await vi.waitFor(() => {
    const late = kinds.filter((_, index) => !providers[index]?.synced)
    if (late.length > 0) throw new Error(`not in sync yet: ${late.join()}`)
  }, patience)
  for (const provider of providers) {
    provider.destroy()
    // Its clock would hold the document in memory.
    provider.awareness.destroy()
  }
  return documents
}

function openLink(address: ClientAddress, kind: DocumentKind, doc: Y.Doc) {
  const provider = openProvider(address, kind, doc, { [ownMessagesParam]: '1' })
  const typed: string[] = []
  const closeCodes: number[] = []
  const marks = createSavedMarks()

  function markSent(): void {
    const updates = sentUpdates(provider)
    if (updates !== null) marks.sent(updates, typed.length)
  }

  provider.messageHandlers[messageType.saved] = (_encoder, decoder) => marks.saved(readSaved(decoder))
  provider.on('status', ({ status }) => {
    if (status !== 'connected') marks.reset()
  })
  // In sync everything typed before has gone out in the answer to the server's question.
  provider.on('sync', markSent)
  provider.on('connection-close', (event) => {
    if (event !== null) closeCodes.push(event.code)
  })
  return {
    provider,
    closeCodes,
    noteSent(token: string) {
      typed.push(token)
      markSent()
    },
    typed: () => typed,
    saved: () => typed.slice(0, marks.count()),
  }
}

/** A stock provider that comes with a session cookie and nothing else. */
export function openProvider(
  { url, rooms, cookie }: ClientAddress,
  kind: DocumentKind,
  doc: Y.Doc,
  params: Record<string, string> = {},
): WebsocketProvider {
  // Each provider listens to the end of the process.
  process.setMaxListeners(0)
  return new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, rooms[kind], doc, {
    params,
    disableBc: true,
    maxBackoffTime: 200,
    WebSocketPolyfill: countingSocketWith(cookie),
  })
}
