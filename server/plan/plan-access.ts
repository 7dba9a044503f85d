/** Who may see which plan and enter which room. Asked again for every request and every socket. */

import type { Role } from '#shared/access/role.ts'
import { effectiveRole } from '../http/effective-role.ts'
import type { OpenedPlan } from '../http/route.ts'
import type { Storage, StoredRoom, User } from '../storage/storage.ts'

/** The plan as this user may see it; null when there is none, or none for this user. */
export async function openPlan(storage: Storage, user: User, planId: string): Promise<OpenedPlan | null> {
  const [found, held] = await Promise.all([storage.findPlan(planId), storage.findRole(planId, user.id)])
  const role = effectiveRole(user, held)
  return found === null || role === null ? null : { ...found, role }
}

/** The plans of a user, newest first; for an administrator all plans. */
export async function listPlans(storage: Storage, user: User): Promise<OpenedPlan[]> {
  const found = await storage.listPlans(user.admin ? null : user.id)
  return found.flatMap(({ plan, rooms, role: held }) => {
    const role = effectiveRole(user, held)
    return role === null ? [] : [{ plan, rooms, role }]
  })
}

export type RoomEntry =
  | { ok: true; room: StoredRoom; user: User; role: Role }
  | { ok: false; code: 'not-signed-in' | 'not-found' | 'room-closed' }

/**
 * Whether the user of a session may enter a room. A room that is not there and one of somebody else's plan
 * can't be told apart.
 *
 * Session and role are looked up together and last: whatever changes after that reaches the connection, which
 * then exists, through `changeRole` and `endSession`.
 */
export async function admitToRoom(
  storage: Storage,
  session: { user: User; sessionHash: string } | null,
  roomName: string,
  now: number,
): Promise<RoomEntry> {
  if (session === null) return { ok: false, code: 'not-signed-in' }
  const room = await storage.findRoom(roomName)
  const [found, held] = await Promise.all([
    storage.findSession(session.sessionHash, now),
    room === null ? null : storage.findRole(room.planId, session.user.id),
  ])
  if (found === null) return { ok: false, code: 'not-signed-in' }
  const { user } = found
  const role = effectiveRole(user, held)
  if (room === null || role === null) return { ok: false, code: 'not-found' }
  if (room.closedAt !== null) return { ok: false, code: 'room-closed' }
  return { ok: true, room, user, role }
}
