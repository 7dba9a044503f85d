/** Versions over HTTP: locking, deciding, opening again, and reading what was locked. */
import type { PlanAnswer, VersionAnswer } from '#shared/protocol/http.ts'
import { planAnswer, versionAnswer, versionListAnswer } from '#shared/protocol/http.ts'
import type { Version } from '#shared/version/version.ts'
import { decisionRequest, lockRequest, reopenRequest, version } from '#shared/version/version.ts'
import { versionStatusOf } from '#shared/version/version-status.ts'
import { readNumber } from '../http/read-number.ts'
import type { OpenedPlan, Route } from '../http/route.ts'
import { defineRoute } from '../http/route.ts'
import type { DecidedVersion, Versions } from './versions.ts'

export function createVersionRoutes(
  versions: Versions,
  /** The plan as it is after a change. */
  readPlanAnswer: (opened: OpenedPlan) => Promise<PlanAnswer>,
): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/plans/:planId/lock',
      access: 'lock-plan',
      summary: 'Lock the plan for a decision: makes a version of everything accepted up to now.',
      body: { 'application/json': lockRequest },
      answer: { status: 201, schema: version },
      errors: ['not-a-concept', 'unavailable'],
      async handle({ opened, signedIn, body, reply }) {
        const locked = await versions.lock(opened.plan.id, body, signedIn.user)
        reply.header('location', `/api/v1/plans/${opened.plan.id}/versions/${locked.number}`)
        return toVersion(locked)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/versions',
      access: 'read-plan',
      summary: 'The versions of a plan, newest first, with what was decided on them.',
      answer: { status: 200, schema: versionListAnswer },
      handle: async ({ opened }) => ({ versions: (await versions.list(opened.plan.id)).map(toVersion) }),
    }),
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/versions/:number',
      access: 'read-plan',
      summary: 'One version with its content and the characters that its hash was taken over.',
      answer: { status: 200, schema: versionAnswer },
      async handle({ opened, params }) {
        const found = await versions.read(opened.plan.id, readNumber(params.number))
        return { ...toVersion(found), content: found.content, json: found.json } satisfies VersionAnswer
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/plans/:planId/versions/:number/decisions',
      access: 'lock-plan',
      summary: 'Record what a body decided on the version that was locked last. Never edited, only followed.',
      body: { 'application/json': decisionRequest },
      answer: { status: 201, schema: version },
      errors: ['not-locked'],
      handle: async ({ opened, signedIn, params, body }) =>
        toVersion(await versions.decide(opened.plan.id, readNumber(params.number), body, signedIn.user)),
    }),
    defineRoute({
      method: 'POST',
      path: '/plans/:planId/reopen',
      access: 'lock-plan',
      summary: 'Open a decided plan again as a concept.',
      body: { 'application/json': reopenRequest },
      answer: { status: 200, schema: planAnswer },
      errors: ['not-reopenable', 'unavailable'],
      async handle({ opened, signedIn, body }) {
        await versions.reopen(opened.plan.id, body, signedIn.user)
        return await readPlanAnswer(opened)
      },
    }),
  ]
}

function toVersion(found: DecidedVersion): Version {
  const { number, title, body, meetingDate, reference, remark, lockedBy, hash, changes, counts, round } =
    found
  return {
    ...{ number, title, body, meetingDate, reference, remark, lockedBy, hash, changes, counts, round },
    status: versionStatusOf(found.decisions),
    lockedAt: new Date(found.lockedAt).toISOString(),
    decisions: found.decisions.map((decision) => ({
      ...decision,
      recordedAt: new Date(decision.recordedAt).toISOString(),
    })),
  }
}
