/** What "saved" hangs on, as the operating system sees it: the disk has synced, and a disk that says no is believed. */
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { databaseFile } from '#server/data-folder.ts'
import type { FrameClient } from '#test/support/frame-client.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import type { ServerProcess } from '#test/support/server-process.ts'
import { startServerProcess } from '#test/support/server-process.ts'
import { failCalls, traceCalls, whyNoSystemCalls } from '#test/support/system-calls.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'
import { sendRequest } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'
import type { ServedPlan } from './served-plan.ts'
import { servePlan } from './served-plan.ts'
import { readDataFolder } from './stored-documents.ts'

const skipped = whyNoSystemCalls === null ? '' : ` (skipped: ${whyNoSystemCalls})`
const maxStopMs = 10_000

type Writer = FrameClient & { setStatus(status: string): void }

/** Writes in progress, of which nothing is stored but what is edited. */
async function openWriter(server: ServerProcess, { rooms, cookies }: ServedPlan): Promise<Writer> {
  const url = `${server.url.replace('http', 'ws')}/sync`
  const client = await openFrameClient({ url }, { room: rooms.progress, cookie: cookies[0], regietafel: '1' })
  await client.roundTrip()
  const doc = new Y.Doc()
  doc.on('update', client.sendUpdate)
  return { ...client, setStatus: (status) => void doc.getMap('statuses').set('step', status) }
}

async function startWithWriter() {
  const dataDir = createTemporaryFolder()
  const server = await startServerProcess(dataDir, { LOG_LEVEL: 'fatal' })
  onTestFinished(() => void server.kill('SIGKILL'))
  const plan = await servePlan(server)
  const log = `${databaseFile(dataDir)}-wal`
  return { dataDir, server, plan, log, writer: await openWriter(server, plan) }
}

test.skipIf(whyNoSystemCalls !== null)(
  `[DU13] before each “saved” the operating system was told to sync the log, for that edit${skipped}`,
  async () => {
    const { server, writer, log } = await startWithWriter()
    const trace = await traceCalls(server.pid, ['fsync', 'fdatasync'], [log])
    const syncs = () => trace.calls().filter((call) => call.endsWith(' = 0')).length
    for (let edit = 1; edit <= 20; edit++) {
      const before = syncs()
      writer.setStatus(edit % 2 === 0 ? 'green' : 'red')
      await vi.waitFor(() => expect(writer.saved()).toContain(edit), waitLong)
      expect(syncs()).toBeGreaterThan(before)
    }
  },
)

const diskErrors = [
  ['that can not be read or written', 'pwrite64', 'EIO'],
  ['that became read-only', 'pwrite64', 'EROFS'],
  ['that is full', 'pwrite64', 'ENOSPC'],
  ['that does not sync', 'fsync', 'EIO'],
] as const

test.skipIf(whyNoSystemCalls !== null).for(diskErrors)(
  `[DB9] on a disk %s edits wait, and all is saved when it is well, without anyone doing anything${skipped}`,
  async ([, call, error]) => {
    const { dataDir, server, plan, writer, log } = await startWithWriter()
    const health = async () => (await sendRequest(server.url, 'GET', '/health')).status
    expect(await health()).toBe(200)

    const failing = await failCalls(server.pid, call, error, [log])
    writer.setStatus('orange')
    await vi.waitFor(() => expect(writer.stalledTold()).toEqual([true]), waitLong)
    await vi.waitFor(async () => expect(await health()).toBe(503), waitLong)
    expect((await sendRequest(server.url, 'GET', '/health/live')).status).toBe(200)
    expect(failing.calls().join()).toContain(error)
    expect(writer.saved()).toEqual([])

    await failing.stop()
    await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
    await vi.waitFor(async () => expect(await health()).toBe(200), waitLong)
    expect(writer.stalledTold()).toEqual([true, false])
    await server.kill('SIGKILL')
    const { progress } = await readDataFolder(dataDir, plan.rooms)
    expect(progress.getMap('statuses').get('step')).toBe('orange')
  },
)

test.skipIf(whyNoSystemCalls !== null)(
  `[DB10] asked to stop on a disk that fails, the server is gone in time, and has said “saved” of nothing that is not there${skipped}`,
  async () => {
    const { dataDir, server, plan, writer, log } = await startWithWriter()
    writer.setStatus('green')
    await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
    await failCalls(server.pid, 'fsync', 'EIO', [log])
    writer.setStatus('red')
    await vi.waitFor(() => expect(writer.stalledTold()).toEqual([true]), waitLong)

    const askedAt = performance.now()
    const { code } = await server.kill('SIGTERM')
    expect(performance.now() - askedAt).toBeLessThan(maxStopMs)
    expect(code).toBe(1)
    expect(writer.closed()?.code).toBe(1012)
    expect(writer.saved()).toEqual([1])
    const { progress } = await readDataFolder(dataDir, plan.rooms)
    expect(['green', 'red']).toContain(progress.getMap('statuses').get('step'))
  },
)
