/** Making a plan: its rooms, its first content and its first coordinator, all or nothing. */

import { createPlanDocuments, documentKinds } from '#shared/plan/documents.ts'
import type { PlanDraft } from '#shared/plan/draft.ts'
import { writeDraft } from '#shared/plan/draft.ts'
import type { OpenedPlan } from '../http/route.ts'
import { nameRoom } from '../storage/name-room.ts'
import type { LoggedUpdate, Storage } from '../storage/storage.ts'

const firstEpoch = 1

export type CreatePlan = (draft: PlanDraft, coordinator: string) => Promise<OpenedPlan>

export function preparePlanCreation(deps: {
  storage: Storage
  now: () => number
  createId: () => string
}): CreatePlan {
  const { storage, now, createId } = deps

  return async function createPlan(draft, coordinator) {
    const at = now()
    const plan = {
      id: createId(),
      title: draft.title,
      status: 'concept' as const,
      epoch: firstEpoch,
      createdAt: at,
      approvedVersion: null,
      latestVersion: null,
    }
    const rooms = documentKinds.map((document) => nameRoom(plan.id, document, firstEpoch))
    const documents = createPlanDocuments()
    const updates: LoggedUpdate[] = []
    for (const { name, document } of rooms) {
      documents[document].on('update', (update) =>
        updates.push({ room: name, update, author: coordinator, at }),
      )
    }
    writeDraft(documents, draft, createId, { by: coordinator })
    await storage.createPlan(plan, rooms, coordinator, updates)
    await storage.addAudit({ at, author: coordinator, planId: plan.id, event: 'plan-created', detail: {} })
    return { plan, rooms, role: 'coordinator' }
  }
}
