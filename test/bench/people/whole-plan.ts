/** Somebody who opens a plan and has nothing of it yet. */
import * as decoding from 'lib0/decoding'
import { messageYjsSyncStep2 } from 'y-protocols/sync'
import * as Y from 'yjs'
import { messageType } from '#shared/protocol/sync-message.ts'
import type { Target } from '../target/target.ts'
import { encodeUpdateFrame } from './edit-source.ts'
import { readContent, syncReply } from './frame-reader.ts'
import { openLightSocket } from './light-socket.ts'
import { encodeStep1, openPerson } from './person.ts'

const emptyStateVector = Uint8Array.of(0)
const client = 800_000_000

/** What came in up to the answer to "I have nothing": together the whole document. Empty when it was not kept. */
export type WholePlan = { openMs: number; updates: readonly Uint8Array[] }

/** From knocking to the last byte of the document. It stays connected until `target` stops. */
export function openWholePlan(
  target: Target,
  { number = 0, keeps }: { number?: number; keeps: boolean },
): Promise<WholePlan> {
  const { dialect } = target
  const room = target.rooms[0] ?? ''
  const start = performance.now()
  const updates: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    openLightSocket({
      url: `${target.url}${dialect.pathOf(room)}`,
      headers: target.headersOf(number),
      keepsAll: keeps,
      onOpen(socket) {
        const greeting = dialect.greeting(room)
        if (greeting !== null) socket.send(greeting)
        socket.send(dialect.wrap(room, encodeStep1(emptyStateVector)))
      },
      onMessage(head, read) {
        const kind = kindOf(dialect.unwrap(head))
        const openMs = performance.now() - start
        if (kind === 'other') return
        const update = keeps ? readContent(dialect.unwrap(read())) : null
        if (update !== null) updates.push(update)
        if (kind === 'answer') resolve({ openMs, updates })
      },
      onClosed: () => reject(new Error(`${target.name} closed before all was there`)),
    })
  })
}

/** Into a document; answers how long that took. Throws when it is not what was expected. */
export function applyWholePlan({ updates }: WholePlan, expects: Uint8Array): number {
  const doc = new Y.Doc()
  const start = performance.now()
  for (const update of updates) Y.applyUpdate(doc, update)
  const tookMs = performance.now() - start
  const expected = new Y.Doc()
  Y.applyUpdate(expected, expects)
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(expected))) throw new Error('another plan was opened')
  return tookMs
}

/** Gives a server that begins without it the plan. */
export async function bringWholePlan(target: Target, plan: Uint8Array): Promise<void> {
  const room = target.rooms[0] ?? ''
  const asked = Promise.withResolvers<void>()
  const stateVector = emptyStateVector
  const onMessage = () => asked.resolve()
  const person = await openPerson({ target, room, number: 0, client, stateVector, onMessage })
  await asked.promise
  person.sendFrame(encodeUpdateFrame(plan))
}

function kindOf(head: Uint8Array): 'answer' | 'update' | 'other' {
  const decoder = decoding.createDecoder(head)
  const type = decoding.readVarUint(decoder)
  if (type !== messageType.sync && type !== syncReply) return 'other'
  return decoding.readVarUint(decoder) === messageYjsSyncStep2 ? 'answer' : 'update'
}
