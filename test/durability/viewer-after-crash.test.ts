/** Edits that were seen by others, and lost to the server in a crash before they were saved. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createStockClient, openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[DU8] a viewer who saw an edit that a crash took waits until its author has brought it back', async () => {
  const server = await startSyncServer()
  const { seen, author } = docsFromBeforeTheCrash()
  const viewer = createStockClient(server, { user: 'bram', role: 'viewer', doc: seen })
  const closed: number[] = []
  viewer.provider.on('connection-close', (event) => closed.push(event?.code ?? 0))
  await vi.waitFor(() => expect(closed).toContain(1013), waitLong)
  expect(viewer.refused()).toBeNull()

  const editor = await openStockClient(server, { doc: author })
  editor.text.insert(0, 'toch ')
  await vi.waitFor(() => expect(viewer.text.toString()).toBe('toch net gezien'), waitLong)
  await vi.waitFor(() => expect(viewer.provider.synced).toBe(true), waitLong)
  expect(viewer.refused()).toBeNull()
})

test('[DU8] where the author does not come back, the viewer hears that nothing of it is kept', async () => {
  const denied = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const server = await startSyncServer({ timing: { comingBackMs: 0 } })
  const viewer = createStockClient(server, {
    user: 'bram',
    role: 'viewer',
    doc: docsFromBeforeTheCrash().seen,
  })
  await vi.waitFor(() => expect(viewer.refused()?.code).toBe(4405), waitLong)
  denied.mockRestore()
  const fresh = await openStockClient(server)
  expect(fresh.text.toString()).toBe('')
})

function docsFromBeforeTheCrash(): { author: Y.Doc; seen: Y.Doc } {
  const author = new Y.Doc()
  author.getText('title').insert(0, 'net gezien')
  const seen = new Y.Doc()
  Y.applyUpdate(seen, Y.encodeStateAsUpdate(author))
  return { author, seen }
}
