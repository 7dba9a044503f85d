/** What every storage must do when its disk is full. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import type { Storage } from '#server/storage/storage.ts'
import { openWorkerStorage } from '#server/storage/worker-storage.ts'
import { mountSmallDisk, whyNoSmallDisk } from '#test/support/small-disk.ts'
import { anna, planRoom, storePlan } from '#test/support/stored-plan.ts'

const implementations: Record<string, (file: string) => Promise<Storage>> = {
  'sqlite in this thread': async (file) => openSqliteStorage(file),
  'sqlite in worker threads': openWorkerStorage,
}

for (const [name, openStorage] of Object.entries(implementations)) {
  test.skipIf(whyNoSmallDisk !== null)(
    `[DB4] ${name}: a commit that failed on a full disk left nothing behind, and succeeds when there is room`,
    async () => {
      const disk = mountSmallDisk(2 * 1024 * 1024)
      const storage = await openStorage(join(disk.folder, 'test.sqlite'))
      onTestFinished(() => storage.close())
      await storePlan(storage)
      const write = (byte: number, length = 1) =>
        storage.appendUpdates([
          { room: planRoom.name, update: new Uint8Array(length).fill(byte), author: anna.id, at: byte },
        ])
      const logged = async () => (await storage.loadRoom(planRoom.name)).updates.map(({ length }) => length)

      await write(1)
      disk.fill()
      await expect(write(2, 200_000)).rejects.toThrow()
      await expect(storage.check()).rejects.toThrow()
      expect(await logged()).toEqual([1])
      disk.empty()
      await storage.check()
      await write(2, 200_000)
      expect(await logged()).toEqual([1, 200_000])
    },
  )
}
