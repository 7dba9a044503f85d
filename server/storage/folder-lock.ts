/**
 * One server at a time in a data folder. An SQLite file of its own is held exclusively for as long as the server
 * lives: the operating system lets go of it however the program ends, SIGKILL included. Other programs that only
 * open the database beside it (a sign-in link, a backup) need no lock.
 */
import { DatabaseSync } from 'node:sqlite'

const busy = 5

/** Answers how to let go, or null when another program has it. Throws when the file can't be used. */
export function lockFolder(file: string): (() => void) | null {
  const db = new DatabaseSync(file, { timeout: 0 })
  try {
    db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
    return () => {
      if (db.isOpen) db.close()
    }
  } catch (error) {
    db.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return null
    throw error
  }
}
