/** What every storage must do. Each implementation passes all of it, on real files. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import type { Storage } from '#server/storage/storage.ts'
import { openWorkerStorage } from '#server/storage/worker-storage.ts'
import { letter, readRoom, typeText } from '#test/support/logged-updates.ts'
import { anna, aPlan, bram, planRoom, progressRoom, storePlan } from '#test/support/stored-plan.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'

const implementations: Record<string, (file: string) => Promise<Storage>> = {
  'sqlite in this thread': async (file) => openSqliteStorage(file),
  'sqlite in worker threads': openWorkerStorage,
}

for (const [name, openStorage] of Object.entries(implementations)) {
  describe(name, () => {
    function createFile(): string {
      return join(createTemporaryFolder(), 'test.sqlite')
    }

    async function open(file = createFile()): Promise<Storage> {
      const storage = await openStorage(file)
      onTestFinished(() => storage.close())
      return storage
    }

    async function openWithPlan(file = createFile()): Promise<Storage> {
      const storage = await open(file)
      await storePlan(storage)
      return storage
    }

    test('[ST1] what was written is there after closing and opening again', async () => {
      const file = createFile()
      const first = await openWithPlan(file)
      await first.appendUpdates([letter('a')])
      await first.close()

      const second = await open(file)
      expect(await second.findPlan(aPlan.id)).toEqual({ plan: aPlan, rooms: [planRoom, progressRoom] })
      expect(await readRoom(second)).toBe('a')
    })

    test('[ST2] a file that cannot be opened is refused with a sentence that names it', async () => {
      await expect(openStorage('/dev/null/none.sqlite')).rejects.toThrow(
        /cannot open the database \/dev\/null\/none\.sqlite: /,
      )
    })

    test('[ST3] a database of a newer program is refused and left as it is', async () => {
      const file = createFile()
      const db = new DatabaseSync(file)
      db.exec('PRAGMA user_version = 999')
      db.close()
      await expect(openStorage(file)).rejects.toThrow('it has version 999')
    })

    test('[ST4] two programs can use one file at the same time', async () => {
      const file = createFile()
      const server = await openWithPlan(file)
      const command = await open(file)
      await Promise.all([
        ...Array.from({ length: 20 }, (_, i) => server.appendUpdates([letter(String.fromCharCode(97 + i))])),
        ...Array.from({ length: 20 }, (_, i) => command.addSignInToken(token(`hash-${i}`))),
      ])
      expect(await command.findUser(anna.id)).toEqual(anna)
      expect(await readRoom(server)).toHaveLength(20)
    })

    test('[ST5] users are found by id, and the first administrator is the one who was made first', async () => {
      const storage = await open()
      expect(await storage.hasUsers()).toBe(false)
      expect(await storage.findFirstAdmin()).toBeNull()
      await storage.createUser(bram)
      await storage.createUser(anna)
      await storage.createUser({ ...anna, id: 'another-admin' })
      expect(await storage.hasUsers()).toBe(true)
      expect(await storage.findFirstAdmin()).toEqual(anna)
      expect(await storage.findUser(bram.id)).toEqual(bram)
      expect(await storage.findUser('nobody')).toBeNull()
      await expect(storage.createUser(bram)).rejects.toThrow()
    })

    test('[ST6] a sign-in token opens one session, once, and only until it expires', async () => {
      const storage = await openWithPlan()
      await storage.addSignInToken(token('good'))
      await storage.addSignInToken(token('late'))
      const redeem = (hash: string, session: string, now: number) =>
        storage.redeemSignInToken(hash, { hash: session, expiresAt: 5_000 }, now)

      const answers = await Promise.all([redeem('good', 's1', 1_000), redeem('good', 's2', 1_000)])
      expect(answers).toEqual([anna, null])
      expect(await redeem('late', 's3', 2_000)).toBeNull()
      expect(await redeem('unknown', 's4', 1_000)).toBeNull()

      expect(await storage.findSession('s1', 4_999)).toEqual({ user: anna, expiresAt: 5_000 })
      expect(await storage.findSession('s1', 5_000)).toBeNull()
      expect(await storage.findSession('s2', 1_000)).toBeNull()
      await storage.removeSession('s1')
      expect(await storage.findSession('s1', 1_000)).toBeNull()
    })

    test('[ST20] sessions and tokens that have expired are forgotten, and no others', async () => {
      const storage = await openWithPlan()
      for (const hash of ['used', 'late']) await storage.addSignInToken(token(hash))
      await storage.addSignInToken({ ...token('good'), expiresAt: 9_000 })
      await storage.redeemSignInToken('used', { hash: 's1', expiresAt: 5_000 }, 1_000)
      await storage.removeExpired(2_000)
      expect(await storage.findSession('s1', 1_000)).not.toBeNull()
      const redeem = (hash: string) => storage.redeemSignInToken(hash, { hash, expiresAt: 9_000 }, 1_000)
      expect([await redeem('late'), await redeem('good')]).toEqual([null, anna])
      await storage.removeExpired(5_000)
      expect(await storage.findSession('s1', 1_000)).toBeNull()
      expect(await storage.findSession('good', 1_000)).not.toBeNull()
    })

    test('[ST21] what a room begins with is its snapshot at once, and its first entry in the log', async () => {
      const storage = await openWithPlan()
      const room = { ...planRoom, name: 'room-2', planId: 'plan-2' }
      const beginning = { ...letter('x'), room: room.name }
      await storage.createPlan({ ...aPlan, id: room.planId }, [room], bram.id, [beginning])
      expect(await storage.loadRoom(room.name)).toEqual({ snapshot: beginning.update, updates: [] })
      expect(await storage.countUpdatesSinceSnapshot(room.name)).toBe(0)

      const next = { ...letter('y'), room: room.name }
      await storage.appendUpdates([next])
      await storage.compactRoom(room.name)
      expect([...(await readRoom(storage, room.name))].sort()).toEqual(['x', 'y'])
      expect(await storage.readLog(room.name)).toEqual([beginning, next])
    })

    test('[ST7] a plan is made with its rooms, coordinator and first updates, or not at all', async () => {
      const storage = await openWithPlan()
      const other = { ...aPlan, id: 'plan-2', createdAt: 2_000 }
      const otherRoom = { ...planRoom, name: 'room-2', planId: other.id }
      const toNowhere = { ...letter('x'), room: 'no such room' }
      await expect(storage.createPlan(other, [otherRoom], bram.id, [toNowhere])).rejects.toThrow()
      expect(await storage.findPlan(other.id)).toBeNull()
      expect(await storage.findRoom(otherRoom.name)).toBeNull()

      await storage.createPlan(other, [otherRoom], bram.id, [{ ...letter('x'), room: otherRoom.name }])
      expect(await storage.findRole(other.id, bram.id)).toBe('coordinator')
      expect(await storage.findRoom(otherRoom.name)).toEqual(otherRoom)
      expect(await readRoom(storage, otherRoom.name)).toBe('x')
    })

    test('[ST8] plans are listed newest first, for all or for one member', async () => {
      const storage = await openWithPlan()
      const newer = { ...aPlan, id: 'plan-2', createdAt: 2_000 }
      await storage.createPlan(newer, [], bram.id, [])
      await storage.renamePlan(newer.id, 'Andere titel')
      const older = { plan: aPlan, rooms: [planRoom, progressRoom] }
      const renamed = { plan: { ...newer, title: 'Andere titel' }, rooms: [] }

      expect(await storage.listPlans(null)).toEqual([
        { ...renamed, role: null },
        { ...older, role: null },
      ])
      expect(await storage.listPlans(bram.id)).toEqual([{ ...renamed, role: 'coordinator' }])
      expect(await storage.listPlans('nobody')).toEqual([])
    })

    test('[ST9] members are added, change role, are known to have joined, and leave', async () => {
      const storage = await openWithPlan()
      await storage.saveMember(aPlan.id, bram.id, 'viewer')
      await storage.saveMember(aPlan.id, bram.id, 'editor')
      await storage.addSignInToken(token('good'))
      await storage.redeemSignInToken('good', { hash: 's1', expiresAt: 5_000 }, 1_000)

      expect(await storage.listMembers(aPlan.id)).toEqual([
        { planId: aPlan.id, user: anna, role: 'coordinator', joined: true },
        { planId: aPlan.id, user: bram, role: 'editor', joined: false },
      ])
      await storage.removeMember(aPlan.id, bram.id)
      expect(await storage.findRole(aPlan.id, bram.id)).toBeNull()
      await expect(storage.saveMember('no plan', bram.id, 'viewer')).rejects.toThrow()
    })

    test('[ST10] updates of many rooms are appended together, or none of them', async () => {
      const storage = await openWithPlan()
      const elsewhere = { ...letter('p'), room: progressRoom.name }
      await storage.appendUpdates([letter('a'), elsewhere])
      const bad = { ...letter('z'), room: 'no such room' }
      await expect(storage.appendUpdates([letter('b'), bad])).rejects.toThrow()
      expect(await readRoom(storage)).toBe('a')
      expect(await readRoom(storage, progressRoom.name)).toBe('p')
    })

    test('[ST11] a room is loaded in the order in which it was written', async () => {
      const storage = await openWithPlan()
      const updates = typeText('regie')
      for (const update of updates) await storage.appendUpdates([{ ...letter(''), update }])
      expect((await storage.loadRoom(planRoom.name)).updates).toEqual(updates)
      await expect(storage.loadRoom('no such room')).rejects.toThrow()
    })

    test('[ST12] compacting changes nothing in what a room reads as, and empties the count', async () => {
      const storage = await openWithPlan()
      const updates = typeText('samen sterk')
      await storage.appendUpdates(updates.map((update) => ({ ...letter(''), update })))
      expect(await storage.countUpdatesSinceSnapshot(planRoom.name)).toBe(updates.length)

      await storage.compactRoom(planRoom.name)
      expect(await storage.countUpdatesSinceSnapshot(planRoom.name)).toBe(0)
      expect((await storage.loadRoom(planRoom.name)).updates).toEqual([])
      expect(await readRoom(storage)).toBe('samen sterk')

      await storage.compactRoom(planRoom.name)
      await storage.appendUpdates([letter('!')])
      expect(await storage.countUpdatesSinceSnapshot(planRoom.name)).toBe(1)
      expect([...(await readRoom(storage))].sort()).toEqual([...'samen sterk!'].sort())
    })

    test('[ST13] appending while a room is compacted loses nothing', async () => {
      const storage = await openWithPlan()
      const updates = typeText('x'.repeat(400))
      await storage.appendUpdates(updates.slice(0, 100).map((update) => ({ ...letter(''), update })))
      const work: Promise<unknown>[] = []
      for (const [index, update] of updates.slice(100).entries()) {
        work.push(storage.appendUpdates([{ ...letter(''), update }]))
        if (index % 20 === 0) work.push(storage.compactRoom(planRoom.name))
      }
      await Promise.all(work)
      expect(await readRoom(storage)).toHaveLength(400)
      await storage.compactRoom(planRoom.name)
      expect(await readRoom(storage)).toHaveLength(400)
    })

    test('[ST14] an update that waits for a missing one survives compaction', async () => {
      const storage = await openWithPlan()
      const [first, second] = typeText('ab') as [Uint8Array, Uint8Array]
      await storage.appendUpdates([{ ...letter(''), update: second }])
      await storage.compactRoom(planRoom.name)
      await storage.appendUpdates([{ ...letter(''), update: first }])
      expect(await readRoom(storage)).toBe('ab')
    })

    test('[ST15] a backup made while people edit opens and holds what was written before it', async () => {
      const storage = await openWithPlan()
      const updates = typeText('x'.repeat(200)).map((update) => ({ ...letter(''), update }))
      await storage.appendUpdates(updates.slice(0, 100))
      const file = createFile()
      const rest = updates.slice(100).map((update) => storage.appendUpdates([update]))
      await storage.backup(file)
      await Promise.all(rest)

      const copy = await open(file)
      expect(await copy.findPlan(aPlan.id)).not.toBeNull()
      expect((await readRoom(copy)).length).toBeGreaterThanOrEqual(100)
      await expect(storage.backup('/dev/null/none.sqlite')).rejects.toThrow()
    })

    test('[ST16] the check passes while the database can be read and written', async () => {
      const storage = await open()
      await storage.check()
      await storage.addAudit({ at: 1, author: anna.id, planId: null, event: 'started', detail: { a: 1 } })
      await storage.close()
      await expect(storage.check()).rejects.toThrow()
    })
  })
}

function token(hash: string) {
  return { hash, userId: anna.id, expiresAt: 2_000 }
}
