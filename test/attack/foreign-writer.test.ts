/** Writing, and being present, as somebody else. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { encodePresence } from '#server/collaboration/frames.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { createStockClient, openStockClient } from '#test/support/stock-client.ts'
import { anna, planRoom } from '#test/support/stored-plan.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

const soon = { limits: { maxWaitingMs: 200 } }

/** An update that types as the Yjs client of somebody else, behind all that this one has written. */
function forge(doc: Y.Doc, text: string): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = doc.clientID
  const before = Y.encodeStateVector(copy)
  copy.getText('title').insert(0, text)
  return Y.encodeStateAsUpdate(copy, before)
}

test('[AT3] nobody writes as a Yjs client that somebody else is connected as', async () => {
  const server = await startSyncServer(soon)
  const victim = await openStockClient(server)
  victim.text.insert(0, 'echt')
  const attacker = await openFrameClient(server, { user: 'bram', regietafel: '1' })
  const reader = await openStockClient(server, { user: 'carla' })
  await vi.waitFor(() => expect(reader.text.toString()).toBe('echt'), waitLong)
  attacker.sendUpdate(forge(victim.doc, 'vals'))
  await attacker.roundTrip()
  victim.text.insert(4, ' waar')
  await vi.waitFor(() => expect(reader.text.toString()).toBe('echt waar'), waitLong)

  attacker.sendUpdate(forge(victim.doc, 'vals'))
  await vi.waitFor(
    () => expect(attacker.closed()).toEqual({ code: 4509, reason: 'incomplete-edit' }),
    waitLong,
  )
  const fresh = await openStockClient(server, { user: 'dirk' })
  for (const { text } of [victim, reader, fresh]) expect(text.toString()).toBe('echt waar')
})

test('[AT3] nobody writes first as a Yjs client that somebody else has only just shown', async () => {
  const server = await startSyncServer(soon)
  const victim = await openStockClient(server)
  const attacker = await openFrameClient(server, { user: 'bram' })
  await attacker.roundTrip()
  attacker.sendUpdate(forge(victim.doc, 'vals'))
  await vi.waitFor(() => expect(attacker.closed()?.code).toBe(4509), waitLong)
  victim.text.insert(0, 'echt')
  const fresh = await openStockClient(server, { user: 'dirk' })
  await vi.waitFor(() => expect(fresh.text.toString()).toBe('echt'), waitLong)
})

test('[AT3] nobody writes as the server', async () => {
  const server = await startSyncServer(soon)
  const attacker = await openStockClient(server)
  const [serverClient] = [...attacker.doc.store.clients.keys()]
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(attacker.doc))
  copy.clientID = serverClient as number
  const frames = await openFrameClient(server, { user: 'bram' })
  frames.sendUpdate(forge(copy, 'vals'))
  await vi.waitFor(() => expect(frames.closed()?.code).toBe(4509), waitLong)
})

test('[AT11] nobody writes as a colleague who is away with unsent work, also when the room left memory', async () => {
  const server = await startSyncServer({ ...soon, timing: { lingerMs: 0 } })
  const victim = await openStockClient(server)
  victim.text.insert(0, 'echt')
  const seen = await openStockClient(server, { user: 'bram' })
  await vi.waitFor(() => expect(seen.text.toString()).toBe('echt'), waitLong)
  victim.provider.disconnect()
  victim.text.insert(4, ' waar')
  for (const unloads of [false, true]) {
    if (unloads) {
      seen.provider.destroy()
      await vi.waitFor(() => expect(server.logged.join()).toContain('a room left memory'), waitLong)
    }
    const attacker = await openFrameClient(server, { user: 'bram', regietafel: '1' })
    await attacker.roundTrip()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(seen.doc))
    copy.clientID = victim.doc.clientID
    attacker.sendUpdate(forge(copy, 'vals'))
    await vi.waitFor(() => expect(attacker.closed()?.reason).toBe('incomplete-edit'), waitLong)
    expect(attacker.saved()).toEqual([])
  }
  victim.provider.connect()
  const fresh = await openStockClient(server, { user: 'carla' })
  await vi.waitFor(() => expect(fresh.text.toString()).toBe('echt waar'), waitLong)
})

test('[AT11] somebody’s own work under an earlier number is taken in', async () => {
  const server = await startSyncServer(soon)
  const before = await openStockClient(server)
  before.text.insert(0, 'op')
  const reader = await openStockClient(server, { user: 'carla' })
  await vi.waitFor(() => expect(reader.text.toString()).toBe('op'), waitLong)
  before.provider.disconnect()
  before.text.insert(2, ' reis')
  // The page was loaded again: the same work, another number.
  const reloaded = new Y.Doc()
  Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(before.doc))
  createStockClient(server, { doc: reloaded })
  await vi.waitFor(() => expect(reader.text.toString()).toBe('op reis'), waitLong)
})

