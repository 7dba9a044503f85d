/** Order among siblings: fractional indexes, compared with `<`, equal keys by id. */
import { generateNKeysBetween } from 'fractional-indexing'

export type Ordered = { id: string; order: string }

/** The same order on every replica, also when two people inserted at the same spot at once. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * An order key for a newcomer directly behind the sibling `after` (null: in front; an unknown id: at the
 * end). `siblings` must be sorted with compareOrder. Where colliding keys leave no room, `moved` holds the
 * siblings that get a fresh key so that the newcomer can stand where it was put.
 */
export function placeBehind(
  siblings: readonly Ordered[],
  after: string | null,
): { order: string; moved: Ordered[] } {
  const found = after === null ? -1 : siblings.findIndex((sibling) => sibling.id === after)
  const index = after !== null && found === -1 ? siblings.length : found + 1
  const before = siblings[index - 1]?.order ?? null
  let end = index
  while (end < siblings.length && before !== null && (siblings[end] as Ordered).order <= before) end++
  const crowded = siblings.slice(index, end)
  try {
    const keys = generateNKeysBetween(before, siblings[end]?.order ?? null, crowded.length + 1)
    return {
      order: keys[0] as string,
      moved: crowded.map((sibling, i) => ({ id: sibling.id, order: keys[i + 1] as string })),
    }
  } catch {
    return respread(siblings, index)
  }
}

/** A key that is no fractional index (a foreign client wrote it) leaves only one way: give all a fresh one. */
function respread(siblings: readonly Ordered[], index: number): { order: string; moved: Ordered[] } {
  const keys = generateNKeysBetween(null, null, siblings.length + 1)
  const order = keys.splice(index, 1)[0] as string
  return { order, moved: siblings.map((sibling, i) => ({ id: sibling.id, order: keys[i] as string })) }
}

/** Keys for `count` entities in a row, for documents that are built in one go. */
export function orderKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

/** Writes each item at a key of its own, in order, for documents that are built in one go. */
export function inOrder<T, R>(
  items: readonly T[],
  write: (item: T, after: { order: string }, index: number) => R,
): R[] {
  const keys = orderKeys(items.length)
  return items.map((item, index) => write(item, { order: keys[index] as string }, index))
}
