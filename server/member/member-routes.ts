/** The members of a plan over HTTP. */

import type { InviteAnswer, MemberAnswer } from '#shared/protocol/http.ts'
import {
  changeMemberRequest,
  inviteAnswer,
  inviteRequest,
  memberAnswer,
  memberListAnswer,
} from '#shared/protocol/http.ts'
import type { Route } from '../http/route.ts'
import { defineRoute } from '../http/route.ts'
import type { Member } from '../storage/storage.ts'
import type { Link, Members } from './members.ts'

export function createMemberRoutes(members: Members): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/members',
      access: 'read-plan',
      summary: 'Who takes part in a plan, and in which role.',
      answer: { status: 200, schema: memberListAnswer },
      handle: async ({ opened }) => ({
        members: (await members.list(opened.plan.id)).map(toMemberAnswer),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/plans/:planId/members',
      access: 'manage-members',
      summary: 'Invite a colleague; the answer holds a personal link that signs in once.',
      body: { 'application/json': inviteRequest },
      answer: { status: 201, schema: inviteAnswer },
      async handle({ opened, signedIn, body }) {
        const { member, link } = await members.invite(opened.plan.id, body, signedIn.user)
        return toInviteAnswer(member, link)
      },
    }),
    defineRoute({
      method: 'PATCH',
      path: '/plans/:planId/members/:userId',
      access: 'manage-members',
      summary: 'Give a member another role, at once, also on open connections.',
      body: { 'application/json': changeMemberRequest },
      answer: { status: 200, schema: memberAnswer },
      errors: ['last-coordinator'],
      handle: async ({ opened, signedIn, params, body }) =>
        toMemberAnswer(
          await members.changeRole(opened.plan.id, params.userId ?? '', body.role, signedIn.user),
        ),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/plans/:planId/members/:userId',
      access: 'manage-members',
      summary: 'End a membership, at once, also on open connections.',
      answer: { status: 204 },
      errors: ['last-coordinator'],
      handle: ({ opened, signedIn, params }) =>
        members.remove(opened.plan.id, params.userId ?? '', signedIn.user),
    }),
    defineRoute({
      method: 'POST',
      path: '/plans/:planId/members/:userId/link',
      access: 'manage-members',
      summary: 'A fresh personal link for a member who lost the first or needs another device.',
      answer: { status: 201, schema: inviteAnswer },
      async handle({ opened, signedIn, params }) {
        const { member, link } = await members.renewLink(opened.plan.id, params.userId ?? '', signedIn.user)
        return toInviteAnswer(member, link)
      },
    }),
  ]
}

function toMemberAnswer({ user, role, joined }: Member): MemberAnswer {
  return { userId: user.id, name: user.name, organisation: user.organisation, role, joined }
}

function toInviteAnswer(member: Member, { link, expiresAt }: Link): InviteAnswer {
  return { ...toMemberAnswer(member), link, expiresAt: new Date(expiresAt).toISOString() }
}
