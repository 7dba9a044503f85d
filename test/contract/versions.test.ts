/** What every storage must do with versions, decisions and epochs. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nameRoom } from '#server/storage/name-room.ts'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import type { EpochChange, Storage, StoredDecision, StoredVersion } from '#server/storage/storage.ts'
import { openWorkerStorage } from '#server/storage/worker-storage.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { anna, aPlan, planRoom, storePlan } from '#test/support/stored-plan.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'

const implementations: Record<string, (file: string) => Promise<Storage>> = {
  'sqlite in this thread': async (file) => openSqliteStorage(file),
  'sqlite in worker threads': openWorkerStorage,
}
const lockedRoom = nameRoom(aPlan.id, 'plan', 2, { readOnly: true })
const nextRoom = nameRoom(aPlan.id, 'plan', 3)
const [state] = typeText('a') as [Uint8Array]
const frozen = { json: '{"title":"a"}', state }
const round = { reopening: 'back-to-concept', reason: 'Zoals besloten.' } as const
const audit = { at: 10, author: anna.id, planId: aPlan.id, event: 'plan-locked', detail: {} }
const lock: EpochChange = {
  ...{ planId: aPlan.id, epoch: 1, closing: planRoom.name },
  ...{ opening: lockedRoom, state, audit },
}
const reopening: EpochChange = {
  ...{ planId: aPlan.id, epoch: 2, closing: lockedRoom.name },
  ...{ opening: nextRoom, state, audit },
}
const version: StoredVersion = {
  ...{ planId: aPlan.id, number: 1, title: 'a', body: 'PHO', meetingDate: '2026-12-10', reference: 'R-1' },
  ...{ remark: '', lockedBy: { id: anna.id, name: anna.name }, lockedAt: 10, hash: 'abc', changes: null },
  ...{ counts: { themes: 1, actions: 2, steps: 3 }, round: null },
}
const decision: StoredDecision = {
  ...{ body: 'PHO', outcome: 'returned', date: '2026-12-10', reference: '', explanation: 'Te vaag.' },
  ...{ recordedBy: { id: anna.id, name: anna.name }, recordedAt: 11 },
}
const afterReturn = { status: 'returned', approvedVersion: null } as const
const ofVersion = { planId: aPlan.id, number: 1, epoch: 2 }

for (const [name, openStorage] of Object.entries(implementations)) {
  describe(name, () => {
    async function openWithPlan(): Promise<Storage> {
      const storage = await openStorage(join(createTemporaryFolder(), 'test.sqlite'))
      onTestFinished(() => storage.close())
      await storePlan(storage)
      return storage
    }

    test('[ST30] a lock writes version, closed plan and next room together', async () => {
      const storage = await openWithPlan()
      expect(await storage.lockPlan(lock, version, frozen)).toBe(true)
      expect((await storage.findPlan(aPlan.id))?.plan).toEqual({
        ...aPlan,
        ...{ title: 'a', status: 'locked', epoch: 2, latestVersion: 1 },
      })
      expect(await storage.findRoom(planRoom.name)).toEqual({ ...planRoom, closedAt: 10 })
      expect(await storage.findRoom(lockedRoom.name)).toEqual(lockedRoom)
      expect(await storage.loadRoom(lockedRoom.name)).toEqual({ snapshot: state, updates: [] })
      expect(await storage.listVersions(aPlan.id)).toEqual([{ ...version, decisions: [] }])
      expect(await storage.findFrozenContent(aPlan.id, 1)).toEqual(frozen)
      expect(await storage.findFrozenContent(aPlan.id, 2)).toBeNull()
    })

    test('[ST31] a lock, decision or reopening of another epoch writes nothing', async () => {
      const storage = await openWithPlan()
      expect(await storage.reopenPlan({ ...reopening, epoch: 1, closing: planRoom.name }, round)).toBe(false)
      expect(await storage.addDecision({ ...ofVersion, epoch: 1 }, decision, afterReturn, audit)).toBe(false)
      expect(await storage.lockPlan({ ...lock, epoch: 7 }, version, frozen)).toBe(false)
      const both = await Promise.all([
        storage.lockPlan(lock, version, frozen),
        storage.lockPlan(lock, version, frozen),
      ])
      expect(both).toEqual([true, false])
      expect(await storage.listVersions(aPlan.id)).toHaveLength(1)
      expect((await storage.findPlan(aPlan.id))?.rooms).toHaveLength(3)
    })

    test('[ST31] a lock that can not be written whole is not written at all', async () => {
      const storage = await openWithPlan()
      await expect(storage.lockPlan({ ...lock, closing: 'no such room' }, version, frozen)).rejects.toThrow()
      await expect(storage.lockPlan({ ...lock, opening: planRoom }, version, frozen)).rejects.toThrow()
      expect((await storage.findPlan(aPlan.id))?.plan).toEqual(aPlan)
      expect(await storage.listVersions(aPlan.id)).toEqual([])
      expect(await storage.lockPlan(lock, version, frozen)).toBe(true)
    })

    test('[ST32] decisions are kept in their order, and the plan stands as told with them', async () => {
      const storage = await openWithPlan()
      await storage.lockPlan(lock, version, frozen)
      const second = { ...decision, body: 'College', outcome: 'approved' } as const
      const afterApproval = { status: 'approved', approvedVersion: 1 } as const
      expect(await storage.addDecision(ofVersion, decision, afterReturn, audit)).toBe(true)
      expect(await storage.addDecision(ofVersion, second, afterApproval, audit)).toBe(true)
      expect(await storage.listVersions(aPlan.id)).toEqual([{ ...version, decisions: [decision, second] }])
      expect((await storage.findPlan(aPlan.id))?.plan).toMatchObject(afterApproval)
      const unknown = { ...ofVersion, number: 9 }
      await expect(storage.addDecision(unknown, decision, afterReturn, audit)).rejects.toThrow()
      expect((await storage.findPlan(aPlan.id))?.plan).toMatchObject(afterApproval)
    })

    test('[ST33] a plan that is opened again has a fresh room, and knows how its round began', async () => {
      const storage = await openWithPlan()
      expect(await storage.findRound(aPlan.id)).toBeNull()
      await storage.lockPlan(lock, version, frozen)
      expect(await storage.reopenPlan(reopening, round)).toBe(true)
      expect((await storage.findPlan(aPlan.id))?.plan).toMatchObject({
        ...{ status: 'concept', epoch: 3, latestVersion: 1 },
      })
      expect(await storage.findRound(aPlan.id)).toEqual(round)
      expect((await storage.findRoom(lockedRoom.name))?.closedAt).toBe(10)
      expect(await storage.findRoom(nextRoom.name)).toEqual(nextRoom)
      const next = { ...lock, epoch: 3, closing: nextRoom.name, opening: nameRoom(aPlan.id, 'plan', 4) }
      const changes = { added: 1, changed: 2, removed: 3, moved: 4 }
      await storage.lockPlan(next, { ...version, number: 2, changes, round }, frozen)
      expect((await storage.listVersions(aPlan.id)).map(({ number }) => number)).toEqual([2, 1])
      expect((await storage.listVersions(aPlan.id))[0]).toMatchObject({
        changes,
        round,
        meetingDate: '2026-12-10',
      })
    })
  })
}

test('[ST34] a database from before there were versions is brought up to date, with all that was in it', async () => {
  const file = join(createTemporaryFolder(), 'test.sqlite')
  const before = openSqliteStorage(file)
  await storePlan(before)
  await before.close()
  const db = new DatabaseSync(file)
  db.exec(`CREATE TABLE room_updates (room INTEGER, seq INTEGER, author INTEGER, at INTEGER, data BLOB);
    INSERT INTO authors (id) VALUES ('${anna.id}');
    DROP TABLE commit_log; DROP TABLE room_log; DROP TABLE room_history; DROP TABLE decisions; DROP TABLE versions; DROP TABLE rounds;
    ALTER TABLE plans DROP COLUMN approved_version; ALTER TABLE plans DROP COLUMN latest_version;
    ALTER TABLE rooms DROP COLUMN read_only; PRAGMA user_version = 1`)
  db.prepare('INSERT INTO room_updates SELECT number, 1, 1, 1, ? FROM rooms WHERE name = ?').run(
    state,
    planRoom.name,
  )
  db.close()

  const storage = openSqliteStorage(file)
  onTestFinished(() => storage.close())
  expect((await storage.findPlan(aPlan.id))?.plan).toEqual(aPlan)
  expect(await storage.findRoom(planRoom.name)).toEqual(planRoom)
  expect((await storage.loadRoom(planRoom.name)).updates).toEqual([state])
  expect(await storage.lockPlan(lock, version, frozen)).toBe(true)
})
