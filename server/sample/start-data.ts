/** What a data folder begins with: somebody who may do everything, and a plan to look at. */
import type { PlanDraft } from '#shared/plan/draft.ts'
import type { Storage } from '../storage/storage.ts'
import { samplePlan } from './sample-plan.ts'

/** Makes the first administrator and the sample plan where there is nobody yet; null where there is. */
export async function createStartData(deps: {
  storage: Storage
  createPlan(draft: PlanDraft, coordinator: string): Promise<unknown>
  createId: () => string
  adminName: string
}): Promise<{ adminId: string } | null> {
  if (await deps.storage.hasUsers()) return null
  const admin = { id: deps.createId(), name: deps.adminName, organisation: '', admin: true }
  await deps.storage.createUser(admin)
  await deps.createPlan(samplePlan, admin.id)
  return { adminId: admin.id }
}
