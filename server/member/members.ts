/** The members of a plan: inviting, changing roles, ending memberships. Every change is audited. */

import type { Role } from '#shared/access/role.ts'
import { RefusedError } from '#shared/errors.ts'
import { effectiveRole } from '../http/effective-role.ts'
import { createTurns } from '../http/turns.ts'
import type { Member, Storage, User } from '../storage/storage.ts'

export type Link = { link: string; expiresAt: number }
export type Invitation = { name: string; organisation: string; role: Role }

export type Members = {
  list(planId: string): Promise<Member[]>
  invite(planId: string, invitation: Invitation, by: User): Promise<{ member: Member; link: Link }>
  /** Throws 'not-found' for who is no member, 'last-coordinator' when none would be left. */
  changeRole(planId: string, userId: string, role: Role, by: User): Promise<Member>
  /** Throws as changeRole does. */
  remove(planId: string, userId: string, by: User): Promise<void>
  /** A fresh personal link for a member. Throws 'not-found', or 'forbidden' where the link would open more than `by` manages. */
  renewLink(planId: string, userId: string, by: User): Promise<{ member: Member; link: Link }>
}

export function createMembers(deps: {
  storage: Storage
  now: () => number
  createId: () => string
  createLink: (userId: string) => Promise<Link>
  /** Tells open connections what somebody may do from now on; null: nothing. */
  onRole: (planId: string, userId: string, role: Role | null) => void
}): Members {
  const { storage, now, createId, createLink, onRole } = deps
  // Two coordinators can't lower each other in the same moment.
  const inTurn = createTurns()

  async function requireMember(planId: string, userId: string): Promise<Member> {
    const members = await storage.listMembers(planId)
    const found = members.find((member) => member.user.id === userId)
    if (found === undefined) throw new RefusedError('not-found')
    return found
  }

  async function requireOtherCoordinator(planId: string, userId: string): Promise<void> {
    const members = await storage.listMembers(planId)
    if (!members.some((member) => member.role === 'coordinator' && member.user.id !== userId))
      throw new RefusedError('last-coordinator')
  }

  function audit(planId: string, by: User, event: string, detail: Record<string, unknown>): Promise<void> {
    return storage.addAudit({ at: now(), author: by.id, planId, event, detail })
  }

  return {
    list: (planId) => storage.listMembers(planId),

    async invite(planId, { name, organisation, role }, by) {
      const user: User = { id: createId(), name, organisation, admin: false }
      await storage.createUser(user)
      await storage.saveMember(planId, user.id, role)
      const link = await createLink(user.id)
      await audit(planId, by, 'member-invited', { user: user.id, name, organisation, role })
      return { member: { planId, user, role, joined: false }, link }
    },

    changeRole: (planId, userId, role, by) =>
      inTurn(planId, async () => {
        const member = await requireMember(planId, userId)
        if (member.role === role) return member
        if (member.role === 'coordinator') await requireOtherCoordinator(planId, userId)
        await storage.saveMember(planId, userId, role)
        onRole(planId, userId, effectiveRole(member.user, role))
        await audit(planId, by, 'role-changed', { user: userId, from: member.role, to: role })
        return { ...member, role }
      }),

    remove: (planId, userId, by) =>
      inTurn(planId, async () => {
        const member = await requireMember(planId, userId)
        if (member.role === 'coordinator') await requireOtherCoordinator(planId, userId)
        await storage.removeMember(planId, userId)
        onRole(planId, userId, effectiveRole(member.user, null))
        await audit(planId, by, 'member-removed', { user: userId, role: member.role })
      }),

    async renewLink(planId, userId, by) {
      const member = await requireMember(planId, userId)
      if (!(await mayActFor(storage, by, member.user))) throw new RefusedError('forbidden')
      const link = await createLink(userId)
      await audit(planId, by, 'link-created', { user: userId })
      return { member, link }
    },
  }
}

/**
 * A personal link signs in as that person everywhere. So only an administrator gives out an administrator's,
 * and a coordinator only that of somebody whose plans he or she coordinates all.
 */
async function mayActFor(storage: Storage, by: User, person: User): Promise<boolean> {
  if (by.admin || by.id === person.id) return true
  if (person.admin) return false
  const [theirs, mine] = await Promise.all([storage.listPlans(person.id), storage.listPlans(by.id)])
  const coordinated = new Set(mine.filter(({ role }) => role === 'coordinator').map(({ plan }) => plan.id))
  return theirs.every(({ plan }) => coordinated.has(plan.id))
}
