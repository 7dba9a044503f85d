/** An update that Yjs chokes on when part of it is in. No such update is known; that it does no harm is to be sure. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { forgeUpdate } from '#test/support/forge-update.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import { readRoom } from '#test/support/logged-updates.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[DU15] what an update that fails half-way left in the document is told to everybody and written to disk, with its author', async () => {
  const server = await startSyncServer()
  const honest = await openStockClient(server)
  const reader = await openStockClient(server, { user: 'bram' })
  const bad = await openFrameClient(server, { user: 'carla', regietafel: '1' })
  await bad.roundTrip()
  const integrate = Y.Item.prototype.integrate
  vi.spyOn(Y.Item.prototype, 'integrate').mockImplementation(function (this: Y.Item, ...args) {
    if (this.content instanceof Y.ContentString && this.content.str === 'choke')
      throw new TypeError('no left')
    return integrate.apply(this, args)
  })
  // Yjs takes the higher number first.
  const halves = [9, 1].map((client) => ({
    client,
    clock: 0,
    structs: [{ parent: 'title', text: client === 9 ? 'half' : 'choke' }],
  }))
  bad.sendUpdate(forgeUpdate(halves))
  honest.text.insert(0, 'heel ')
  await vi.waitFor(() => expect(bad.closed()?.reason).toBe('malformed-message'), waitLong)
  await vi.waitFor(() => expect(reader.text.toString()).toContain('half'), waitLong)
  await vi.waitFor(() => expect(honest.text.toString()).toBe(reader.text.toString()), waitLong)
  await vi.waitFor(async () => expect(await readRoom(server.storage)).toBe(reader.text.toString()), waitLong)
  expect(reader.text.toString()).toContain('heel')
  const authors = server.storage.commits.flat().map(({ author }) => author)
  expect(new Set(authors)).toEqual(new Set(['server', 'anna', 'carla']))
  vi.restoreAllMocks()
})
