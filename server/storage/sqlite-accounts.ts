/** Users, sign-in tokens and sessions in SQLite. */
import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from './sqlite-database.ts'
import type { Storage, User } from './storage.ts'

export type AccountStore = Pick<
  Storage,
  | 'createUser'
  | 'findUser'
  | 'hasUsers'
  | 'findFirstAdmin'
  | 'addSignInToken'
  | 'redeemSignInToken'
  | 'findSession'
  | 'removeSession'
  | 'removeExpired'
>

export type UserRow = { id: string; name: string; organisation: string; admin: number }
type Found<T> = T | undefined

export function createAccountStore(db: DatabaseSync): AccountStore {
  const insertUser = db.prepare('INSERT INTO users (id, name, organisation, admin) VALUES (?, ?, ?, ?)')
  const selectUser = db.prepare('SELECT id, name, organisation, admin FROM users WHERE id = ?')
  const selectAnyUser = db.prepare('SELECT 1 FROM users LIMIT 1')
  const selectFirstAdmin = db.prepare(
    'SELECT id, name, organisation, admin FROM users WHERE admin = 1 ORDER BY number LIMIT 1',
  )
  const insertToken = db.prepare('INSERT INTO sign_in_tokens (hash, user_id, expires_at) VALUES (?, ?, ?)')
  const useToken = db.prepare(
    `UPDATE sign_in_tokens SET used_at = ? WHERE hash = ? AND used_at IS NULL AND expires_at > ?
     RETURNING user_id`,
  )
  const markJoined = db.prepare('UPDATE users SET joined = 1 WHERE id = ?')
  const insertSession = db.prepare('INSERT INTO sessions (hash, user_id, expires_at) VALUES (?, ?, ?)')
  const selectSession = db.prepare(
    `SELECT u.id, u.name, u.organisation, u.admin, s.expires_at FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.hash = ? AND s.expires_at > ?`,
  )
  const deleteSession = db.prepare('DELETE FROM sessions WHERE hash = ?')
  const deleteExpiredSessions = db.prepare('DELETE FROM sessions WHERE expires_at <= ?')
  const deleteExpiredTokens = db.prepare('DELETE FROM sign_in_tokens WHERE expires_at <= ?')

  return {
    async createUser({ id, name, organisation, admin }) {
      insertUser.run(id, name, organisation, admin ? 1 : 0)
    },
    async findUser(id) {
      return toUser(selectUser.get(id) as Found<UserRow>)
    },
    async hasUsers() {
      return selectAnyUser.get() !== undefined
    },
    async findFirstAdmin() {
      return toUser(selectFirstAdmin.get() as Found<UserRow>)
    },
    async addSignInToken({ hash, userId, expiresAt }) {
      insertToken.run(hash, userId, expiresAt)
    },
    async redeemSignInToken(hash, session, now) {
      return inTransaction(db, () => {
        const used = useToken.get(now, hash, now) as Found<{ user_id: string }>
        if (used === undefined) return null
        insertSession.run(session.hash, used.user_id, session.expiresAt)
        markJoined.run(used.user_id)
        return toUser(selectUser.get(used.user_id) as Found<UserRow>)
      })
    },
    async findSession(hash, now) {
      const row = selectSession.get(hash, now) as Found<UserRow & { expires_at: number }>
      return row === undefined ? null : { user: toUser(row), expiresAt: row.expires_at }
    },
    async removeSession(hash) {
      deleteSession.run(hash)
    },
    async removeExpired(now) {
      inTransaction(db, () => {
        deleteExpiredSessions.run(now)
        deleteExpiredTokens.run(now)
      })
    },
  }
}

export function toUser(row: UserRow): User
export function toUser(row: Found<UserRow>): User | null
export function toUser(row: Found<UserRow>): User | null {
  if (row === undefined) return null
  const { id, name, organisation, admin } = row
  return { id, name, organisation, admin: admin === 1 }
}
