/**
 * Whose Yjs client ids are: of who wrote under them while being connected as them. Outlives the room in memory, which
 * leaves it only when all that anybody was ever sent of it is on disk.
 */
export type ClientOwners = {
  /** The id of the user, or null. */
  ownerOf(client: number): string | null
  note(client: number, userId: string): void
}

/** The last that wrote. Each page that somebody opens and types in is one more. */
const maxClients = 10_000

export function createClientOwners(): ClientOwners {
  const owners = new Map<number, string>()
  return {
    ownerOf: (client) => owners.get(client) ?? null,
    note(client, userId) {
      owners.delete(client)
      owners.set(client, userId)
      if (owners.size > maxClients) owners.delete(owners.keys().next().value as number)
    },
  }
}
