/** A thread that splits large updates, one after another. */
import { parentPort } from 'node:worker_threads'
import { RefusedError } from '#shared/errors.ts'
import { splitUpdate } from './split-update.ts'
import type { SplitAnswer, SplitOrder } from './update-splitter.ts'

parentPort?.on('message', (order: SplitOrder) => parentPort?.postMessage(answer(order)))

function answer({ update, limits }: SplitOrder): SplitAnswer {
  try {
    return { kind: 'split', pieces: splitUpdate(update, limits) }
  } catch (error) {
    return {
      kind: 'refused',
      isTooLarge: error instanceof RefusedError && error.code === 'too-large',
      reason: String(error),
    }
  }
}
