/**
 * What stood in one cell, and when it became what: read out of the updates that made a document. Yjs never forgets
 * an order: what stood in a cell at some moment is what stands there now and what went since, in the same order.
 */
import * as Y from 'yjs'
import type { CellRef, CellValue } from './cell-ref.ts'
import { cellValue } from './cell-ref.ts'
import { spotOfCell } from './cell-spot.ts'

export type CellHistory = {
  /** Which updates changed something in the cell, by their place in the log, first to last. */
  touchedBy: readonly number[]
  /** What stood there right after an update; -1: before the first. */
  valueAfter(update: number): CellValue
}

/** One letter, or one value of a cell without letters: which update brought it, and which took it away. */
type Piece = { clock: number; content: CellValue; broughtBy: number; takenBy: number }

const never = Number.POSITIVE_INFINITY

/** `updates` are all that made the document, in the order in which they came; broken ones count for nothing. */
export function readCellHistory(updates: readonly Uint8Array[], ref: CellRef): CellHistory {
  const doc = new Y.Doc({ gc: false })
  try {
    doc.transact(() => {
      for (const update of updates) attempt(() => Y.applyUpdate(doc, update))
    })
    const { pieces, byClient, isText } = piecesOf(findContent(doc, ref))
    for (const [index, update] of updates.entries()) attempt(() => note(byClient, index, update))
    const touched = new Set(pieces.flatMap(({ broughtBy, takenBy }) => [broughtBy, takenBy]))
    touched.delete(never)
    return {
      touchedBy: [...touched].sort((a, b) => a - b),
      valueAfter: (update) => (isText ? wordsAfter(pieces, update) : plainAfter(pieces, update)),
    }
  } finally {
    doc.destroy()
  }
}

function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // The live document did without this update too.
  }
}

/** The text of a cell, or the last of the values it has had. Null: there never was such a cell. */
function findContent(doc: Y.Doc, ref: CellRef): Y.AbstractType<unknown> | Y.Item | null {
  const { root, keys } = spotOfCell(ref)
  const top: unknown = keys.length === 0 ? doc.getText(root) : doc.getMap(root)
  let type = top as Y.AbstractType<unknown>
  for (const [depth, key] of keys.entries()) {
    const item = type._map.get(key)
    if (item === undefined) return null
    if (!(item.content instanceof Y.ContentType)) return depth === keys.length - 1 ? item : null
    type = item.content.type
  }
  return type
}

function piecesOf(found: Y.AbstractType<unknown> | Y.Item | null) {
  const pieces: Piece[] = []
  const byClient = new Map<number, Piece[]>()
  const isText = found instanceof Y.AbstractType
  const items: Y.Item[] = []
  if (found instanceof Y.AbstractType)
    for (let item = found._start; item !== null; item = item.right) items.push(item)
  else for (let item = found; item !== null; item = item.left) items.unshift(item)

  for (const { id, length, content } of items) {
    const own = byClient.get(id.client) ?? []
    byClient.set(id.client, own)
    for (let offset = 0; offset < length; offset++) {
      const piece = {
        clock: id.clock + offset,
        content: contentAt(content, offset),
        broughtBy: never,
        takenBy: never,
      }
      pieces.push(piece)
      own.push(piece)
    }
  }
  for (const own of byClient.values()) own.sort((a, b) => a.clock - b.clock)
  return { pieces, byClient, isText }
}

function contentAt(content: Y.Item['content'], offset: number): CellValue {
  if (content instanceof Y.ContentString) return content.str[offset] ?? ''
  if (content instanceof Y.ContentAny) return cellValue.safeParse(content.arr[offset]).data ?? null
  return null
}

/** Notes what one update brought and took; what came before it came for the first time. */
function note(byClient: ReadonlyMap<number, Piece[]>, index: number, update: Uint8Array): void {
  const { structs, ds } = Y.decodeUpdate(update)
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    for (const piece of within(byClient.get(struct.id.client), struct.id.clock, struct.length))
      piece.broughtBy = Math.min(piece.broughtBy, index)
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges)
      for (const piece of within(byClient.get(client), clock, len))
        piece.takenBy = Math.min(piece.takenBy, index)
  }
}

function* within(own: readonly Piece[] = [], clock: number, length: number): Generator<Piece> {
  let low = 0
  let high = own.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((own[middle] as Piece).clock < clock) low = middle + 1
    else high = middle
  }
  for (let i = low; i < own.length; i++) {
    const piece = own[i] as Piece
    if (piece.clock >= clock + length) return
    yield piece
  }
}

function wordsAfter(pieces: readonly Piece[], update: number): string {
  return pieces
    .filter(({ broughtBy, takenBy }) => broughtBy <= update && takenBy > update)
    .map(({ content }) => content)
    .join('')
}

/** Of all values that a cell has had up to then, the one that stands last holds. */
function plainAfter(pieces: readonly Piece[], update: number): CellValue {
  const last = pieces.findLast(({ broughtBy }) => broughtBy <= update)
  return last === undefined || last.takenBy <= update ? null : last.content
}
