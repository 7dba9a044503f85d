/**
 * How much work Yjs will have with an update. Where somebody else wrote at the same spot, it goes past all that
 * stands between an item's two neighbours; whoever makes up neighbours far apart makes it go past everything, for
 * every item again. This follows the same walk (YATA, `Item.integrate` in yjs 13.6) without touching the document.
 */
import * as Y from 'yjs'
import type { Container, Spot } from './plan-shape.ts'

export type MergeWork = {
  /** Takes an item into account, in the order in which Yjs will. */
  add(item: Y.Item, spot: Spot): void
  /** Items gone past up to now. */
  steps(): number
}

/**
 * `find` gives the item that a character is in: of the document, or one that was added before. Beyond `maxSteps` it
 * does not matter how much more.
 */
export function createMergeWork(find: (id: Y.ID) => Y.Item | null, maxSteps: number): MergeWork {
  /** What is right of a character, where the update changes that. */
  const rightOf = createByCharacter<Y.ID | null>()
  /** The first of the siblings in a container, or of the values that a key of it has had. */
  const firstOf = new Map<Container, Map<Spot['key'], Y.ID | null>>()
  /** Items with something in the middle of them now. */
  const cut = new Set<Y.Item>()
  let steps = 0

  function nextOf(id: Y.ID): Y.ID | null {
    const changed = rightOf.get(id)
    if (changed !== undefined) return changed
    const item = find(id)
    if (item === null) return null
    return id.clock < lastClock(item) ? new Y.ID(id.client, id.clock + 1) : (item.right?.id ?? null)
  }

  function startOf({ container, key }: Spot): Y.ID | null {
    const known = firstOf.get(container)
    if (known?.has(key)) return known.get(key) ?? null
    const first = 'type' in container && container.type !== null ? findFirst(container.type, key) : null
    setStart({ container, key }, first?.id ?? null)
    return first?.id ?? null
  }

  function setStart({ container, key }: Spot, id: Y.ID | null): void {
    const known = firstOf.get(container)
    if (known === undefined) firstOf.set(container, new Map([[key, id]]))
    else known.set(key, id)
  }

  function findFirst(type: Y.AbstractType<unknown>, key: Spot['key']): Y.Item | null {
    if (key === null) return type._start
    let first = type._map.get(key) ?? null
    for (; first !== null && first.left !== null && steps < maxSteps; steps++) first = first.left
    return first
  }

  /** The last character of the piece that begins here. */
  function endOf(id: Y.ID, item: Y.Item): Y.ID {
    // Of an item that was cut, one character at a time: more work than Yjs has, never less.
    return cut.has(item) ? id : new Y.ID(id.client, lastClock(item))
  }

  /** Behind which character it comes to stand; null: in front of all. */
  function findPlace(item: Y.Item, from: Y.ID | null): Y.ID | null {
    const passed = new Set<Y.Item>()
    const conflicting = new Set<Y.Item>()
    let left = item.origin
    let at = from
    while (at !== null && !isSame(at, item.rightOrigin) && steps < maxSteps) {
      const standing = find(at)
      if (standing === null) break
      steps += 1
      const end = endOf(at, standing)
      const origin = at.clock === standing.id.clock ? standing.origin : new Y.ID(at.client, at.clock - 1)
      passed.add(standing)
      conflicting.add(standing)
      if (isSame(item.origin, origin)) {
        if (at.client < item.id.client) {
          left = end
          conflicting.clear()
        } else if (isSame(item.rightOrigin, standing.rightOrigin)) break
      } else {
        const source = origin && find(origin)
        if (source === null || !passed.has(source)) break
        if (!conflicting.has(source)) {
          left = end
          conflicting.clear()
        }
      }
      at = nextOf(end)
    }
    return left
  }

  return {
    add(item, spot) {
      const { origin, rightOrigin } = item
      const right = origin === null ? startOf(spot) : nextOf(origin)
      const left = isSame(right, rightOrigin) ? origin : findPlace(item, right)
      const before = left === null ? startOf(spot) : nextOf(left)
      rightOf.set(new Y.ID(item.id.client, lastClock(item)), before)
      if (left === null) setStart(spot, item.id)
      else {
        rightOf.set(left, item.id)
        const split = find(left)
        if (split !== null && left.clock < lastClock(split)) cut.add(split)
      }
    },
    steps: () => steps,
  }
}

/**
 * What Yjs will have to do where deletions begin or end in the middle of an item: it cuts the item in two, and moves
 * all behind it in the list of its client. That is quick, so that many go into a step.
 */
export function splitSteps(doc: Y.Doc, { clients }: ReturnType<typeof Y.decodeUpdate>['ds']): number {
  let moved = 0
  for (const [client, ranges] of clients) {
    const structs = doc.store.clients.get(client)
    if (structs === undefined) continue
    const known = Y.getState(doc.store, client)
    for (const { clock, len } of ranges) {
      for (const cut of [clock, clock + len]) {
        if (cut >= known) continue
        const index = Y.findIndexSS(structs, cut)
        const struct = structs[index]
        if (struct !== undefined && !struct.deleted && struct.id.clock !== cut)
          moved += structs.length - index
      }
    }
  }
  return Math.floor(moved / movedPerStep)
}

const movedPerStep = 25_000

function lastClock(item: Y.Item): number {
  return item.id.clock + item.length - 1
}

/** Strings of both numbers as keys take twice as long. */
function createByCharacter<Value>(): { get(id: Y.ID): Value | undefined; set(id: Y.ID, value: Value): void } {
  const byClient = new Map<number, Map<number, Value>>()
  return {
    get: ({ client, clock }) => byClient.get(client)?.get(clock),
    set({ client, clock }, value) {
      const own = byClient.get(client) ?? new Map<number, Value>()
      byClient.set(client, own.set(clock, value))
    },
  }
}

function isSame(one: Y.ID | null, other: Y.ID | null): boolean {
  return (
    one === other ||
    (one !== null && other !== null && one.client === other.client && one.clock === other.clock)
  )
}
