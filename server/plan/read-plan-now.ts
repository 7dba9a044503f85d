/** The plan as it is live, also when it is locked or opened again in the same moment. */
import { RefusedError } from '#shared/errors.ts'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { Plan } from '#shared/plan/schema.ts'
import type { Storage, StoredRoom } from '../storage/storage.ts'

type ReadDocuments = <T>(
  planId: string,
  rooms: readonly StoredRoom[],
  read: (documents: PlanDocuments) => T,
) => Promise<T>

const maxAttempts = 3

/** Throws 'not-found'. */
export async function readPlanNow(
  deps: { storage: Pick<Storage, 'findPlan'>; readDocuments: ReadDocuments },
  planId: string,
): Promise<Plan> {
  for (let attempt = 1; ; attempt++) {
    const found = await deps.storage.findPlan(planId)
    if (found === null) throw new RefusedError('not-found')
    const rooms = found.rooms.filter(({ closedAt }) => closedAt === null)
    try {
      return await deps.readDocuments(planId, rooms, readPlan)
    } catch (error) {
      // The room closed in between: the plan names another one by now.
      const roomClosed = error instanceof RefusedError && error.code === 'room-closed'
      if (!roomClosed || attempt === maxAttempts) throw error
    }
  }
}
