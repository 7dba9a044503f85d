/** A lock that fails on the way leaves the plan as the disk has it. */
import { expect, test, vi } from 'vitest'
import { openPlanClient } from '#test/support/plan-client.ts'
import { waitLong } from '#test/support/wait-long.ts'
import { openRegion } from './region.ts'

const diskError = new Error('disk I/O error')

test('[VS22] a lock that could not be written answers an error, and everybody types on', async () => {
  const { server, lock, ask, planRoom, editor } = await openRegion()
  const writer = await openPlanClient(server, await planRoom(), editor)
  const reader = await openPlanClient(server, await planRoom(), editor)
  vi.spyOn(server.storage, 'lockPlan').mockRejectedValueOnce(diskError)
  const failing = lock()
  writer.text.insert(0, 'Tijdens ')
  expect((await failing).status).toBe(500)
  writer.text.insert(0, 'Daarna ')
  await vi.waitFor(() => expect(reader.text.toString()).toBe('Daarna Tijdens Agenda jeugd'), waitLong)
  expect([writer.refused(), reader.refused()]).toEqual([null, null])
  expect((await ask('GET', '')).body).toMatchObject({ status: 'concept', latestVersion: null })
  expect((await lock()).body).toMatchObject({ number: 1, title: 'Daarna Tijdens Agenda jeugd' })
})

test('[VS22] a lock that was written though the answer of the disk got lost is a lock', async () => {
  const { server, lock, ask, planRoom, editor } = await openRegion()
  const writer = await openPlanClient(server, await planRoom(), editor)
  const { lockPlan } = server.storage
  vi.spyOn(server.storage, 'lockPlan').mockImplementationOnce(async (...args) => {
    await lockPlan(...args)
    throw diskError
  })
  expect((await lock()).status).toBe(201)
  await vi.waitFor(() => expect(writer.refused()?.code).toBe(4410), waitLong)
  expect((await ask('GET', '')).body.status).toBe('locked')
})

test('[VS22] when nobody can tell whether a lock was written, clients come back and meet what the disk has', async () => {
  for (const isWritten of [true, false]) {
    const { server, lock, ask, planRoom, editor } = await openRegion()
    const writer = await openPlanClient(server, await planRoom(), editor)
    const { lockPlan } = server.storage
    vi.spyOn(server.storage, 'lockPlan').mockImplementationOnce(async (...args) => {
      if (isWritten) await lockPlan(...args)
      vi.spyOn(server.storage, 'findRoom').mockRejectedValueOnce(diskError)
      throw diskError
    })
    expect((await lock()).status).toBe(500)
    if (isWritten) {
      await vi.waitFor(() => expect(writer.refused()?.code).toBe(4410), waitLong)
      expect((await ask('GET', '/versions')).body.versions).toHaveLength(1)
    } else {
      writer.text.insert(0, 'Verder ')
      const reader = await openPlanClient(server, await planRoom(), editor)
      await vi.waitFor(() => expect(reader.text.toString()).toBe('Verder Agenda jeugd'), waitLong)
      expect([writer.refused(), (await lock()).status]).toEqual([null, 201])
    }
  }
})
