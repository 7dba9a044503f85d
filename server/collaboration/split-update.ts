/** A large update as several small ones, so that between them others get their turn. */
import * as Y from 'yjs'
import type { DeleteSet, Struct, UpdateContent } from '#shared/plan/check-update.ts'
import type { PartLimits } from './decode-update.ts'
import { createUpdateDecoder, partsOf } from './decode-update.ts'
import { encodeParts } from './encode-parts.ts'
import type { Piece } from './spread-deletions.ts'
import { createPiece, spreadDeletions } from './spread-deletions.ts'
import { orderUpdate } from './update-order.ts'

/** Honest updates have none, but where they were merged from some that did not all come. */
const maxGaps = 100

/**
 * Taken in one after another they leave a document as the whole would. Each comes behind all that it builds on, as far as
 * that is in the update. What was made and taken out again comes so; what else is taken out comes last. Throws as
 * createUpdateDecoder does.
 */
export function splitUpdate(update: Uint8Array, limits: PartLimits): Uint8Array[] {
  const { maxMessageParts, maxPartsAtOnce } = limits
  const content = createUpdateDecoder(maxMessageParts)(update)
  const pieces = cutStructs(inOrder(content), maxPartsAtOnce)
  if (pieces.length > maxMessageParts / maxPartsAtOnce + maxGaps) throw new Error('too many gaps')
  const others = cutDeletions(spreadDeletions(content.ds, pieces), maxPartsAtOnce)
  return [...pieces, ...others.map((ds) => ({ structs: [], ds }))].map(encodeParts)
}

/** Behind those of which the update has all that they build on come those that will have to wait. */
function inOrder({ structs, ds }: UpdateContent): Struct[] {
  const first = new Map<number, number>()
  for (const { id } of structs) if (!first.has(id.client)) first.set(id.client, id.clock)
  const elsewhere = Number.POSITIVE_INFINITY
  const ordered = orderUpdate(
    (client) => first.get(client) ?? elsewhere,
    { structs, ds },
    () => false,
  )
  const ready = new Set(ordered.structs)
  const rest = structs.filter((struct) => !ready.has(struct) && !(struct instanceof Y.Skip))
  return [...ordered.structs, ...rest]
}

/** Where it can, so that a row comes with all that it was made with. */
function cutStructs(structs: readonly Struct[], most: number): Piece[] {
  const pieces: Piece[] = []
  let parts = 0
  /** Of each client in the last piece, from which clock up to, not including, which. */
  let spans = new Map<number, { start: number; end: number }>()

  function isInside(id: Y.ID): boolean {
    const span = spans.get(id.client)
    return span !== undefined && id.clock >= span.start && id.clock < span.end
  }

  for (const struct of structs) {
    const { client, clock } = struct.id
    const isBehindGap = (spans.get(client)?.end ?? clock) !== clock
    const belongsHere = struct instanceof Y.Item && struct.parent instanceof Y.ID && isInside(struct.parent)
    const isFull = parts + partsOf(struct) > (belongsHere ? most * 2 : most)
    if (pieces.length === 0 || isBehindGap || isFull) {
      pieces.push(createPiece(most))
      parts = 0
      spans = new Map()
    }
    pieces.at(-1)?.structs.push(struct)
    parts += partsOf(struct)
    spans.set(client, { start: spans.get(client)?.start ?? clock, end: clock + struct.length })
  }
  return pieces
}

function cutDeletions({ clients }: DeleteSet, most: number): DeleteSet[] {
  const chunks: DeleteSet[] = []
  let left = 0
  for (const [client, ranges] of clients) {
    for (let at = 0; at < ranges.length; ) {
      if (left === 0) {
        chunks.push(Y.createDeleteSet())
        left = most
      }
      const some = ranges.slice(at, at + left)
      chunks.at(-1)?.clients.set(client, some)
      left -= some.length
      at += some.length
    }
  }
  return chunks
}
