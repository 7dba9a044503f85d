/** What an update has in it that a document doesn't. */
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

/**
 * The update without what the document has of it. Yjs looks at that too, and it may be something else than what
 * stands there under the same ids; what goes in, out to others and to disk must be what was judged.
 */
export function withoutKnown(doc: Y.Doc, update: Uint8Array, content: UpdateContent): NewContent {
  const states = new Map<number, number>()
  let hasKnown = false
  for (const { id } of content.structs) {
    const state = states.get(id.client) ?? Y.getState(doc.store, id.client)
    states.set(id.client, state)
    if (id.clock < state) hasKnown = true
  }
  if (!hasKnown) return { update, content }
  const rest = Y.diffUpdate(update, Y.encodeStateVector(states))
  return { update: rest, content: Y.decodeUpdate(rest) }
}

type NewContent = { update: Uint8Array; content: UpdateContent }

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
