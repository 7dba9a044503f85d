/** Whether an update has anything in it that a document doesn't. */
import * as Y from 'yjs'
import type { UpdateContent } from '#shared/plan/check-update.ts'

/**
 * A sync reply always carries all deletions that its sender knows of, so an update that isn't empty may still
 * be no edit. What waits for a missing update counts as news.
 */
export function hasNews(doc: Y.Doc, { structs, ds }: UpdateContent): boolean {
  return (
    structs.some(
      (struct) =>
        !(struct instanceof Y.Skip) &&
        struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client),
    ) || deletesAnything(doc, ds)
  )
}

function deletesAnything(doc: Y.Doc, deleteSet: UpdateContent['ds']): boolean {
  for (const [client, ranges] of deleteSet.clients) {
    const known = Y.getState(doc.store, client)
    const structs = doc.store.clients.get(client) ?? []
    for (const { clock, len } of ranges) {
      if (len === 0) continue
      if (clock + len > known) return true
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const struct = structs[index]
        if (struct === undefined || struct.id.clock >= clock + len) break
        if (!struct.deleted) return true
      }
    }
  }
  return false
}
