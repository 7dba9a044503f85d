/**
 * A worker for what may take long and nobody has to have: started by the first who asks, one thing at a time, each
 * within a deadline, and only so many in the queue.
 */
import { RefusedError } from '#shared/errors.ts'
import type { WorkerLane } from './worker-lane.ts'

export type PatientLane = Pick<WorkerLane, 'call' | 'close'>

const usual = { deadlineMs: 15_000, maxWaiting: 20 }

/** Calls fail as 'unavailable' when they take too long, and when too many are waiting. */
export function createPatientLane(
  open: () => Promise<WorkerLane>,
  { deadlineMs, maxWaiting } = usual,
): PatientLane {
  let lane: Promise<WorkerLane> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let closed = false

  async function work(...[verb, args]: Parameters<WorkerLane['call']>): Promise<unknown> {
    if (closed) throw new Error('storage is closed')
    lane ??= open().catch((error) => {
      lane = null
      throw error
    })
    const opened = await lane
    const late = Promise.withResolvers<never>()
    const deadline = setTimeout(() => {
      late.reject(new RefusedError('unavailable', 'it took too long'))
      void opened.stop()
    }, deadlineMs)
    const answer = opened.call(verb, args)
    return await Promise.race([answer, late.promise]).finally(() => clearTimeout(deadline))
  }

  return {
    async call(verb, args) {
      if (waiting >= maxWaiting) throw new RefusedError('unavailable', 'too many are waiting')
      waiting += 1
      const turn = last.then(() => work(verb, args))
      last = turn.catch(() => undefined)
      return await turn.finally(() => {
        waiting -= 1
      })
    },
    async close() {
      closed = true
      await (await lane)?.stop()
    },
  }
}
