/**
 * What must last, behind few verbs. Implementations: `sqlite.ts` (in a worker thread through
 * `worker-storage.ts`); each passes the contract suite in `test/contract/`.
 *
 * Every promise of a write resolves only when the write is on disk (fsync), and rejects when it is not; then
 * nothing of it is. Times are ms since the epoch. Hashes are lower-case hex SHA-256.
 */
import type { Role } from '#shared/access/role.ts'
import type { DocumentKind } from '#shared/plan/documents.ts'

export type User = { id: string; name: string; organisation: string; admin: boolean }
export type StoredPlan = { id: string; title: string; status: 'concept'; epoch: number; createdAt: number }
/** A room is one document of a plan for one epoch. A closed one is never opened again. */
export type StoredRoom = {
  name: string
  planId: string
  document: DocumentKind
  epoch: number
  closedAt: number | null
}
export type Member = { planId: string; user: User; role: Role; joined: boolean }

/** A one-time sign-in token. Only its hash is kept. */
export type SignInToken = { hash: string; userId: string; expiresAt: number }
export type Session = { hash: string; userId: string; expiresAt: number }

/** A Yjs update as one author made it (merged over the moment in which it was gathered). */
export type LoggedUpdate = { room: string; update: Uint8Array; author: string; at: number }
/** A room as it is on disk: the snapshot and what came after it. Apply in this order. */
export type LoadedRoom = { snapshot: Uint8Array | null; updates: Uint8Array[] }

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

  /** Makes a plan with its rooms, first member and first updates, all or nothing. */
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
  /** Makes a new snapshot from what is on disk. The log stays, packed, for who did what. Safe at any crash. */
  compactRoom(name: string): Promise<void>
  /** Everything that was ever logged in a room, in order, before and behind its snapshot. */
  readLog(name: string): Promise<LoggedUpdate[]>

  addAudit(entry: AuditEntry): Promise<void>
  /** Rejects when the database can't be read and written now. */
  check(): Promise<void>
  /** Copies the whole database, consistently, while it is in use. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}
