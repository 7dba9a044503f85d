/** Says of each update, at the moment at which it would enter the document, whether it may. */
import * as Y from 'yjs'
import type { Struct, UpdateCheck, UpdateContent } from '#shared/plan/check-update.ts'
import type { User } from '../storage/storage.ts'
import type { ClientOwners } from './client-owners.ts'
import { encodeParts } from './encode-parts.ts'
import { createPiece, spreadDeletions } from './spread-deletions.ts'
import { hasNews } from './update-news.ts'
import type { Need } from './update-order.ts'
import { orderUpdate } from './update-order.ts'

export type Verdict =
  /** `mergeSteps`: what it costs to take it in; see shared/plan/merge-work.ts. */
  | { kind: 'fits'; mergeSteps: number }
  /** All of it is in the document already. */
  | { kind: 'known' }
  /** `ready`: what of it need not wait, as an update of its own. */
  | { kind: 'waits'; needs: readonly Need[]; ready: Uint8Array | null }
  | { kind: 'refused'; code: 'malformed-message' | 'broken-plan' | 'plan-full'; reason: string }

export type UpdateGate = {
  /**
   * A fitting update must then be applied before the next one is judged. Of a part of one (`isPart`) the rest may
   * never come from its writer, so that others may have to bring it.
   */
  judge(from: User, update: Uint8Array, content: UpdateContent, isPart: boolean): Verdict
  /** Whether an update that waited for this may be judged again. */
  isMet(need: Need, from: User): boolean
  /** Whether somebody may say to be connected as this Yjs client. */
  mayBe(user: User, client: number): boolean
}

export function createUpdateGate(deps: {
  doc: Y.Doc
  check: UpdateCheck
  /** Who is connected as this Yjs client and may write, or null. */
  speakerOf(client: number): User | null
  owners: ClientOwners
  /** Whether the document may still grow by so much. */
  hasRoomFor(bytes: number): boolean
}): UpdateGate {
  const { doc, check, speakerOf, owners } = deps
  const stateOf = (client: number) => Y.getState(doc.store, client)

  /**
   * What somebody wrote who is connected, or was since the server started, only that person can bring: from anyone
   * else it is forged, or comes too early. Of others it may be what a crash took; then whoever saw it may bring it back.
   */
  function isForeign(client: number, from: User): boolean {
    if (client === doc.clientID) return true
    const owner = speakerOf(client)?.id ?? owners.ownerOf(client)
    return owner !== null && owner !== from.id
  }

  function judgeNews(bytes: number, structs: readonly Struct[], ds: UpdateContent['ds']): Verdict {
    const { fault, mergeSteps } = check(structs, ds)
    if (fault !== null) return { kind: 'refused', code: 'broken-plan', reason: fault }
    if (structs.length > 0 && !deps.hasRoomFor(bytes))
      return { kind: 'refused', code: 'plan-full', reason: 'the document is at its limit' }
    return { kind: 'fits', mergeSteps }
  }

  function noteOwner(structs: readonly Struct[], from: User): void {
    const clients = new Set(structs.map(({ id }) => id.client))
    for (const client of clients) if (speakerOf(client) !== null) owners.note(client, from.id)
  }

  return {
    judge(from, update, content, isPart) {
      try {
        const { structs, needs } = orderUpdate(stateOf, content, (client) => isForeign(client, from))
        if (needs.length > 0) {
          return {
            kind: 'waits',
            needs,
            ready: structs.length === 0 ? null : encodeReady(structs, content.ds),
          }
        }
        if (structs.length === 0 && !hasNews(doc, content)) return { kind: 'known' }
        const verdict = judgeNews(update.length, structs, content.ds)
        if (verdict.kind === 'fits' && !isPart) noteOwner(structs, from)
        return verdict
      } catch (error) {
        return { kind: 'refused', code: 'malformed-message', reason: String(error) }
      }
    },
    isMet: ({ client, clock, foreign }, from) =>
      stateOf(client) > clock || (foreign && !isForeign(client, from)),
    mayBe: (user, client) => client !== doc.clientID && (owners.ownerOf(client) ?? user.id) === user.id,
  }
}

/** What was made and taken out again must not come in alive. */
function encodeReady(structs: Struct[], ds: UpdateContent['ds']): Uint8Array {
  const ready = createPiece(Number.POSITIVE_INFINITY, structs)
  spreadDeletions(ds, [ready])
  return encodeParts(ready)
}
