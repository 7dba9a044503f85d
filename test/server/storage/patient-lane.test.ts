/** What may take long has a worker of its own, and limits. */
import { expect, test, vi } from 'vitest'
import { createPatientLane } from '#server/storage/patient-lane.ts'
import type { WorkerLane } from '#server/storage/worker-lane.ts'

test('[HI8] reading back that takes too long is given up, and who comes after gets an answer', async () => {
  const { open, stops, asked } = createLane()
  const lane = createPatientLane(open, { deadlineMs: 20, maxWaiting: 3 })
  expect(asked).toEqual([])
  const slow = lane.call('readCellChanges', ['slow'])
  const next = lane.call('readCellChanges', ['quick'])
  await expect(slow).rejects.toMatchObject({ code: 'unavailable' })
  expect(await next).toBe('quick')
  expect([stops(), asked]).toEqual([1, ['slow', 'quick']])
})

test('[HI8] only so many wait to read back, and closing does not wait for them', async () => {
  const { open, asked } = createLane()
  const lane = createPatientLane(open, { deadlineMs: 10_000, maxWaiting: 2 })
  const waiting = [lane.call('readCellChanges', ['slow']), lane.call('readCellChanges', ['quick'])]
  await expect(lane.call('readCellChanges', ['third'])).rejects.toMatchObject({ code: 'unavailable' })
  await vi.waitFor(() => expect(asked).toEqual(['slow']))
  const ended = Promise.allSettled(waiting)
  await lane.close()
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

/** A worker that answers with what it is given, but never to `slow`. */
function createLane() {
  const asked: unknown[] = []
  let stops = 0
  let giveUp: (error: Error) => void = () => undefined
  const lane: WorkerLane = {
    async call(_verb, [what]) {
      asked.push(what)
      if (what !== 'slow') return what
      return await new Promise((_, reject) => {
        giveUp = reject
      })
    },
    async stop() {
      stops += 1
      giveUp(new Error('the storage worker stopped'))
    },
    async close() {},
  }
  return { asked, stops: () => stops, open: async () => lane }
}
