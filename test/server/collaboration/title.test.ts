/** The title of a plan, as lists hear of it. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[SY13] a changed title is told once it rests', async () => {
  const server = await startSyncServer({ timing: { titleRestMs: 700 } })
  const titles: string[] = []
  // A room that opens tells of its empty title as well, when writing begins later than that rests.
  server.collaboration.onTitle((planId, title) => title !== '' && titles.push(`${planId}: ${title}`))
  const writer = await openStockClient(server)
  // Each within the rest of the one before, all of them longer than that.
  for (const letter of 'onderwijs') {
    writer.text.insert(writer.text.length, letter)
    await wait(100)
  }
  await vi.waitFor(() => expect(titles).toContain('plan-1: onderwijs'), waitLong)
  expect(titles).toEqual(['plan-1: onderwijs'])
})

test('[SY13] lists are told as much of a title as they show', async () => {
  const server = await startSyncServer()
  const titles: string[] = []
  server.collaboration.onTitle((_planId, title) => title !== '' && titles.push(title))
  const writer = await openStockClient(server)
  writer.text.insert(0, 'x'.repeat(100_000))
  await vi.waitFor(() => expect(titles).toEqual(['x'.repeat(400)]), waitLong)
})
