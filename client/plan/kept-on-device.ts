/**
 * All that this device keeps of an account's plans, whether they are open or not: how much of it waits for the server
 * or for its author, and throwing it away. Without Yjs, for it is there before any plan is.
 */
import { z } from 'zod'
import { keptPrefix, storePrefix, unsavedKey } from './device-names.ts'

/** Numbers of changes. */
export type WaitingWork = {
  /** The server does not have them yet. */
  unsent: number
  /** They came too late or were refused, and their author has not chosen about them. */
  refused: number
}

/** What is needed of the lists of `kept-rooms.ts`. */
const keptRooms = z.array(
  z.object({
    store: z.string(),
    left: z.boolean(),
    edits: z.array(z.object({ id: z.string() })).nullable(),
    handled: z.array(z.string()),
  }),
)

/** What is on its way is given so long, ms. */
const patienceMs = 2_000
const lookAgainMs = 100

export async function findWaitingWork(userId: string): Promise<WaitingWork> {
  const giveUpAt = performance.now() + patienceMs
  let work = await readWaitingWork(userId)
  while (work.unsent > 0 && navigator.onLine && performance.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
    work = await readWaitingWork(userId)
  }
  return work
}

/** Windows that still have a plan open let go of their stores. */
export async function forgetAccount(userId: string): Promise<void> {
  const stores = await storesOf(userId)
  for (const key of keysWith(`:${userId}:`)) localStorage.removeItem(key)
  await Promise.all(stores.map(deleteStore))
}

async function readWaitingWork(userId: string): Promise<WaitingWork> {
  const looked = keptOf(userId).filter(({ left, edits }) => left && edits !== null)
  const refused = looked.flatMap(({ edits, handled }) =>
    (edits ?? []).filter(({ id }) => !handled.includes(id)),
  )
  const others = (await storesOf(userId)).filter((name) => !looked.some(({ store }) => store === name))
  const counts = await Promise.all(others.map(readUnsaved))
  return { unsent: counts.reduce((sum, count) => sum + count, 0), refused: refused.length }
}

function keptOf(userId: string) {
  return keysWith(keptPrefix(userId)).flatMap((key) => {
    try {
      return keptRooms.catch([]).parse(JSON.parse(localStorage.getItem(key) ?? '[]'))
    } catch {
      return []
    }
  })
}

/** Also of other folders: how a person likes the columns of a plan. */
function keysWith(part: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith('regietafel.') && key.includes(part))
  } catch {
    // Where storage is forbidden nothing was kept.
    return []
  }
}

async function storesOf(userId: string): Promise<string[]> {
  // Older browsers can't tell which there are; the lists can.
  const found = await indexedDB.databases?.().catch(() => null)
  if (!found) return keptOf(userId).map(({ store }) => store)
  return found.flatMap(({ name }) => (name?.startsWith(storePrefix(userId)) ? [name] : []))
}

function readUnsaved(store: string): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(store)
    opening.onerror = () => resolve(0)
    // There was none.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onsuccess = () => {
      const db = opening.result
      const done = (count: unknown) => {
        db.close()
        resolve(typeof count === 'number' ? count : 0)
      }
      db.onversionchange = () => db.close()
      if (!db.objectStoreNames.contains('custom')) return done(0)
      const reading = db.transaction('custom').objectStore('custom').get(unsavedKey)
      reading.onsuccess = () => done(reading.result)
      reading.onerror = () => done(0)
    }
  })
}

function deleteStore(store: string): Promise<void> {
  return new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(store)
    deleting.onsuccess = () => resolve()
    deleting.onerror = () => resolve()
    // It goes when the window that holds it lets go.
    deleting.onblocked = () => resolve()
  })
}
