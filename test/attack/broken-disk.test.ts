/** A disk that takes nothing: edits wait, people are told, nothing is promised and nothing is lost. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { openFrameClient } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { startServerProcess } from '#test/support/server-process.ts'
import { mountSmallDisk, whyNoSmallDisk } from '#test/support/small-disk.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { sendRequest, signInWith, tokenOf } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[DB1] who asked for our messages hears that nothing is saved now, and when it is again', async () => {
  const server = await startSyncServer()
  const writer = await openFrameClient(server, { regietafel: '1' })
  const stock = await openFrameClient(server)
  await writer.roundTrip()
  server.storage.breakCommits()
  for (const update of typeText('vol')) writer.sendUpdate(update)
  await vi.waitFor(() => expect(writer.stalledTold()).toEqual([true]), waitLong)
  const newcomer = await openFrameClient(server, { regietafel: '1', user: 'bram' })
  await vi.waitFor(() => expect(newcomer.stalledTold()).toEqual([true]), waitLong)
  expect(server.collaboration.isStalled()).toBe(true)
  expect(writer.saved()).toEqual([])

  server.storage.heal()
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
  expect(writer.stalledTold()).toEqual([true, false])
  expect(newcomer.stalledTold()).toEqual([true, false])
  expect(server.collaboration.isStalled()).toBe(false)
  await stock.roundTrip()
  expect(stock.stalledTold()).toEqual([])
})

test('[DB2] closing on a broken disk ends in time, and acknowledges nothing', async () => {
  const server = await startSyncServer({ timing: { drainMs: 100 } })
  const writer = await openFrameClient(server, { regietafel: '1' })
  const reader = await openStockClient(server)
  server.storage.breakCommits()
  for (const update of typeText('vol')) writer.sendUpdate(update)
  await vi.waitFor(() => expect(reader.text.toString()).toBe('vol'), waitLong)
  await expect(server.collaboration.close()).rejects.toThrow('could not be written')
  await vi.waitFor(() => expect(writer.closed()?.code).toBe(1012), waitLong)
  expect(writer.saved()).toEqual([])
  const attempts = server.storage.attempts()
  server.storage.heal()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(server.storage.attempts()).toBe(attempts)
})

test.skipIf(whyNoSmallDisk !== null)(
  `[DB3] on a full disk edits wait, and all is saved when there is room, without anyone doing anything${
    whyNoSmallDisk === null ? '' : ` (skipped: ${whyNoSmallDisk})`
  }`,
  async () => {
    const disk = mountSmallDisk(6 * 1024 * 1024)
    const server = await startServerProcess(disk.folder, { LOG_LEVEL: 'fatal' })
    onTestFinished(() => void server.kill('SIGKILL'))
    const cookie = await signInWith(server.url, tokenOf(server.adminLink ?? ''))
    const { body } = await sendRequest(server.url, 'POST', '/plans', { as: cookie, json: { title: 'R' } })
    const health = async () => (await sendRequest(server.url, 'GET', '/health')).status
    const url = `${server.url.replace('http', 'ws')}/sync`
    const writer = await openFrameClient({ url }, { room: body.rooms.plan, cookie, regietafel: '1' })
    expect(await health()).toBe(200)

    disk.fill()
    for (const update of typeText('x'.repeat(50))) writer.sendUpdate(update)
    await vi.waitFor(() => expect(writer.stalledTold()).toEqual([true]), waitLong)
    await vi.waitFor(async () => expect(await health()).toBe(503), waitLong)
    expect((await sendRequest(server.url, 'GET', '/health/live')).status).toBe(200)
    expect(writer.saved()).toEqual([])

    disk.empty()
    await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
    await vi.waitFor(async () => expect(await health()).toBe(200), waitLong)
    expect(writer.stalledTold()).toEqual([true, false])

    await server.kill('SIGKILL')
    const again = await startServerProcess(disk.folder, { LOG_LEVEL: 'fatal' })
    onTestFinished(() => void again.kill('SIGKILL'))
    await vi.waitFor(async () => {
      const { plans } = (await sendRequest(again.url, 'GET', '/plans', { as: cookie })).body
      const { text } = await sendRequest(again.url, 'GET', `/plans/${body.id}/export.csv`, { as: cookie })
      expect(text).toContain('Thema')
      expect(plans.map(({ title }: { title: string }) => title)).toContainEqual(
        expect.stringMatching(/^x{50}R$|^Rx{50}$/),
      )
    }, waitLong)
  },
)
