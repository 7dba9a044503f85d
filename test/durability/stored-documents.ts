/** A plan as it stands on disk. */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { databaseFile } from '#server/data-folder.ts'
import { openSqliteStorage } from '#server/storage/sqlite.ts'
import type { Storage } from '#server/storage/storage.ts'
import type { DocumentKind, PlanDocuments } from '#shared/plan/documents.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'

export type RoomNames = Record<DocumentKind, string>
export const documentKinds: readonly DocumentKind[] = ['plan', 'progress']

/** Reads the data folder of a server that was killed, without touching it. Throws when the database is damaged. */
export async function readDataFolder(dataDir: string, rooms: RoomNames): Promise<PlanDocuments> {
  const folder = createTemporaryFolder()
  const copy = databaseFile(folder)
  const file = databaseFile(dataDir)
  // The index of the write-ahead log is left behind, as a power cut would.
  for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, copy + part)
  const documents = await readDatabase(copy, rooms)
  // Of 200 kills, 200 copies would stay until the end of the test.
  rmSync(folder, { recursive: true })
  return documents
}

export async function readDatabase(file: string, rooms: RoomNames): Promise<PlanDocuments> {
  const storage = openSqliteStorage(file)
  try {
    requireIntegrity(file)
    return await loadDocuments(storage, rooms)
  } finally {
    await storage.close()
  }
}

export async function loadDocuments(
  storage: Pick<Storage, 'loadRoom'>,
  rooms: RoomNames,
): Promise<PlanDocuments> {
  const documents = createPlanDocuments()
  for (const kind of documentKinds) {
    const { snapshot, updates } = await storage.loadRoom(rooms[kind])
    documents[kind].transact(() => {
      for (const update of snapshot === null ? updates : [snapshot, ...updates]) {
        Y.applyUpdate(documents[kind], update)
      }
    })
  }
  return documents
}

/** Whether both hold the same, and neither waits for something that is missing. */
export function isSame(one: PlanDocuments, other: PlanDocuments): boolean {
  return documentKinds.every(
    (kind) =>
      isComplete(one[kind]) &&
      isComplete(other[kind]) &&
      Y.equalSnapshots(Y.snapshot(one[kind]), Y.snapshot(other[kind])),
  )
}

export function isComplete({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null
}

function requireIntegrity(file: string): void {
  const db = new DatabaseSync(file, { readOnly: true })
  const found = db
    .prepare('PRAGMA integrity_check')
    .all()
    .map((row) => row.integrity_check)
  db.close()
  if (found.join() !== 'ok') throw new Error(`the database is damaged: ${found.join()}`)
}
