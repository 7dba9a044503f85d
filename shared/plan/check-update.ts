/**
 * Whether an update leaves a plan's document a plan: only our roots, in each only what belongs there, and
 * nothing taken away that the plan needs. Looks at what is new in the update and at what it touches, nothing else.
 */
import * as Y from 'yjs'
import type { DocumentKind } from './documents.ts'
import { createMergeWork, splitSteps } from './merge-work.ts'
import type { Container, Spot } from './plan-shape.ts'
import { faultOf, foreign, inside, nothing, openRoots } from './plan-shape.ts'

export type UpdateContent = ReturnType<typeof Y.decodeUpdate>
export type Struct = UpdateContent['structs'][number]
export type DeleteSet = UpdateContent['ds']

export type UpdateCheck = (newStructs: readonly Struct[], deletes: DeleteSet) => CheckedUpdate
export type CheckedUpdate = {
  /** Why the update would break the plan or hold up everyone, in words for a log; null when it would not. */
  fault: string | null
  /** See merge-work.ts. */
  mergeSteps: number
}

/** Where a new item stands, and what it is to items inside it. */
type Entry = { item: Y.Item; spot: Spot; inside: Container }

const nowhere: Spot = { container: foreign, key: null }

/**
 * The check for one document, which refuses what takes more than `maxMergeSteps`. `newStructs` must be new to the document and stand
 * behind all that they build on; all that they and the deletes refer to must be in the document or among them.
 */
export function createUpdateCheck(
  doc: Y.Doc,
  kind: DocumentKind,
  { maxMergeSteps }: { maxMergeSteps: number },
): UpdateCheck {
  const roots = openRoots(doc, kind)
  const containers = new WeakMap<object, Container>()
  for (const root of roots.values()) containers.set(root.type, root)

  return (newStructs, deletes) => {
    const entries = new Map<number, Entry[]>()
    const work = createMergeWork((id) => findItem(id, entries), maxMergeSteps)
    const refuse = (fault: string): CheckedUpdate => ({ fault, mergeSteps: work.steps() })
    for (const struct of newStructs) {
      if (!(struct instanceof Y.Item)) continue
      const spot = spotOf(struct, entries)
      const fault = faultOf(struct, spot)
      if (fault !== null) return refuse(`${fault} in ${spot.container.in}`)
      remember(entries, struct, spot)
      if (spot.container !== nothing) work.add(struct, spot)
      if (work.steps() >= maxMergeSteps) return refuse('too much to merge')
    }
    const mergeSteps = work.steps() + splitSteps(doc, deletes)
    if (mergeSteps >= maxMergeSteps) return refuse('too much to merge')
    return { fault: findLostPart(deletes), mergeSteps }
  }

  function findItem(id: Y.ID, entries: ReadonlyMap<number, Entry[]>): Y.Item | null {
    const known = findStruct(doc, id)
    if (known !== null) return known instanceof Y.Item ? known : null
    return findEntry(entries, id)?.item ?? null
  }

  function spotOf(item: Y.Item, entries: ReadonlyMap<number, Entry[]>): Spot {
    const { parent, parentSub, origin, rightOrigin } = item
    if (typeof parent === 'string') return { container: roots.get(parent) ?? foreign, key: parentSub }
    if (parent instanceof Y.ID) return { container: insideOf(parent, entries), key: parentSub }
    const left = origin && siblingSpot(origin, entries)
    const right = rightOrigin && siblingSpot(rightOrigin, entries)
    if (left && right && !isSame(left, right)) return nowhere
    return left ?? right ?? nowhere
  }

  function siblingSpot(id: Y.ID, entries: ReadonlyMap<number, Entry[]>): Spot {
    const known = findStruct(doc, id)
    if (known === null) return findEntry(entries, id)?.spot ?? nowhere
    if (!(known instanceof Y.Item)) return { container: nothing, key: null }
    return { container: containerOf(known.parent), key: known.parentSub }
  }

  function insideOf(id: Y.ID, entries: ReadonlyMap<number, Entry[]>): Container {
    const known = findStruct(doc, id)
    if (known === null) return findEntry(entries, id)?.inside ?? foreign
    if (!(known instanceof Y.Item) || known.deleted) return nothing
    return known.content instanceof Y.ContentType ? containerOf(known.content.type) : foreign
  }

  function containerOf(type: unknown): Container {
    if (!(type instanceof Y.AbstractType)) return nothing
    const known = containers.get(type)
    if (known !== undefined) return known
    const item = type._item
    if (item === null) return foreign
    if (item.deleted) return nothing
    const found = inside(containerOf(item.parent), type, type)
    if (found.in !== 'nothing' && found !== foreign) containers.set(type, found)
    return found
  }

  function remember(entries: Map<number, Entry[]>, item: Y.Item, spot: Spot): void {
    const { client } = item.id
    const own = entries.get(client) ?? []
    const type = item.content instanceof Y.ContentType ? item.content.type : null
    own.push({
      item,
      spot,
      inside: type === null ? nothing : inside(spot.container, type, null),
    })
    entries.set(client, own)
  }

  /** The first live part of the plan that would go for good: rows leave by the bin, and texts stay. */
  function findLostPart(deletes: DeleteSet): string | null {
    for (const [client, ranges] of deletes.clients) {
      const structs = doc.store.clients.get(client)
      if (structs === undefined) continue
      const known = Y.getState(doc.store, client)
      for (const { clock, len } of ranges) {
        if (len === 0 || clock >= known) continue
        for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
          const struct = structs[index]
          if (struct === undefined || struct.id.clock >= clock + len) break
          if (struct instanceof Y.Item && !struct.deleted && isNeeded(struct))
            return 'a needed part is deleted'
        }
      }
    }
    return null
  }

  function isNeeded(item: Y.Item): boolean {
    if (item.parentSub === null) return false
    const container = containerOf(item.parent)
    return container.in === 'meta' || container.in === 'entities' || item.content instanceof Y.ContentType
  }
}

/** Neighbours that went tell nothing any more. */
function isSame(left: Spot, right: Spot): boolean {
  if (left.container === nothing || right.container === nothing) return true
  return left.container === right.container && left.key === right.key
}

function findStruct(doc: Y.Doc, { client, clock }: Y.ID): Y.Item | Y.GC | null {
  const structs = doc.store.clients.get(client)
  if (structs === undefined || clock >= Y.getState(doc.store, client)) return null
  return structs[Y.findIndexSS(structs, clock)] ?? null
}

/** Entries of a client stand in the order of their clocks, without gaps of their own making. */
function findEntry(entries: ReadonlyMap<number, Entry[]>, { client, clock }: Y.ID): Entry | null {
  const own = entries.get(client) ?? []
  let low = 0
  let high = own.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const entry = own[middle] as Entry
    const { id, length } = entry.item
    if (clock < id.clock) high = middle - 1
    else if (clock >= id.clock + length) low = middle + 1
    else return entry
  }
  return null
}
