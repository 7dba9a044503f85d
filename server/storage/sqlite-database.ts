/** An SQLite file as Regietafel wants it: every commit on disk before it returns, open beside other programs. */
import { DatabaseSync } from 'node:sqlite'

/** How long a writer waits for another one, such as `npm run aanmeldlink` beside the server. */
const busyTimeoutMs = 10_000
/** The ends of some thousands of logs; with less, nearly every update is preceded by reading from the file. */
const pageCacheKib = 16_384

/** Opens the file, makes it where it is missing. Throws one clear sentence when that can't be. */
export function openDatabase(file: string, prepare: (db: DatabaseSync) => void): DatabaseSync {
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -${pageCacheKib}`)
    prepare(db)
    return db
  } catch (error) {
    if (db?.isOpen) db.close()
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`cannot open the database ${file}: ${reason}`, { cause: error })
  }
}

/** What is read belongs together, whatever others write meanwhile. */
export function inOneView<T>(db: DatabaseSync, read: () => T): T {
  db.exec('BEGIN')
  try {
    return read()
  } finally {
    db.exec('COMMIT')
  }
}

/** All of the work or nothing of it; when this returns it is on disk. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite rolls back by itself on a full disk or an I/O error.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
