/** What a data folder begins with: somebody who may do everything, and a plan to look at. */
import type { CreatePlan } from '#server/plan/create-plan.ts'
import type { Storage } from '#server/storage/storage.ts'
import { samplePlan } from './sample-plan.ts'

/** Makes the first administrator and the sample plan where there is nobody yet; null where there is. */
export async function createStartData(deps: {
  storage: Storage
  createPlan: CreatePlan
  createId: () => string
  adminName: string
}): Promise<{ adminId: string } | null> {
  if (await deps.storage.hasUsers()) return null
  const admin = { id: deps.createId(), name: deps.adminName, organisation: '', admin: true }
  await deps.storage.createUser(admin)
  await deps.createPlan(samplePlan, admin.id)
  return { adminId: admin.id }
}
