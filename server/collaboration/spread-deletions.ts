/** Which deletions go with which part of an update: what is made and taken out in one has to come in taken out. */
import * as Y from 'yjs'
import type { DeleteSet, Struct, UpdateContent } from '#shared/plan/check-update.ts'

/** `mayDelete`: so many deletions are not too many for one piece. */
export type Piece = UpdateContent & { mayDelete: number }

export function createPiece(mayDelete: number, structs: Struct[] = []): Piece {
  return { structs, ds: Y.createDeleteSet(), mayDelete }
}

/** Gives each piece the deletions of what stands in it, and answers the others. */
export function spreadDeletions({ clients }: DeleteSet, pieces: readonly Piece[]): DeleteSet {
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
