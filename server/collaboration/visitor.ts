/** Who stands behind a socket. */
import type { Role } from '#shared/access/role.ts'
import type { User } from '../storage/storage.ts'

export type Visitor = {
  user: User
  role: Role
  sessionHash: string
  /** When the session ends by itself, in ms since the epoch. */
  sessionExpiresAt: number
}
