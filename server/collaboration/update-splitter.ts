/** Splitting large updates in a thread of its own: reading one takes long enough for everybody to notice. */
import { Worker } from 'node:worker_threads'
import { RefusedError } from '#shared/errors.ts'
import type { PartLimits } from './decode-update.ts'

export type UpdateSplitter = {
  /** See splitUpdate. Rejects with 'too-large', or with 'unavailable' when the thread breaks, or with what else is wrong with it. */
  split(update: Uint8Array): Promise<Uint8Array[]>
  close(): void
}

export type SplitOrder = { update: Uint8Array; limits: PartLimits }
export type SplitAnswer =
  | { kind: 'split'; pieces: Uint8Array[] }
  | { kind: 'refused'; isTooLarge: boolean; reason: string }

/** The thread is started for the first that comes, and then stays. */
export function createUpdateSplitter({ maxMessageParts, maxPartsAtOnce }: PartLimits): UpdateSplitter {
  const limits = { maxMessageParts, maxPartsAtOnce }
  let worker: Worker | null = null
  let closed = false
  let asked: PromiseWithResolvers<SplitAnswer> | null = null
  let last: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    let reason: unknown = null
    const started = new Worker(new URL('./split-worker.ts', import.meta.url))
    started.unref()
    started.on('message', (answer: SplitAnswer) => asked?.resolve(answer))
    started.on('error', (error) => {
      reason = error
    })
    started.on('exit', () => {
      worker = null
      asked?.reject(new RefusedError('unavailable', `the thread that splits updates ended: ${reason}`))
    })
    return started
  }

  async function ask(update: Uint8Array): Promise<Uint8Array[]> {
    if (closed) throw new RefusedError('unavailable')
    try {
      worker ??= start()
    } catch (error) {
      throw new RefusedError('unavailable', `no thread to split updates: ${error}`)
    }
    asked = Promise.withResolvers()
    worker.postMessage({ update, limits } satisfies SplitOrder)
    const answer = await asked.promise
    asked = null
    if (answer.kind === 'split') return answer.pieces
    throw answer.isTooLarge ? new RefusedError('too-large', answer.reason) : new Error(answer.reason)
  }

  return {
    split(update) {
      const pieces = last.then(() => ask(update))
      last = pieces.then(
        () => undefined,
        () => undefined,
      )
      return pieces
    },
    close() {
      closed = true
      void worker?.terminate()
    },
  }
}
