/** A server that is asked to stop while people type. */
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { databaseFile } from '#server/data-folder.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import { inOnePiece, openFrameClient } from '#test/support/frame-client.ts'
import { readRoom, typeText } from '#test/support/logged-updates.ts'
import { startServerProcess } from '#test/support/server-process.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'
import { sendRequest } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'
import { chooseSeed } from './choose-seed.ts'
import type { SavingClient } from './saving-client.ts'
import { createSavingClient, readOverTheWire } from './saving-client.ts'
import { servePlan } from './served-plan.ts'
import { isSame, readDataFolder } from './stored-documents.ts'
import { createTokenRecord } from './token-record.ts'

const maxStopMs = 10_000

test('[DU4] asked to stop, the server lets nobody in any more, saves the last edits, says so, and sends people away to come back', async () => {
  const random = createRandom(chooseSeed('stopping the server'))
  const dataDir = createTemporaryFolder()
  const server = await startServerProcess(dataDir)
  onTestFinished(() => void server.kill('SIGKILL'))
  const { rooms, cookies } = await servePlan(server)
  const { url } = server
  const record = createTokenRecord()
  let ids = 0
  const [writer, reader] = cookies.map((cookie) =>
    createSavingClient({ url, rooms, cookie }, random, record, () => `id${ids++}`),
  ) as [SavingClient, SavingClient]
  onTestFinished(() => {
    writer.close()
    reader.close()
  })
  for (let made = 0; made < 20; made++) writer.edit()
  await vi.waitFor(() => {
    expect(writer.saved()).toHaveLength(writer.typed().length)
    expect(isSame(reader.documents, writer.documents)).toBe(true)
  }, waitLong)

  // Somebody else has the database: the last edits are with the server, and not yet on disk.
  const other = new DatabaseSync(databaseFile(dataDir))
  onTestFinished(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  const before = writer.saved().length
  do for (let made = 0; made < 20; made++) writer.edit()
  while (writer.typed().length === before)
  const last = writer.typed()
  await vi.waitFor(() => expect(isSame(reader.documents, writer.documents)).toBe(true), waitLong)
  const askedAt = performance.now()
  const stopped = server.kill('SIGTERM')
  // An answer to what was asked after the signal: the server knows that it has to stop.
  await sendRequest(url, 'GET', '/openapi.json')
  expect(writer.saved()).toHaveLength(before)
  expect(writer.closeCodes()).toEqual([])
  const tooLate = new WebSocket(`${url.replace('http', 'ws')}/sync/${rooms.plan}`, {
    headers: { cookie: cookies[1] },
  })
  const letIn: boolean[] = []
  tooLate.on('open', () => letIn.push(true))
  tooLate.on('error', () => {})
  const turnedAway = new Promise((resolve) => tooLate.on('close', resolve))
  other.exec('ROLLBACK')

  expect((await stopped).code).toBe(0)
  await turnedAway
  expect(letIn).toEqual([])
  expect(performance.now() - askedAt).toBeLessThan(maxStopMs)
  await vi.waitFor(() => {
    // Coming back to a server that is gone gives other codes behind these.
    for (const client of [writer, reader])
      expect(client.closeCodes().filter((code) => code === 1012)).toHaveLength(2)
  }, waitLong)
  expect(new Set(writer.saved())).toEqual(new Set(last))
  expect(isSame(await readDataFolder(dataDir, rooms), writer.documents)).toBe(true)

  // Typed while there was no server; the clients come back by themselves.
  writer.edit()
  await startAgain(dataDir, url)
  await vi.waitFor(() => {
    expect(writer.saved()).toHaveLength(writer.typed().length)
    expect(isSame(reader.documents, writer.documents)).toBe(true)
  }, waitLong)
  const newcomer = await readOverTheWire({ url, rooms, cookie: cookies[1] })
  expect(isSame(newcomer, writer.documents)).toBe(true)
})

test('[DU14] asked to stop, the server takes in nothing of what it held back: what a colleague has seen is on disk', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 10 } })
  const reader = await openStockClient(server, { user: 'bram' })
  const hasty = await openFrameClient(server)
  await hasty.roundTrip()
  inOnePiece(hasty, () => {
    for (const update of typeText('x'.repeat(1_000))) hasty.sendUpdate(update)
  })
  await vi.waitFor(() => expect(reader.text.length).toBeGreaterThan(0), waitLong)
  server.storage.holdCommits()
  const closed = server.collaboration.close()
  await wait(100)
  const seen = reader.text.length
  // At a hundred a second.
  await wait(500)
  expect(reader.text.length).toBe(seen)
  server.storage.heal()
  await closed
  expect(await readRoom(server.storage)).toHaveLength(seen)
})

async function startAgain(dataDir: string, url: string): Promise<void> {
  const server = await startServerProcess(dataDir, { PORT: new URL(url).port })
  onTestFinished(() => void server.kill('SIGKILL'))
}
