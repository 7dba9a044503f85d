/** What in an update is new to a document, in an order in which each part comes behind all that it builds on. */
import * as Y from 'yjs'
import type { Struct, UpdateContent } from '#shared/plan/check-update.ts'

/** A moment in the writing of one Yjs client. `foreign`: that client itself should bring it. */
export type Need = { client: number; clock: number; foreign: boolean }

export type OrderedUpdate = {
  /** What can go in now. */
  structs: Struct[]
  /** Some of what the rest builds on and has not come yet; empty when nothing waits. */
  needs: Need[]
}

/** The structs of one client; `reached` is up to where the document would have them by now. */
type Group = {
  client: number
  foreign: boolean
  structs: Struct[]
  at: number
  first: number
  reached: number
  need: Need | null
}

/** More writers at once than a plan sees in years; keeps the work below from growing with their square. */
const maxClients = 10_000
/** Of many who are waited for at once, the first; each is asked for in every turn. */
const maxNeeds = 20

/**
 * `stateOf` is up to where the document has the work of a client; nothing in the update may be in it already. The work of a
 * client that `isForeign` waits, and what builds on it. Throws on what no Yjs document makes: parts that build on
 * themselves or on what comes later.
 */
export function orderUpdate(
  stateOf: (client: number) => number,
  { structs, ds }: UpdateContent,
  isForeign: (client: number) => boolean,
): OrderedUpdate {
  const groups = groupByClient(stateOf, structs, isForeign)
  const waiting = new Map<number, Group[]>()
  const ordered: Struct[] = []
  const ready = [...groups.values()]
  const reachedOf = (client: number) => groups.get(client)?.reached ?? stateOf(client)

  for (let group = ready.pop(); group !== undefined; group = ready.pop()) {
    advance(group)
    const waiters = waiting.get(group.client) ?? []
    for (
      let next = waiters.at(-1);
      next !== undefined && clockOf(next) < group.reached;
      next = waiters.at(-1)
    ) {
      ready.push(next)
      waiters.pop()
    }
  }
  const needs = findOutsideNeeds(groups)
  return { structs: ordered, needs: needs.length > 0 ? needs : findMissingDeletion() }

  function advance(group: Group): void {
    for (; group.at < group.structs.length; group.at++) {
      const struct = group.structs[group.at] as Struct
      group.need = needOf(struct, group)
      if (group.need !== null) return waitFor(group.need.client, group)
      ordered.push(struct)
      group.reached = struct.id.clock + struct.length
    }
  }

  /** Those that wait for one client stand with the earliest last, so that none is looked at before its time. */
  function waitFor(client: number, group: Group): void {
    const waiters = waiting.get(client) ?? []
    waiting.set(client, waiters)
    let low = 0
    for (let high = waiters.length; low < high; ) {
      const middle = (low + high) >> 1
      if (clockOf(waiters[middle] as Group) > clockOf(group)) low = middle + 1
      else high = middle
    }
    waiters.splice(low, 0, group)
  }

  function needOf(struct: Struct, { client, foreign, reached }: Group): Need | null {
    const { clock } = struct.id
    if (foreign) return { client, clock: reached, foreign }
    if (clock > reached) return { client, clock: clock - 1, foreign }
    if (struct instanceof Y.Skip) return { client, clock: clock + struct.length - 1, foreign }
    if (!(struct instanceof Y.Item)) return null
    return firstAhead(struct.origin) ?? firstAhead(struct.rightOrigin) ?? firstAhead(struct.parent)
  }

  function firstAhead(id: unknown): Need | null {
    return id instanceof Y.ID && id.clock >= reachedOf(id.client)
      ? { client: id.client, clock: id.clock, foreign: false }
      : null
  }

  function findMissingDeletion(): Need[] {
    for (const [client, ranges] of ds.clients) {
      const reached = reachedOf(client)
      for (const { clock, len } of ranges) {
        if (len > 0 && clock + len > reached) return [{ client, clock: clock + len - 1, foreign: false }]
      }
    }
    return []
  }
}

function groupByClient(
  stateOf: (client: number) => number,
  structs: readonly Struct[],
  isForeign: (client: number) => boolean,
): Map<number, Group> {
  const groups = new Map<number, Group>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (struct.length === 0) throw new Error('an empty struct')
    const group = groups.get(client)
    if (group === undefined) {
      const reached = stateOf(client)
      const foreign = isForeign(client)
      groups.set(client, { client, foreign, structs: [struct], at: 0, first: clock, reached, need: null })
    } else {
      if (endOf(group) !== clock) throw new Error('structs out of order')
      group.structs.push(struct)
    }
  }
  if (groups.size > maxClients) throw new Error('too many writers')
  return groups
}

/** What is needed from outside the update; of those who are, each may be the one that lets a part of the rest in. */
function findOutsideNeeds(groups: ReadonlyMap<number, Group>): Need[] {
  const blocked = [...groups.values()].filter(({ need }) => need !== null)
  const needs = blocked.flatMap((group) => outsideNeed(group, groups) ?? [])
  if (blocked.length > 0 && needs.length === 0) throw new Error('parts that wait for each other')
  return needs.slice(0, maxNeeds)
}

function outsideNeed(group: Group, groups: ReadonlyMap<number, Group>): Need | null {
  const { need } = group
  if (need === null || need.foreign) return need
  const source = groups.get(need.client)
  const isInside =
    source !== undefined && source !== group && need.clock >= source.first && need.clock < endOf(source)
  const isAhead = source === group && need.clock >= (group.structs[group.at]?.id.clock ?? 0)
  const isSkip = group.structs[group.at] instanceof Y.Skip
  return !isInside && (!isAhead || isSkip) ? need : null
}

function clockOf({ need }: Group): number {
  return need?.clock ?? -1
}

function endOf({ structs }: Group): number {
  const last = structs.at(-1) as Struct
  return last.id.clock + last.length
}
