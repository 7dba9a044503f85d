/**
 * What must last, behind few verbs. Implementations: `sqlite.ts` (in a worker thread through
 * `worker-storage.ts`); each passes the contract suite in `test/contract/`.
 *
 * Every promise of a write resolves only when the write is on disk (fsync), and rejects when it is not; then
 * nothing of it is. Times are ms since the epoch. Hashes are lower-case hex SHA-256.
 */
import type { Role } from '#shared/access/role.ts'
import type { CellRef, CellValue } from '#shared/plan/cell-ref.ts'
import type { DocumentKind } from '#shared/plan/documents.ts'
import type { ChangeCounts, Outcome, PlanStatus, Reopening } from '#shared/version/version.ts'

export type User = { id: string; name: string; organisation: string; admin: boolean }
export type StoredPlan = {
  id: string
  title: string
  status: PlanStatus
  epoch: number
  createdAt: number
  approvedVersion: number | null
  latestVersion: number | null
}
/**
 * A room is one document of a plan for one epoch. A closed one is never opened again; one that can only be read
 * stays so for as long as it is open.
 */
export type StoredRoom = {
  name: string
  planId: string
  document: DocumentKind
  epoch: number
  closedAt: number | null
  readOnly: boolean
}
export type Member = { planId: string; user: User; role: Role; joined: boolean }

/** A one-time sign-in token. Only its hash is kept. */
export type SignInToken = { hash: string; userId: string; expiresAt: number }
export type Session = { hash: string; userId: string; expiresAt: number }

/** A Yjs update as one author made it (merged over the moment in which it was gathered). */
export type LoggedUpdate = { room: string; update: Uint8Array; author: string; at: number }
/**
 * What was done to one cell at one go. `authors`: more than one where they typed in it at the same time. `from`,
 * `to`: its first and its last edit.
 */
export type CellChange = {
  authors: readonly string[]
  from: number
  to: number
  was: CellValue
  becomes: CellValue
}
/** An update in the log of a document: its epoch, and its place in the log of that epoch's room. */
export type LogPlace = { epoch: number; update: number }

/** A room as it is on disk: the snapshot and what came after it. Apply in this order. */
export type LoadedRoom = { snapshot: Uint8Array | null; updates: Uint8Array[] }

export type StoredPerson = { id: string; name: string }
export type StoredDecision = {
  body: string
  outcome: Outcome
  /** ISO 8601 calendar date. */
  date: string
  reference: string
  explanation: string
  recordedBy: StoredPerson
  recordedAt: number
}
/** A version as lists show it. But for what is decided on it, it never changes. */
export type StoredVersion = {
  planId: string
  number: number
  title: string
  body: string
  meetingDate: string | null
  reference: string
  remark: string
  lockedBy: StoredPerson
  lockedAt: number
  hash: string
  changes: ChangeCounts | null
  counts: { themes: number; actions: number; steps: number }
  round: { reopening: Reopening; reason: string } | null
}
/** What was frozen: canonical JSON of the content, and the Yjs state of the plan document that it was read from. */
export type FrozenContent = { json: string; state: Uint8Array }

/** From one epoch of a plan to the next: which room closes for good, which one opens, with which state. */
export type EpochChange = {
  planId: string
  /** The epoch that ends. In any other one nothing is written. */
  epoch: number
  closing: string
  opening: StoredRoom
  state: Uint8Array
  audit: AuditEntry
}

export type AuditEntry = {
  at: number
  author: string
  planId: string | null
  event: string
  detail: Record<string, unknown>
}

