/** What a room of a plan is called: a name of its own for each epoch, that is never given out again. */
import type { DocumentKind } from '#shared/plan/documents.ts'
import type { StoredRoom } from './storage.ts'

export function nameRoom(
  planId: string,
  document: DocumentKind,
  epoch: number,
  { readOnly }: { readOnly: boolean } = { readOnly: false },
): StoredRoom {
  return { name: `${planId}.${document}.${epoch}`, planId, document, epoch, closedAt: null, readOnly }
}
