/**
 * Whose Yjs client ids are: of who wrote under them while being connected as them. Outlives the room in memory, which
 * leaves it only when all that anybody was ever sent of it is on disk.
 */
import type { Limits } from './settings.ts'

export type ClientOwners = {
  /** The id of the user, or null. */
  ownerOf(client: number): string | null
  note(client: number, userId: string): void
}

export function createClientOwners({
  maxRememberedClients,
}: Pick<Limits, 'maxRememberedClients'>): ClientOwners {
  const owners = new Map<number, string>()
  return {
    ownerOf: (client) => owners.get(client) ?? null,
    note(client, userId) {
      owners.delete(client)
      owners.set(client, userId)
      if (owners.size > maxRememberedClients) owners.delete(owners.keys().next().value as number)
    },
  }
}
