/** The rooms of a plan through its rounds: who may write in which, and who is sent away. */
import { expect, test, vi } from 'vitest'
import { openPlanClient } from '#test/support/plan-client.ts'
import { waitLong } from '#test/support/wait-long.ts'
import { openRegion } from './region.ts'

test('[VS9] everybody is sent out of the room for good at a lock, and can only read in the next', async () => {
  const { server, lock, planRoom, editor, decide, reopen } = await openRegion()
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const before = await openPlanClient(server, await planRoom(), editor)
  before.text.insert(0, 'Nieuwe ')
  await vi.waitFor(async () => {
    const room = await server.storage.loadRoom(await planRoom())
    expect(room.updates.length).toBeGreaterThan(0)
  }, waitLong)
  expect((await lock()).body.title).toBe('Nieuwe Agenda jeugd')
  const { plans } = (await server.request('GET', '/plans', { as: editor })).body
  expect(plans).toMatchObject([{ title: 'Nieuwe Agenda jeugd', status: 'locked' }])
  await vi.waitFor(() => expect(before.refused()).toEqual({ code: 4410, reason: 'room-closed' }), waitLong)

  const reader = await openPlanClient(server, await planRoom(), editor)
  expect(reader.text.toString()).toBe('Nieuwe Agenda jeugd')
  reader.text.insert(0, 'Stiekeme ')
  await vi.waitFor(() => expect(reader.refused()).toEqual({ code: 4405, reason: 'read-only' }), waitLong)
  await decide('returned')
  await reopen()
  const writer = await openPlanClient(server, await planRoom(), editor)
  expect(writer.text.toString()).toBe('Nieuwe Agenda jeugd')
  writer.text.insert(0, 'Derde ')
  const other = await openPlanClient(server, await planRoom(), editor)
  await vi.waitFor(() => expect(other.text.toString()).toBe('Derde Nieuwe Agenda jeugd'), waitLong)
  warned.mockRestore()
})

test('[VS10] progress goes on in the same room, through lock, decision and reopening', async () => {
  const { server, lock, decide, reopen, ask, editor } = await openRegion()
  const { rooms } = (await ask('GET', '')).body
  const client = await openPlanClient(server, rooms.progress, editor)
  const statuses = client.doc.getMap('statuses')
  const [stepId] = [...statuses.keys()]
  let status = 'orange'
  const report = async (value: string) => {
    status = value
    statuses.set(String(stepId), value)
    const word = { red: 'Rood', done: 'Afgerond', orange: 'Oranje' }[value]
    await vi.waitFor(async () => expect((await ask('GET', '/export.csv')).text).toContain(word), waitLong)
  }
  await lock()
  await report('red')
  await decide('returned')
  await report('done')
  await reopen()
  await report('orange')
  expect([status, client.refused()]).toEqual(['orange', null])
  expect((await ask('GET', '')).body.rooms.progress).toBe(rooms.progress)
})

test('[VS26] a stock client that was away with edits during lock and reopening changes nothing by coming back', async () => {
  const { server, lock, decide, reopen, ask, planRoom, editor } = await openRegion()
  const stock = await openPlanClient(server, await planRoom(), editor)
  stock.provider.disconnect()
  stock.text.insert(0, 'Onderweg getypt: ')
  stock.doc.getMap('steps').clear()
  const { hash } = (await lock()).body
  const comeBack = async () => {
    stock.provider.disconnect()
    const closed = new Promise((resolve) => stock.provider.once('closed', resolve))
    stock.provider.connect()
    expect(await closed).toMatchObject({ code: 4410 })
  }
  await comeBack()
  await decide('returned')
  await comeBack()
  await reopen()
  await comeBack()
  expect((await ask('GET', '/compare?from=1&to=concept')).body.differences).toEqual([])
  expect((await lock()).body).toMatchObject({ number: 2, hash })
  // Nothing of it is gone either: it is still with its author.
  expect(stock.text.toString()).toBe('Onderweg getypt: Agenda jeugd')
})
