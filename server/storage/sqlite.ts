/** Storage in one SQLite file. Every verb blocks its thread while it works; see `worker-storage.ts`. */
import { open, rename, rm } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'
import { backup } from 'node:sqlite'
import { migrate } from './migrations.ts'
import { createAccountStore } from './sqlite-accounts.ts'
import { inTransaction, openDatabase } from './sqlite-database.ts'
import { createHistoryStore } from './sqlite-history.ts'
import { createPlanStore } from './sqlite-plans.ts'
import { createRoomInsert } from './sqlite-rooms.ts'
import { createUpdateStore } from './sqlite-updates.ts'
import { createVersionStore } from './sqlite-versions.ts'
import type { Storage } from './storage.ts'

/** Opens the file and makes or migrates it where needed. Throws one clear sentence when it can't. */
export function openSqliteStorage(file: string): Storage {
  const db = openDatabase(file, migrate)
  const { insertBeginnings, ...updates } = createUpdateStore(db)
  const insertRoom = createRoomInsert(db)
  const writeCheck = db.prepare('UPDATE health SET checks = checks + 1')
  return {
    ...createAccountStore(db),
    ...createPlanStore(db, insertBeginnings, insertRoom),
    ...createVersionStore(db, insertBeginnings, insertRoom),
    ...updates,
    ...createHistoryStore(db, updates.readLog),
    async check() {
      inTransaction(db, () => writeCheck.run())
    },
    backup: (target) => backupTo(db, target),
    async close() {
      if (db.isOpen) db.close()
    },
  }
}

/** In one step, because a write by another connection makes a stepwise backup begin again. */
const allPagesAtOnce = 2 ** 31 - 1

/** The copy gets its name only when all of it is on disk. */
async function backupTo(db: DatabaseSync, target: string): Promise<void> {
  const unfinished = `${target}.part`
  try {
    await backup(db, unfinished, { rate: allPagesAtOnce })
    const copy = await open(unfinished, 'r+')
    await copy.sync()
    await copy.close()
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
