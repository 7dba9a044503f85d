/** Texts that the server makes itself: typed into before they are on disk, they could be made anew after a crash. */
import { expect, test, vi } from 'vitest'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { decodeFrame } from '#server/collaboration/frames.ts'
import { messageType } from '#shared/protocol/sync-message.ts'
import type { FrameClient } from '#test/support/frame-client.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[DU7] a text that the server made reaches nobody before it is on disk, newcomers neither', async () => {
  const server = await startSyncServer()
  const maker = await openStockClient(server)
  const watcher = await openFrameClient(server)
  maker.doc.getMap('columns').set('column', new Y.Map([['type', 'text']]))
  await vi.waitFor(() => expect(server.storage.commits.flat()).toHaveLength(2), waitLong)
  // All of that has also been heard, so that what is heard next is the step.
  await watcher.roundTrip()
  server.storage.holdCommits()
  const heard = watcher.updates().length
  maker.doc.getMap('steps').set('step', new Y.Map())
  await vi.waitFor(() => expect(watcher.updates().length).toBeGreaterThan(heard), waitLong)

  const newcomer = await openFrameClient(server)
  const answers = () =>
    newcomer.frames.filter(({ syncType }) => syncType === syncProtocol.messageYjsSyncStep2)
  const presences = () => newcomer.frames.filter(({ type }) => type === messageType.awareness).length
  await vi.waitFor(() => expect(presences()).toBe(1), waitLong)
  newcomer.send(Uint8Array.of(messageType.sync, syncProtocol.messageYjsSyncStep1, 1, 0))
  // Answers come in the order of the questions.
  newcomer.send(Uint8Array.of(messageType.queryAwareness))
  await vi.waitFor(() => expect(presences()).toBe(2), waitLong)
  const textIn = (doc: Y.Doc) => (doc.getMap('steps').get('step') as Y.Map<unknown>).get('cell:column')
  const text = () => textIn(maker.doc)
  expect(answers()).toEqual([])
  expect(text()).toBeUndefined()
  // Who hears of the step hears nothing of its text.
  expect(textIn(docOf(watcher))).toBeUndefined()

  server.storage.heal()
  await vi.waitFor(() => {
    expect(answers()).toHaveLength(1)
    expect(text()).toBeInstanceOf(Y.Text)
    expect(textIn(docOf(watcher))).toBeInstanceOf(Y.Text)
  }, waitLong)
})

test('[SY41] an empty cell of the server gives way to one with words that the maker of the row made too', async () => {
  const server = await startSyncServer()
  const reader = await openStockClient(server)
  reader.doc.getMap('columns').set('column', new Y.Map([['type', 'text']]))
  const maker = await openFrameClient(server, { user: 'bram', regietafel: '1' })
  const cellOf = (row: string) => (reader.doc.getMap('steps').get(row) as Y.Map<Y.Text>)?.get('cell:column')
  // Which of two cells stands hangs on the numbers of the Yjs clients; lower ones are hardly ever drawn.
  for (let number = 1; number <= 12; number++) {
    const row = `row ${number}`
    const doc = new Y.Doc()
    doc.clientID = 2 ** 21 + number
    doc.on('update', maker.sendUpdate)
    doc.getMap('steps').set(row, new Y.Map())
    await vi.waitFor(() => expect(cellOf(row)).toBeInstanceOf(Y.Text), waitLong)
    const made = doc.getMap('steps').get(row) as Y.Map<unknown>
    made.set('cell:column', new Y.Text('words'))
    await vi.waitFor(() => expect(maker.isSaved()).toBe(true), waitLong)
    await vi.waitFor(() => expect(String(cellOf(row))).toBe('words'), waitLong)
  }
})

function docOf({ frames }: FrameClient): Y.Doc {
  const doc = new Y.Doc()
  for (const { type, bytes } of frames) {
    const message = type === messageType.sync ? decodeFrame(bytes) : null
    if (message?.kind === 'update') Y.applyUpdate(doc, message.update)
  }
  return doc
}
