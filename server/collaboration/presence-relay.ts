/**
 * Who is where in a room (y-protocols' awareness), relayed without being read: a state stays the JSON it came
 * as. Each client id belongs to the connection that brought it first, and goes when that connection goes.
 */
import type { PresenceEntry } from './frames.ts'

/** A connection, as far as presence cares: one person's session may speak for its own other tabs. */
export type PresenceOwner = { readonly sessionHash: string }

export type PresenceRelay = {
  /** Throws when a state is no JSON. */
  take(from: PresenceOwner, entries: readonly PresenceEntry[]): void
  join(owner: PresenceOwner): void
  leave(owner: PresenceOwner): void
  /** What changed since this was last asked, removals included. */
  takeChanges(): PresenceEntry[]
  everyone(): PresenceEntry[]
}

type Present = PresenceEntry & { owner: PresenceOwner }
type Departure = { clock: number; at: number }

const gone = 'null'
const maxDepartures = 1_000

export function createPresenceRelay(): PresenceRelay {
  const present = new Map<number, Present>()
  const changed = new Map<number, PresenceEntry>()
  /** Stock clients repeat what they hear, so a state may come in again after its owner went. */
  const departures = new Map<number, Departure>()
  const joinedAt = new WeakMap<PresenceOwner, number>()
  let moment = 0

  function mayClaim(from: PresenceOwner, { client, clock }: PresenceEntry): boolean {
    const departed = departures.get(client)
    if (departed === undefined || clock > departed.clock) return true
    return clock === departed.clock && (joinedAt.get(from) ?? 0) > departed.at
  }

  function remove({ client, clock }: PresenceEntry): void {
    present.delete(client)
    departures.delete(client)
    departures.set(client, { clock, at: ++moment })
    if (departures.size > maxDepartures) departures.delete(departures.keys().next().value as number)
    changed.set(client, { client, clock, state: gone })
  }

  function takeOne(from: PresenceOwner, entry: PresenceEntry): void {
    const known = present.get(entry.client)
    if (known === undefined) {
      if (entry.state === gone || !mayClaim(from, entry)) return
    } else {
      if (known.owner !== from && known.owner.sessionHash !== from.sessionHash) return
      // As y-protocols: a removal may carry the clock of the state that it removes.
      if (entry.clock < known.clock || (entry.clock === known.clock && entry.state !== gone)) return
      if (entry.state === gone) return remove(entry)
    }
    JSON.parse(entry.state)
    present.set(entry.client, { ...entry, owner: known?.owner ?? from })
    departures.delete(entry.client)
    changed.set(entry.client, entry)
  }

  return {
    take(from, entries) {
      for (const entry of entries) takeOne(from, entry)
    },
    join(owner) {
      joinedAt.set(owner, ++moment)
    },
    leave(owner) {
      for (const entry of present.values()) if (entry.owner === owner) remove(entry)
    },
    takeChanges() {
      const changes = [...changed.values()]
      changed.clear()
      return changes
    },
    everyone: () => [...present.values()],
  }
}
