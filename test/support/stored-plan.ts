/** A user and a plan with its two rooms in a storage, for tests that only care about what comes after. */
import type { Storage, StoredPlan, StoredRoom, User } from '#server/storage/storage.ts'

export const anna: User = { id: 'anna', name: 'Anna de Boer', organisation: 'Waterland', admin: true }
export const bram: User = { id: 'bram', name: 'Bram Visser', organisation: 'Zandvoorde', admin: false }

export const aPlan: StoredPlan = {
  id: 'plan-1',
  title: 'Regioprogramma',
  status: 'concept',
  epoch: 1,
  createdAt: 1_000,
  approvedVersion: null,
  latestVersion: null,
}
export const planRoom: StoredRoom = {
  name: 'room-plan-1',
  planId: aPlan.id,
  document: 'plan',
  epoch: 1,
  closedAt: null,
  readOnly: false,
}
export const progressRoom: StoredRoom = { ...planRoom, name: 'room-progress-1', document: 'progress' }

export async function storePlan(storage: Storage): Promise<void> {
  await storage.createUser(anna)
  await storage.createUser(bram)
  await storage.createPlan(aPlan, [planRoom, progressRoom], anna.id, [])
}
