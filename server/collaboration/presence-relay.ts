/**
 * Who is where in a room (y-protocols' awareness). A state is read once, for the name in it, and then stays the
 * JSON it is. Each client id belongs to the connection that brought it first, and goes when that connection goes.
 */

import type { User } from '../storage/storage.ts'
import type { PresenceEntry } from './frames.ts'
import type { Limits } from './settings.ts'
import { signState } from './sign-state.ts'

/** A connection, as far as presence cares: one person's session may speak for its own other tabs. */
export type PresenceOwner = { readonly sessionHash: string; readonly user: User; canEdit(): boolean }

export type PresenceRelay = {
  /** Answers how many of them were the sender's own to tell. Throws when a state is no JSON. */
  take(from: PresenceOwner, entries: readonly PresenceEntry[]): number
  join(owner: PresenceOwner): void
  leave(owner: PresenceOwner): void
  /** What changed since this was last asked, removals included. */
  takeChanges(): PresenceEntry[]
  /** Who is connected as this Yjs client and may write, or null. */
  speakerOf(client: number): User | null
  /** As which Yjs clients a connection is present. */
  clientsOf(owner: PresenceOwner): number[]
  everyone(): PresenceEntry[]
}

type Present = PresenceEntry & { owner: PresenceOwner }
type Departure = { clock: number; at: number }

const gone = 'null'
const maxDepartures = 1_000

/** `mayBe` says whether somebody may speak as a Yjs client that nobody speaks as now. */
export function createPresenceRelay(
  mayBe: (user: User, client: number) => boolean,
  { maxPresenceIds }: Pick<Limits, 'maxPresenceIds'>,
): PresenceRelay {
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

  function clientsOf(owner: PresenceOwner): number[] {
    return [...present.values()].filter((entry) => entry.owner === owner).map(({ client }) => client)
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
      if (entry.state === gone || !mayBe(from.user, entry.client) || !mayClaim(from, entry)) return
      if (clientsOf(from).length >= maxPresenceIds) return
    } else {
      if (known.owner !== from && known.owner.sessionHash !== from.sessionHash) return
      // As y-protocols: a removal may carry the clock of the state that it removes.
      if (entry.clock < known.clock || (entry.clock === known.clock && entry.state !== gone)) return
      if (entry.state === gone) return remove(entry)
    }
    const signed = { ...entry, state: signState(entry.state, from.user) }
    present.set(entry.client, { ...signed, owner: known?.owner ?? from })
    departures.delete(entry.client)
    changed.set(entry.client, signed)
  }

  return {
    take(from, entries) {
      let own = 0
      for (const entry of entries) {
        takeOne(from, entry)
        if (present.get(entry.client)?.owner === from) own += 1
      }
      return own
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
    speakerOf(client) {
      const owner = present.get(client)?.owner
      return owner?.canEdit() ? owner.user : null
    },
    clientsOf,
    everyone: () => [...present.values()],
  }
}