test('[AT11] a colleague who only was connected, and typed when the line was gone, is protected too', async () => {
  const server = await startSyncServer(soon)
  const victim = await openStockClient(server)
  const reader = await openStockClient(server, { user: 'dirk' })
  victim.provider.awareness.setLocalState({ focus: 'cel 1' })
  await vi.waitFor(
    () => expect(reader.provider.awareness.getStates().has(victim.doc.clientID)).toBe(true),
    waitLong,
  )
  victim.provider.disconnect()
  const before = new Y.Doc()
  before.clientID = victim.doc.clientID
  victim.text.insert(0, 'echt')
  const attacker = await openFrameClient(server, { user: 'bram', regietafel: '1' })
  attacker.send(encodePresence([{ client: victim.doc.clientID, clock: 99, state: '{}' }]))
  attacker.sendUpdate(forge(before, 'vals'))
  await vi.waitFor(() => expect(attacker.closed()?.reason).toBe('incomplete-edit'), waitLong)
  victim.provider.connect()
  await vi.waitFor(() => expect(reader.text.toString()).toBe('echt'), waitLong)
})

test('[AT11] so is who was only allowed to look on coming in', async () => {
  const server = await startSyncServer(soon)
  const victim = await openStockClient(server, { user: 'bram', role: 'viewer' })
  const before = new Y.Doc()
  before.clientID = victim.doc.clientID
  server.collaboration.changeRole(planRoom.planId, 'bram', 'editor')
  victim.provider.disconnect()
  victim.text.insert(0, 'echt')
  const attacker = await openFrameClient(server, { user: 'carla' })
  await attacker.roundTrip()
  attacker.sendUpdate(forge(before, 'vals'))
  await vi.waitFor(() => expect(attacker.closed()?.reason).toBe('incomplete-edit'), waitLong)
})

test('[AT4] of two who each bring back the other’s letters too, one gets both in', async () => {
  const server = await startSyncServer(soon)
  const both = Y.mergeUpdates([...typeText('van de een'), ...typeText('van de ander')])
  const writers = [...new Set(Y.decodeUpdate(both).structs.map(({ id }) => id.client))]
  const pair = await Promise.all(
    ['anna', 'bram'].map((user) => openFrameClient(server, { user, regietafel: '1' })),
  )
  for (const [index, back] of pair.entries()) {
    back.send(encodePresence([{ client: writers[index] as number, clock: 1, state: '{}' }]))
    await back.roundTrip()
  }
  for (const back of pair) back.sendUpdate(both)
  // Once the other one has been sent away to come back.
  await vi.waitFor(() => expect(pair.some((back) => back.isSaved())).toBe(true), waitLong)
})

test('[AT11] a viewer who shows a colleague’s number keeps nobody from writing under it', async () => {
  const server = await startSyncServer(soon)
  const number = new Y.Doc()
  const viewer = await openFrameClient(server, { user: 'bram', role: 'viewer' })
  viewer.send(encodePresence([{ client: number.clientID, clock: 99, state: '{}' }]))
  await viewer.roundTrip()
  const victim = createStockClient(server, { doc: number })
  victim.text.insert(0, 'echt')
  const reader = await openStockClient(server, { user: 'dirk' })
  await vi.waitFor(() => expect(reader.text.toString()).toBe('echt'), waitLong)
})

test('[AT13] whoever shows many numbers makes only room for more of the same', async () => {
  const server = await startSyncServer({
    limits: { ...soon.limits, maxRememberedClients: 20, maxPresenceIds: 100 },
  })
  const victim = await openStockClient(server)
  const reader = await openStockClient(server, { user: 'dirk' })
  victim.text.insert(0, 'echt')
  await vi.waitFor(() => expect(reader.text.toString()).toBe('echt'), waitLong)
  victim.provider.disconnect()
  const crowd = await openFrameClient(server, { user: 'bram', regietafel: '1' })
  for (let client = 1; client <= 100; client++)
    crowd.send(encodePresence([{ client, clock: 1, state: '{}' }]))
  await crowd.roundTrip()
  crowd.sendUpdate(forge(victim.doc, 'vals'))
  await vi.waitFor(() => expect(crowd.closed()?.reason).toBe('incomplete-edit'), waitLong)
})

