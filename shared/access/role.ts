/** Roles, and what each may do with a plan. Client and server ask the same functions; the server decides. */
import { z } from 'zod'

export const role = z.enum(['viewer', 'editor', 'coordinator'])
export type Role = z.infer<typeof role>

export function canEdit(held: Role): boolean {
  return held !== 'viewer'
}

/** Locking a version, recording what was decided on it, and opening the plan again. */
export function canLock(held: Role): boolean {
  return held === 'coordinator'
}

/** Inviting, changing roles and ending memberships. */
export function canManageMembers(held: Role): boolean {
  return held === 'coordinator'
}
