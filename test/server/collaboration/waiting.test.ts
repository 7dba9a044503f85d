/** Edits that build on something that has not come yet. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openFrameClient } from '#test/support/frame-client.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[SY36] two who wait for something in each other’s work are both done', async () => {
  const server = await startSyncServer()
  const anna = new Y.Doc()
  const bram = new Y.Doc()
  anna.getText('title').insert(0, 'anna ')
  bram.getText('title').insert(0, 'bram ')
  const [ofAnna, ofBram] = [anna, bram].map((doc) => Y.encodeStateAsUpdate(doc)) as [Uint8Array, Uint8Array]
  // Each has heard of an edit that builds on what only the other one has.
  Y.applyUpdate(anna, typedOnto(ofBram, 'after bram '))
  Y.applyUpdate(bram, typedOnto(ofAnna, 'after anna '))
  expect([anna, bram].map((doc) => doc.getText('title').toString())).toEqual(['anna ', 'bram '])

  for (const [user, doc] of Object.entries({ anna, bram })) {
    const client = await openFrameClient(server, { user, regietafel: '1' })
    client.sendUpdate(Y.encodeStateAsUpdate(doc))
    if (user === 'bram') await vi.waitFor(() => expect(client.isSaved()).toBe(true), waitLong)
  }
  const fresh = await openStockClient(server)
  await vi.waitFor(() => {
    for (const words of ['anna', 'bram', 'after anna', 'after bram'])
      expect(fresh.text.toString()).toContain(words)
  }, waitLong)
})

/** An edit by somebody else, behind what is there; without what it builds on. */
function typedOnto(state: Uint8Array, words: string): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  doc.getText('title').insert(doc.getText('title').length, words)
  return Y.encodeStateAsUpdate(doc, before)
}
