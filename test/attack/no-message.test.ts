/** Updates that no Yjs document makes. */
import { expect, test, vi } from 'vitest'
import { forgeUpdate } from '#test/support/forge-update.ts'
import { encodeUpdate, openFrameClient } from '#test/support/frame-client.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

const soon = { limits: { maxWaitingMs: 200 } }

const unmade: Record<string, Uint8Array> = {
  'holds a document': forgeUpdate([{ client: 7, clock: 0, structs: [{ parent: 'title', document: 'x' }] }]),
  'takes the same away twice': forgeUpdate(
    [{ client: 7, clock: 0, structs: [{ parent: 'title', text: 'abcdef' }] }],
    [
      {
        client: 7,
        ranges: [
          [0, 5],
          [0, 5],
        ],
      },
    ],
  ),
  'lists a client twice': Uint8Array.of(2, 1, 7, 0, 4, 1, 1, 97, 1, 98, 1, 7, 1, 4, 1, 1, 97, 1, 98, 0),
  'lists a client with nothing': Uint8Array.of(1, 0, 7, 0, 0),
  'builds on itself': Uint8Array.of(1, 1, 7, 0, 132, 7, 0, 1, 97, 0),
  'builds on what comes later': Uint8Array.of(1, 1, 7, 0, 132, 7, 9, 1, 97, 0),
}

for (const [what, update] of Object.entries(unmade)) {
  test(`[AT7] an update that ${what} is no message`, async () => {
    const server = await startSyncServer(soon)
    const attacker = await openFrameClient(server)
    const honest = await openStockClient(server, { user: 'bram' })
    attacker.send(encodeUpdate(update))
    await vi.waitFor(() => expect(attacker.closed()).not.toBeNull(), waitLong)
    expect(attacker.closed()?.code).toBe(4400)
    honest.text.insert(0, 'door')
    const fresh = await openStockClient(server)
    await vi.waitFor(() => expect(fresh.text.toString()).toBe('door'), waitLong)
  })
}
