/** Freezing a content in a thread of its own: meanwhile everybody in other plans types on. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Frozen } from './freeze-content.ts'

export type FreezeOrder = { state: Uint8Array; before: string | null }

/** See freezeContent. Rejects with what went wrong in the thread. */
export async function freezeContentApart(order: FreezeOrder): Promise<Frozen> {
  const worker = new Worker(new URL('./freeze-worker.ts', import.meta.url), { workerData: order })
  const ended = once(worker, 'exit').then(() =>
    Promise.reject(new Error('the thread ended without an answer')),
  )
  ended.catch(() => undefined)
  const [frozen] = await Promise.race([once(worker, 'message'), ended])
  return frozen as Frozen
}
