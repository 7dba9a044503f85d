/** What the worker threads add to storage: they may die, and nobody has to do anything about it. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openWorkerStorage } from '#server/storage/worker-storage.ts'
import { anna, storePlan } from '#test/support/stored-plan.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'

test('[ST18] a storage worker that dies fails what was asked of it and is replaced', async () => {
  const posted = vi.spyOn(Worker.prototype, 'postMessage')
  const storage = await openWorkerStorage(join(createTemporaryFolder(), 'test.sqlite'))
  onTestFinished(() => storage.close())
  await storePlan(storage)
  const worker = posted.mock.contexts[0] as Worker
  posted.mockRestore()

  const died = worker.terminate()
  const asked = storage.check()
  await expect(asked).rejects.toThrow('the storage worker stopped')
  await died
  expect(await storage.findUser(anna.id)).toEqual(anna)
})

test('[ST19] after closing, storage refuses every call', async () => {
  const storage = await openWorkerStorage(join(createTemporaryFolder(), 'test.sqlite'))
  const last = storage.createUser(anna)
  await storage.close()
  await last
  await expect(storage.check()).rejects.toThrow('storage is closed')
  await storage.close()
})
