/** What takes long does not hold up stopping, and nothing is lost by that. */
import { request } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseFile } from '#server/data-folder.ts'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import { openWorkerStorage } from '#server/storage/worker-storage.ts'
import { letter, readRoom, typeText } from '#test/support/logged-updates.ts'
import { startServerProcess } from '#test/support/server-process.ts'
import { planRoom, storePlan } from '#test/support/stored-plan.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'
import { readOverTheWire } from './saving-client.ts'
import { servePlan } from './served-plan.ts'

const letters = 20_000

test('[DU11] closing storage drops a compaction that is under way, and loses nothing', async () => {
  const file = join(createTemporaryFolder(), 'test.sqlite')
  const storage = await openWorkerStorage(file)
  await storePlan(storage)
  await storage.appendUpdates(typeText('x'.repeat(letters)).map((update) => ({ ...letter(''), update })))
  const compacting = storage.compactRoom(planRoom.name)
  const dropped = expect(compacting).rejects.toThrow('the storage worker stopped')
  await storage.close()
  await dropped

  const again = openSqliteStorage(file)
  onTestFinished(() => again.close())
  expect((await again.loadRoom(planRoom.name)).snapshot).toBeNull()
  expect(await readRoom(again)).toHaveLength(letters)
  await again.compactRoom(planRoom.name)
  expect(await readRoom(again)).toHaveLength(letters)
})

test('[DU11] asked to stop while a room is compacted and a file comes in, the server stops well', async () => {
  const dataDir = createTemporaryFolder()
  const first = await startServerProcess(dataDir)
  const { rooms, cookies } = await servePlan(first)
  await first.kill()
  const storage = openSqliteStorage(databaseFile(dataDir))
  const updates = typeText('x'.repeat(letters)).map((update) => ({ ...letter(''), room: rooms.plan, update }))
  await storage.appendUpdates(updates)
  await storage.close()

  const server = await startServerProcess(dataDir)
  onTestFinished(() => void server.kill('SIGKILL'))
  const upload = request(`${server.url}/api/v1/plans`, {
    method: 'POST',
    headers: { cookie: cookies[0], 'content-type': 'text/csv', 'content-length': 1_000 },
  })
  const cutOff = new Promise((resolve) => upload.on('error', resolve))
  upload.write('Thema;Actie')
  // Opened with so many updates behind its snapshot, the room is compacted at once.
  const documents = await readOverTheWire({ url: server.url, rooms, cookie: cookies[0] })
  const { code, stderr } = await server.kill('SIGTERM')
  expect([code, stderr]).toEqual([0, ''])
  await cutOff

  const db = new DatabaseSync(databaseFile(dataDir))
  onTestFinished(() => db.close())
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  const second = await startServerProcess(dataDir)
  onTestFinished(() => void second.kill('SIGKILL'))
  const reread = await readOverTheWire({ url: second.url, rooms, cookie: cookies[0] })
  expect(reread.plan.getText('title').toString()).toBe(documents.plan.getText('title').toString())
  expect(reread.plan.getText('title').length).toBeGreaterThan(letters)
})

test('[DU12] what writes commits has a write-ahead log and waits for the disk at each of them', async () => {
  const prepared = vi.spyOn(DatabaseSync.prototype, 'prepare')
  onTestFinished(() => prepared.mockRestore())
  const storage = openSqliteStorage(join(createTemporaryFolder(), 'test.sqlite'))
  onTestFinished(() => storage.close())
  const writes = prepared.mock.calls.findIndex(([sql]) => sql.includes('INSERT INTO commit_log'))
  const connection = prepared.mock.contexts[writes] as DatabaseSync
  await storePlan(storage)
  await storage.appendUpdates([letter('a')])
  await storage.compactRoom(planRoom.name)
  await storage.appendUpdates([letter('b')])
  const read = (pragma: string) => Object.values(connection.prepare(`PRAGMA ${pragma}`).get() ?? {})
  expect(read('journal_mode')).toEqual(['wal'])
  // 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
  expect(read('synchronous')).toEqual([2])
  expect(connection.isTransaction).toBe(false)
})
