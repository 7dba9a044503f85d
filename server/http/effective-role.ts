/** What somebody may do in a plan, membership and administration taken together. */

import type { Role } from '#shared/access/role.ts'
import type { User } from '../storage/storage.ts'

/** An administrator counts as coordinator of every plan, whatever the membership says. Null: nothing at all. */
export function effectiveRole(user: User, held: Role | null): Role | null {
  return user.admin ? 'coordinator' : held
}
