/** Clients that only look. y-websocket hangs up by itself after 30 s in which no message came. */
import { expect, test, vi } from 'vitest'
import { defaultTiming } from '#server/collaboration/settings.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { planRoom, progressRoom } from '#test/support/stored-plan.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

const hangUpAfterMs = 30_000

test.for([planRoom, progressRoom])(
  '[DU6] who is alone and idle hears its own sign of life back, in the $document room',
  async ({ name }) => {
    const server = await startSyncServer()
    const { provider } = await openStockClient(server, { room: name })
    provider.wsLastMessageReceived = 0
    // As y-protocols does by itself every 15 s.
    provider.awareness.setLocalState(provider.awareness.getLocalState())
    await vi.waitFor(() => expect(provider.wsLastMessageReceived).toBeGreaterThan(0), waitLong)
  },
)

test('[DU6] who shows nothing of itself hears something before it would hang up', async () => {
  expect(defaultTiming.pingMs).toBeLessThan(hangUpAfterMs)
  const server = await startSyncServer({ timing: { pingMs: 50 } })
  const { provider } = await openStockClient(server)
  provider.awareness.setLocalState(null)
  for (let times = 0; times < 3; times++) {
    provider.wsLastMessageReceived = 0
    await vi.waitFor(() => expect(provider.wsLastMessageReceived).toBeGreaterThan(0), waitLong)
  }
})
