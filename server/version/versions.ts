/** The rounds of a plan: locking a version, recording what was decided on it, opening the plan again. */
import type { z } from 'zod'
import { RefusedError } from '#shared/errors.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import type { decisionRequest, lockRequest, reopenRequest } from '#shared/version/version.ts'
import {
  approvedVersionOf,
  canBeDecidedOn,
  closedPlanStatus,
  reopeningsOf,
  versionStatusOf,
} from '#shared/version/version-status.ts'
import { createTurns } from '../http/turns.ts'
import type { AuditEntry, Storage, StoredDecision, StoredVersion, User } from '../storage/storage.ts'
import type { ChangeEpoch } from './change-epoch.ts'
import { requireOpenRoom } from './change-epoch.ts'
import { freezeContentApart } from './freeze-apart.ts'
import { readFrozenJson } from './freeze-content.ts'

export type DecidedVersion = StoredVersion & { decisions: StoredDecision[] }
export type FrozenVersion = DecidedVersion & { json: string; content: PlanContent }

export type Versions = {
  /** Throws 'not-a-concept', also for who comes second; 'unavailable' when the disk takes too long. */
  lock(planId: string, request: z.output<typeof lockRequest>, by: User): Promise<DecidedVersion>
  /** Throws 'not-found' for no such version, 'not-locked' for one that waits for no decision. */
  decide(
    planId: string,
    number: number,
    request: z.output<typeof decisionRequest>,
    by: User,
  ): Promise<DecidedVersion>
  /** Throws 'not-reopenable' where the plan can't be opened in that way now. */
  reopen(planId: string, request: z.output<typeof reopenRequest>, by: User): Promise<void>
  /** Newest first. */
  list(planId: string): Promise<DecidedVersion[]>
  /** Throws 'not-found'. */
  read(planId: string, number: number): Promise<FrozenVersion>
}

export function createVersions(deps: {
  storage: Storage
  now: () => number
  changeEpoch: ChangeEpoch
  /** A decision was recorded: how the plan stands may be another. No room closes for it. */
  onDecided: (planId: string) => void
}): Versions {
  const { storage, now, changeEpoch, onDecided } = deps
  const inTurn = createTurns()

  async function requireVersion(planId: string, number: number): Promise<DecidedVersion> {
    const versions = await storage.listVersions(planId)
    const found = versions.find((version) => version.number === number)
    if (found === undefined) throw new RefusedError('not-found')
    return found
  }

  return {
    list: (planId) => storage.listVersions(planId),

    async read(planId, number) {
      const version = await requireVersion(planId, number)
      const frozen = await storage.findFrozenContent(planId, number)
      if (frozen === null) throw new RefusedError('not-found')
      return { ...version, json: frozen.json, content: readFrozenJson(frozen.json) }
    },

    lock: (planId, request, by) =>
      inTurn(planId, async () => {
        const opened = await requireOpenRoom(storage, planId)
        if (opened.plan.status !== 'concept') throw new RefusedError('not-a-concept')
        const number = (opened.plan.latestVersion ?? 0) + 1
        const [before, round] = await Promise.all([
          storage.findFrozenContent(planId, number - 1),
          storage.findRound(planId),
        ])
        const done = await changeEpoch(opened, { readOnly: true }, async (change) => {
          const at = now()
          const order = { state: change.state, before: before?.json ?? null }
          const { json, ...frozen } = await freezeContentApart(order)
          const version: StoredVersion = {
            ...{ planId, number, ...request, ...frozen, round },
            lockedBy: { id: by.id, name: by.name },
            lockedAt: at,
          }
          const { hash } = frozen
          const audit = auditOf('plan-locked', planId, at, by, { version: number, ...request, hash })
          return await storage.lockPlan({ ...change, audit }, version, { json, state: change.state })
        })
        if (!done) throw new RefusedError('not-a-concept')
        return await requireVersion(planId, number)
      }),

    decide: (planId, number, request, by) =>
      inTurn(planId, async () => {
        const [{ plan }, versions] = await Promise.all([
          requireOpenRoom(storage, planId),
          storage.listVersions(planId),
        ])
        const version = versions.find((one) => one.number === number)
        if (version === undefined) throw new RefusedError('not-found')
        if (!canBeDecidedOn(number, plan)) throw new RefusedError('not-locked')
        const at = now()
        const decision = { ...request, recordedBy: { id: by.id, name: by.name }, recordedAt: at }
        const decided = { ...version, decisions: [...version.decisions, decision] }
        const statuses = versions.map((one) => ({
          number: one.number,
          status: versionStatusOf(one === version ? decided.decisions : one.decisions),
        }))
        const after = {
          status: closedPlanStatus(versionStatusOf(decided.decisions)),
          approvedVersion: approvedVersionOf(statuses),
        }
        const audit = auditOf('decision-recorded', planId, at, by, { version: number, ...request })
        const ref = { planId, number, epoch: plan.epoch }
        if (!(await storage.addDecision(ref, decision, after, audit))) throw new RefusedError('not-locked')
        onDecided(planId)
        return decided
      }),

    reopen: (planId, request, by) =>
      inTurn(planId, async () => {
        const opened = await requireOpenRoom(storage, planId)
        const { plan } = opened
        if (!reopeningsOf(plan.status).includes(request.reopening)) throw new RefusedError('not-reopenable')
        const audit = auditOf('plan-reopened', planId, now(), by, { version: plan.latestVersion, ...request })
        const done = await changeEpoch(opened, { readOnly: false }, (change) =>
          storage.reopenPlan({ ...change, audit }, request),
        )
        if (!done) throw new RefusedError('not-reopenable')
      }),
  }
}

function auditOf(
  event: string,
  planId: string,
  at: number,
  by: User,
  detail: Record<string, unknown>,
): AuditEntry {
  return { at, author: by.id, planId, event, detail }
}
