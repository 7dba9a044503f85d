/** Where entities stand: finding a spot among siblings, standing there, moving there. */
import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import type { PlanDocuments } from './documents.ts'
import { entitiesOf, requireEntity } from './documents.ts'
import type { Ordered } from './order.ts'
import { compareOrder, placeBehind } from './order.ts'
import type { EntityKind, Place } from './schema.ts'

/**
 * Behind which sibling: null is in front of all, undefined is at the end. `{ order }` is a key that the caller
 * chose itself (see orderKeys), for plans that are built in one go.
 */
export type After = string | null | undefined | { order: string }

type Parent<K extends EntityKind> = Omit<Place<K>, 'order'>

/**
 * The place of a newcomer (or a mover) under `parent`, behind `after`. Must run inside a transaction: where
 * colliding keys leave no room, siblings get a fresh key.
 */
export function takePlace<K extends EntityKind>(
  documents: PlanDocuments,
  kind: K,
  parent: Parent<K>,
  after: After,
  mover?: string,
): Place<K> {
  if (typeof after === 'object' && after !== null) return { ...parent, order: after.order } as Place<K>
  const standing = siblingsUnder(documents, kind, parent)
  const siblings = standing.filter((sibling) => sibling.id !== mover)
  const { order, moved } = placeBehind(siblings, siblingBefore(after))
  for (const sibling of moved) {
    requireEntity(documents, kind, sibling.id).set('place', { ...parent, order: sibling.order })
  }
  return { ...parent, order } as Place<K>

  function siblingBefore(wanted: string | null | undefined): string | null {
    if (wanted === undefined) return siblings.at(-1)?.id ?? null
    if (wanted !== mover) return wanted
    // Behind itself is where it stands: behind the one before it.
    return standing[standing.findIndex(({ id }) => id === mover) - 1]?.id ?? null
  }
}

/**
 * The spots of newcomers one behind another, behind `after`. Looks at the siblings once, where takePlace does for each:
 * in a large plan a thousand rows that are pasted would be seconds.
 */
export function spotsBehind<K extends EntityKind>(
  documents: PlanDocuments,
  kind: K,
  parent: Parent<K>,
  after: string | undefined,
  ids: readonly string[],
): After[] {
  const siblings = siblingsUnder(documents, kind, parent)
  const found = after === undefined ? -1 : siblings.findIndex(({ id }) => id === after)
  const index = found === -1 ? siblings.length : found + 1
  try {
    const [before, next] = [siblings[index - 1]?.order ?? null, siblings[index]?.order ?? null]
    return generateNKeysBetween(before, next, ids.length).map((order) => ({ order }))
  } catch {
    // Keys that collide leave no room; then one by one, which makes some.
    return ids.map((_, at) => (at === 0 ? after : ids[at - 1]))
  }
}

/** All entities under a parent, in the bin or not, in order. */
function siblingsUnder<K extends EntityKind>(
  documents: PlanDocuments,
  kind: K,
  parent: Parent<K>,
): Ordered[] {
  const wanted = Object.entries(parent)
  const siblings: Ordered[] = []
  for (const [id, value] of entitiesOf(documents, kind)) {
    const place = value instanceof Y.Map ? (value.get('place') as Partial<Place<K>> | undefined) : undefined
    if (typeof place?.order !== 'string') continue
    if (wanted.every(([key, expected]) => place[key as keyof Place<K>] === expected)) {
      siblings.push({ id, order: place.order })
    }
  }
  return siblings.sort(compareOrder)
}