test('[AT13] of more writers than a room remembers the oldest is forgotten, and only that one', async () => {
  const server = await startSyncServer({ limits: { ...soon.limits, maxRememberedClients: 1 } })
  const reader = await openStockClient(server, { user: 'dirk' })
  const away: Y.Doc[] = []
  for (const user of ['anna', 'carla']) {
    const writer = await openStockClient(server, { user })
    writer.text.insert(0, user)
    await vi.waitFor(() => expect(reader.text.toString()).toContain(user), waitLong)
    writer.provider.disconnect()
    away.push(writer.doc)
  }
  const [oldest, last] = away as [Y.Doc, Y.Doc]
  const bringer = await openFrameClient(server, { user: 'bram', regietafel: '1' })
  await bringer.roundTrip()
  bringer.sendUpdate(forge(oldest, 'meer '))
  await vi.waitFor(() => expect(bringer.isSaved()).toBe(true), waitLong)
  bringer.sendUpdate(forge(last, 'vals '))
  await vi.waitFor(() => expect(bringer.closed()?.reason).toBe('incomplete-edit'), waitLong)
  expect(reader.text.toString()).toContain('meer')
  expect(reader.text.toString()).not.toContain('vals')
})

test('[AT4] what a colleague saw before a crash comes back through that colleague', async () => {
  const server = await startSyncServer()
  const colleague = new Y.Doc()
  for (const update of typeText('niet opgeslagen')) Y.applyUpdate(colleague, update)
  colleague.getText('title').insert(0, 'nog ')
  const back = createStockClient(server, { user: 'bram', doc: colleague })
  const fresh = await openStockClient(server, { user: 'carla' })
  await vi.waitFor(() => expect(fresh.text.toString()).toBe('nog niet opgeslagen'), waitLong)
  expect(back.refused()).toBeNull()
})

test('[AT4] a colleague who is back before the writer, who is there too, waits for the writer', async () => {
  const server = await startSyncServer()
  const updates = typeText('lang verhaal')
  const lost = new Y.Doc()
  for (const update of updates) Y.applyUpdate(lost, update)
  const writerId = [...lost.store.clients.keys()][0] as number

  const writer = await openFrameClient(server)
  writer.send(encodePresence([{ client: writerId, clock: 1, state: '{}' }]))
  await writer.roundTrip()
  const colleague = await openFrameClient(server, { user: 'bram', regietafel: '1' })
  colleague.sendUpdate(Y.mergeUpdates(updates))
  await colleague.roundTrip()
  expect(colleague.saved()).toEqual([])
  writer.sendUpdate(Y.mergeUpdates(updates))
  await vi.waitFor(() => expect(colleague.isSaved()).toBe(true), waitLong)
  expect(server.storage.commits.flat().at(-1)?.author).toBe(anna.id)
})

test('[AT5] the name in somebody’s presence is the name of who signed in', async () => {
  const server = await startSyncServer()
  const liar = await openStockClient(server, { user: 'bram' })
  const honest = await openStockClient(server)
  liar.provider.awareness.setLocalState({
    user: { id: anna.id, name: anna.name, organisation: anna.organisation, colour: 'red' },
    focus: null,
  })
  const told = () => honest.provider.awareness.getStates().get(liar.doc.clientID)
  await vi.waitFor(() => expect(told()).toMatchObject({ focus: null }), waitLong)
  expect(told()?.user).toEqual({
    id: 'bram',
    name: 'Bram Visser',
    organisation: 'Zandvoorde',
    colour: 'red',
  })
})

test('[AT6] nobody can be present as a Yjs client that somebody else wrote as', async () => {
  const server = await startSyncServer(soon)
  const writer = await openStockClient(server)
  const reader = await openStockClient(server, { user: 'carla' })
  writer.text.insert(0, 'eerst')
  await vi.waitFor(() => expect(reader.text.toString()).toBe('eerst'), waitLong)
  writer.provider.disconnect()
  await vi.waitFor(
    () => expect(reader.provider.awareness.getStates().has(writer.doc.clientID)).toBe(false),
    waitLong,
  )

  const squatter = await openFrameClient(server, { user: 'bram' })
  squatter.send(encodePresence([{ client: writer.doc.clientID, clock: 99, state: '{"focus":"hier"}' }]))
  await squatter.roundTrip()
  writer.text.insert(5, ' en verder')
  writer.provider.connect()
  await vi.waitFor(() => expect(reader.text.toString()).toBe('eerst en verder'), waitLong)
  expect(reader.provider.awareness.getStates().get(writer.doc.clientID)).not.toEqual({ focus: 'hier' })
})