export type Storage = {
  createUser(user: User): Promise<void>
  findUser(id: string): Promise<User | null>
  hasUsers(): Promise<boolean>
  /** The administrator who was made first, or null. */
  findFirstAdmin(): Promise<User | null>

  addSignInToken(token: SignInToken): Promise<void>
  /** Uses a token up, at most once ever, and opens the session for its user. Null: unknown, used or expired. */
  redeemSignInToken(hash: string, session: Omit<Session, 'userId'>, now: number): Promise<User | null>
  findSession(hash: string, now: number): Promise<{ user: User; expiresAt: number } | null>
  removeSession(hash: string): Promise<void>
  /** Forgets sessions and sign-in tokens that have expired by then. */
  removeExpired(now: number): Promise<void>

  /** Makes a plan with its rooms, first member and the first update of a room, at most one each, all or nothing. */
  createPlan(
    plan: StoredPlan,
    rooms: readonly StoredRoom[],
    coordinator: string,
    updates: readonly LoggedUpdate[],
  ): Promise<void>
  findPlan(id: string): Promise<{ plan: StoredPlan; rooms: StoredRoom[] } | null>
  /** All plans, or those that a user is a member of; newest first. */
  listPlans(userId: string | null): Promise<{ plan: StoredPlan; rooms: StoredRoom[]; role: Role | null }[]>
  /** Keeps the title that lists show in step with the title in the document. */
  renamePlan(id: string, title: string): Promise<void>
  findRoom(name: string): Promise<StoredRoom | null>

  /**
   * Adds the version, closes the plan and gives it the version's title, all or nothing. False, and nothing written: the plan is no concept of
   * that epoch any more.
   */
  lockPlan(change: EpochChange, version: StoredVersion, frozen: FrozenContent): Promise<boolean>
  /** Opens the plan again as a concept, all or nothing. False: it is not closed in that epoch. */
  reopenPlan(change: EpochChange, round: { reopening: Reopening; reason: string }): Promise<boolean>
  /** Records a decision, and how the plan stands after it. False: the plan is not closed in that epoch. */
  addDecision(
    version: { planId: string; number: number; epoch: number },
    decision: StoredDecision,
    after: { status: PlanStatus; approvedVersion: number | null },
    audit: AuditEntry,
  ): Promise<boolean>
  /** Newest first; decisions in the order in which they were recorded. */
  listVersions(planId: string): Promise<(StoredVersion & { decisions: StoredDecision[] })[]>
  findFrozenContent(planId: string, number: number): Promise<FrozenContent | null>
  /** How the plan was opened again for the round that runs now; null in the first one. */
  findRound(planId: string): Promise<StoredVersion['round']>

  findRole(planId: string, userId: string): Promise<Role | null>
  listMembers(planId: string): Promise<Member[]>
  /** Adds a member or changes the role. */
  saveMember(planId: string, userId: string, role: Role): Promise<void>
  removeMember(planId: string, userId: string): Promise<void>

  /** Appends to the logs of any number of rooms, all or nothing. */
  appendUpdates(updates: readonly LoggedUpdate[]): Promise<void>
  loadRoom(name: string): Promise<LoadedRoom>
  /** How many logged updates stand behind the room's snapshot. */
  countUpdatesSinceSnapshot(name: string): Promise<number>
  /**
   * Makes a new snapshot from what is on disk. The log stays, packed, for who did what. Safe at any crash. Answers
   * how many updates can't be read: they are not in the snapshot, and stay in the log as they are.
   */
  compactRoom(name: string): Promise<number>
  /** Everything that was ever logged in a room, in order, before and behind its snapshot. */
  readLog(name: string): Promise<LoggedUpdate[]>
  /**
   * What was done to a cell, newest first, in this epoch and those before it; only what came before that place in
   * the log. `next`: ask on from there, where there may be more. Takes long for a long log, and is given up ('unavailable')
   * when it takes too long; meanwhile nothing else waits for it.
   */
  readCellChanges(
    planId: string,
    ref: CellRef,
    page: { before: LogPlace | null; limit: number },
  ): Promise<{ changes: CellChange[]; next: LogPlace | null }>

  addAudit(entry: AuditEntry): Promise<void>
  /** Rejects when the database can't be read and written now. */
  check(): Promise<void>
  /** Copies the whole database, consistently, while it is in use. */
  backup(file: string): Promise<void>
  /** Finishes what was asked before; but a compaction or backup that is under way may be dropped, and rejects. */
  close(): Promise<void>
}
