/** What a room of a plan is called. */
import type { DocumentKind } from '#shared/plan/documents.ts'
import type { StoredRoom } from './storage.ts'

/**
 * A room of a plan for one epoch. `token` is different each time: after a backup is put back the same epoch comes
 * again, and who still has work from the one that is gone must not meet it under the same name.
 */
export function nameRoom(
  planId: string,
  document: DocumentKind,
  epoch: number,
  { readOnly, token }: { readOnly: boolean; token?: string } = { readOnly: false },
): StoredRoom {
  const parts = [planId, document, epoch, ...(token === undefined ? [] : [token])]
  return { name: parts.join('.'), planId, document, epoch, closedAt: null, readOnly }
}
