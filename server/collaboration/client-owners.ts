/**
 * Whose Yjs client ids are: of who was connected as them with the right to write, and wrote or had nothing that was not
 * here. Outlives the room in memory, which leaves it only when all that anybody was ever sent of it is on disk.
 */
import type { Limits } from './settings.ts'

export type ClientOwners = {
  /** The id of the user, or null. */
  ownerOf(client: number): string | null
  note(client: number, userId: string): void
}

/** Of too many, one of who has most is forgotten, the oldest first: who brings many makes room with these. */
export function createClientOwners({
  maxRememberedClients,
}: Pick<Limits, 'maxRememberedClients'>): ClientOwners {
  const owners = new Map<number, string>()
  const clientsOf = new Map<string, Set<number>>()

  function forget(client: number): void {
    const userId = owners.get(client) ?? ''
    owners.delete(client)
    clientsOf.get(userId)?.delete(client)
  }

  function forgetOne(): void {
    const sets = [...clientsOf.values()]
    const most = sets.reduce((larger, one) => (one.size > larger.size ? one : larger))
    for (const client of most) return forget(client)
  }

  return {
    ownerOf: (client) => owners.get(client) ?? null,
    note(client, userId) {
      forget(client)
      owners.set(client, userId)
      const own = clientsOf.get(userId) ?? new Set()
      clientsOf.set(userId, own.add(client))
      if (owners.size > maxRememberedClients) forgetOne()
    },
  }
}
