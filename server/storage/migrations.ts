/** The tables, as steps from one version of the database to the next. A step that was released never changes. */
import type { DatabaseSync } from 'node:sqlite'
import type { LogEntry } from './log-entries.ts'
import { encodeEntries } from './log-entries.ts'
import { inTransaction } from './sqlite-database.ts'

/**
 * `room_updates` was the log; see `logInOrder` and `logInRuns`. `room_snapshots` holds what a room was up to a number in
 * its log.
 */
const firstTables = `
  CREATE TABLE users (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    admin INTEGER NOT NULL,
    joined INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE sign_in_tokens (
    hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE plans (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE rooms (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    document TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    closed_at INTEGER
  ) STRICT;
  CREATE INDEX rooms_of_plan ON rooms (plan_id);
  CREATE TABLE members (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    PRIMARY KEY (plan_id, user_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX plans_of_member ON members (user_id);
  CREATE TABLE authors (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE room_updates (
    room INTEGER NOT NULL REFERENCES rooms (number),
    seq INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (number),
    at INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (room, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE room_snapshots (
    room INTEGER PRIMARY KEY REFERENCES rooms (number),
    up_to INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT;
  CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    plan_id TEXT,
    event TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE TABLE health (id INTEGER PRIMARY KEY CHECK (id = 1), checks INTEGER NOT NULL) STRICT;
  INSERT INTO health (id, checks) VALUES (1, 0);
`

/**
 * What was locked and decided is only ever added to: the database itself refuses to change it. `json` is what the
 * hash was taken over, `state` the Yjs document it was read from.
 */
const versions = `
  ALTER TABLE plans ADD COLUMN approved_version INTEGER;
  ALTER TABLE plans ADD COLUMN latest_version INTEGER;
  ALTER TABLE rooms ADD COLUMN read_only INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE versions (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    meeting_date TEXT,
    reference TEXT NOT NULL,
    remark TEXT NOT NULL,
    locked_by TEXT NOT NULL,
    locked_by_name TEXT NOT NULL,
    locked_at INTEGER NOT NULL,
    hash TEXT NOT NULL,
    changes TEXT,
    counts TEXT NOT NULL,
    round TEXT,
    json TEXT NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (plan_id, number)
  ) STRICT;
  CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    plan_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    outcome TEXT NOT NULL,
    date TEXT NOT NULL,
    reference TEXT NOT NULL,
    explanation TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_by_name TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    FOREIGN KEY (plan_id, version) REFERENCES versions (plan_id, number)
  ) STRICT;
  CREATE INDEX decisions_of_version ON decisions (plan_id, version);
  CREATE TABLE rounds (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    epoch INTEGER NOT NULL,
    reopening TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (plan_id, epoch)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER versions_stay BEFORE UPDATE ON versions
    BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
  CREATE TRIGGER versions_are_kept BEFORE DELETE ON versions
    BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;
  CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
    BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
  CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
    BEGIN SELECT RAISE(ABORT, 'a decision is never removed'); END;
`

/** The log behind a snapshot stays row by row; what the snapshot holds moves here, packed (`log-entries.ts`). */
const packedLog = `
  CREATE TABLE room_history (
    room INTEGER NOT NULL REFERENCES rooms (number),
    up_to INTEGER NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (room, up_to)
  ) STRICT;
`

/**
 * The log under one whole number: the room's in front, the update's within the room behind. Under two columns SQLite
 * compares rows by their bytes, and at each update reads all of a large one that stands near.
 */
const logInOrder = `
  CREATE TABLE room_log (
    place INTEGER PRIMARY KEY,
    author INTEGER NOT NULL REFERENCES authors (number),
    at INTEGER NOT NULL,
    data BLOB NOT NULL
  ) STRICT;
  INSERT INTO room_log SELECT room << 32 | seq, author, at, data FROM room_updates ORDER BY room, seq;
  DROP TABLE room_updates;
`

/**
 * What is committed goes into `commit_log`, a row per commit (`commit-log.ts`), and from there into the logs of rooms, many
 * entries in a row (`log-entries.ts`). `place` is that of the last of them.
 */
function logInRuns(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE commit_log (number INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
    ALTER TABLE room_log RENAME TO room_rows;
    CREATE TABLE room_log (place INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
  `)
  const insertRun = db.prepare('INSERT INTO room_log (place, entries) VALUES (?, ?)')
  const rows = db.prepare('SELECT place, author, at, data FROM room_rows ORDER BY place').iterate()
  for (const { place, ...entry } of rows) insertRun.run(place as number, encodeEntries([entry as LogEntry]))
  db.exec('DROP TABLE room_rows')
}

type Migration = (db: DatabaseSync) => void

const inSql =
  (sql: string): Migration =>
  (db) =>
    db.exec(sql)

const migrations: readonly Migration[] = [
  inSql(firstTables),
  inSql(versions),
  inSql(packedLog),
  inSql(logInOrder),
  logInRuns,
]

/** Brings the database up to this program's version; refuses one that a newer program has written. */
export function migrate(db: DatabaseSync): void {
  // Two programs may open a fresh file at once: who comes second finds the work done.
  while (versionOf(db) !== migrations.length) {
    inTransaction(db, () => {
      const found = versionOf(db)
      if (found > migrations.length) {
        throw new Error(`it has version ${found}, this program knows up to ${migrations.length}`)
      }
      const step = migrations[found]
      if (step === undefined) return
      step(db)
      db.exec(`PRAGMA user_version = ${found + 1}`)
    })
  }
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version)
}
