/** A large update as several small ones, so that between them others get their turn. */
import * as Y from 'yjs'
import type { DeleteSet, Struct, UpdateContent } from '#shared/plan/check-update.ts'
import type { PartLimits } from './decode-update.ts'
import { createUpdateDecoder, partsOf } from './decode-update.ts'
import { encodeParts } from './encode-parts.ts'
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

/** `mayDelete`: so many deletions are not too many for one piece. */
type Piece = UpdateContent & { mayDelete: number }

function cutStructs(structs: readonly Struct[], most: number): Piece[] {
  const pieces: Piece[] = []
  let parts = 0
  let reached = new Map<number, number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const isBehindGap = (reached.get(client) ?? clock) !== clock
    if (pieces.length === 0 || isBehindGap || parts + partsOf(struct) > most) {
      pieces.push({ structs: [], ds: Y.createDeleteSet(), mayDelete: most })
      parts = 0
      reached = new Map()
    }
    pieces.at(-1)?.structs.push(struct)
    parts += partsOf(struct)
    reached.set(client, clock + struct.length)
  }
  return pieces
}

/** Gives each piece the deletions of what stands in it, and answers the others. */
function spreadDeletions({ clients }: DeleteSet, pieces: readonly Piece[]): DeleteSet {
  const spans = spansByClient(pieces)
  const others = Y.createDeleteSet()
  for (const [client, ranges] of clients) {
    const own = spans.get(client) ?? []
    let at = 0
    for (const range of ranges) {
      const end = range.clock + range.len
      for (let clock = range.clock; clock < end; ) {
        while (at < own.length && (own[at] as Span).end <= clock) at += 1
        const span = own[at]
        const piece = span !== undefined && span.start <= clock ? span.piece : null
        const until = Math.min(end, piece === null ? (span?.start ?? end) : (span?.end ?? end))
        const into = piece !== null && piece.mayDelete-- > 0 ? piece.ds : others
        addRange(into, client, { clock, len: until - clock })
        clock = until
      }
    }
  }
  return others
}

/** Of one client, clocks from `start` up to, not including, `end`. */
type Span = { start: number; end: number; piece: Piece }

/** Those of a client stand in the order of their clocks. */
function spansByClient(pieces: readonly Piece[]): Map<number, Span[]> {
  const spans = new Map<number, Span[]>()
  for (const piece of pieces) {
    for (const { id, length } of piece.structs) {
      const own = spans.get(id.client) ?? []
      spans.set(id.client, own)
      const last = own.at(-1)
      if (last?.piece === piece && last.end === id.clock) last.end += length
      else own.push({ start: id.clock, end: id.clock + length, piece })
    }
  }
  return spans
}

type Range = { clock: number; len: number }

function addRange({ clients }: DeleteSet, client: number, range: Range): void {
  const own = clients.get(client) ?? []
  clients.set(client, own)
  own.push(range)
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
