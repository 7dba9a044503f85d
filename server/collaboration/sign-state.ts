/** The name under which somebody is present is the name under which that person signed in. */
import type { User } from '../storage/storage.ts'

/** A state with the sender's own identity, where it has one at all. Throws when it is no JSON. */
export function signState(state: string, { id, name, organisation }: User): string {
  const parsed = parse(state)
  if (typeof parsed !== 'object' || parsed === null || !('user' in parsed)) return state
  const told = (typeof parsed.user === 'object' ? parsed.user : null) as Partial<User> | null
  if (told?.id === id && told.name === name && told.organisation === organisation) return state
  return JSON.stringify({ ...parsed, user: { ...told, id, name, organisation } })
}

/** The error of JSON.parse quotes what it read, and would bring that into the log. */
function parse(state: string): unknown {
  try {
    return JSON.parse(state)
  } catch {
    throw new Error('a presence state that is no JSON')
  }
}
