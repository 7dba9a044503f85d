/** From one epoch of a plan to the next: its room closes for good, and another opens with the same state. */
import { RefusedError } from '#shared/errors.ts'
import { nameRoom } from '../storage/name-room.ts'
import type { EpochChange, Storage, StoredPlan, StoredRoom } from '../storage/storage.ts'

/** A plan's room between two edits; exactly one of the three ends it. See collaboration. */
export type FrozenRoom = { state: Uint8Array; thaw(): void; close(): void; abandon(): void }

export type OpenPlan = { plan: StoredPlan; room: StoredRoom }

export type ChangeEpoch = (
  from: OpenPlan,
  to: { readOnly: boolean },
  write: (change: Omit<EpochChange, 'audit'>) => Promise<boolean>,
) => Promise<boolean>

/**
 * Freezes the room and has the next epoch written. Whatever happens the room ends up as the disk has it: closed
 * when the epoch changed, going on when it did not, read anew when that can't be known. False: not written,
 * since the plan had left that epoch.
 */
export function prepareEpochChange(deps: {
  storage: Pick<Storage, 'findRoom'>
  createId: () => string
  freezeRoom: (room: StoredRoom) => Promise<FrozenRoom>
}): ChangeEpoch {
  const { storage, createId, freezeRoom } = deps

  return async function changeEpoch({ plan, room }, { readOnly }, write) {
    const frozen = await freezeRoom(room)
    const { state } = frozen
    const opening = nameRoom(plan.id, 'plan', plan.epoch + 1, { readOnly, token: createId() })
    try {
      const done = await write({ planId: plan.id, epoch: plan.epoch, closing: room.name, opening, state })
      if (done) frozen.close()
      else frozen.abandon()
      return done
    } catch (error) {
      const found = await storage.findRoom(opening.name).catch(() => 'unknown' as const)
      if (found === null) frozen.thaw()
      else if (found === 'unknown') frozen.abandon()
      else {
        // Written after all: only the answer got lost.
        frozen.close()
        return true
      }
      throw error
    }
  }
}

/** The plan with the room of its plan document that is open. Throws 'not-found'. */
export async function requireOpenRoom(storage: Storage, planId: string): Promise<OpenPlan> {
  const found = await storage.findPlan(planId)
  const room = found?.rooms.find(({ document, closedAt }) => document === 'plan' && closedAt === null)
  if (found === null || room === undefined) throw new RefusedError('not-found')
  return { plan: found.plan, room }
}
