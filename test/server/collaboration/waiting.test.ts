/** Edits that build on something that has not come yet. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { encodePresence } from '#server/collaboration/frames.ts'
import type { FrameClient } from '#test/support/frame-client.ts'
import { openFrameClient } from '#test/support/frame-client.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import type { SyncServer } from '#test/support/sync-server.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[SY36] two who wait for something in each other’s work are both done', async () => {
  const server = await startSyncServer()
  const anna = new Y.Doc()
  const bram = new Y.Doc()
  anna.getText('title').insert(0, 'anna ')
  bram.getText('title').insert(0, 'bram ')
  const [ofAnna, ofBram] = [anna, bram].map((doc) => Y.encodeStateAsUpdate(doc)) as [Uint8Array, Uint8Array]
  // Each has heard of an edit that builds on what only the other one has.
  Y.applyUpdate(anna, typedOnto(ofBram, 'after bram '))
  Y.applyUpdate(bram, typedOnto(ofAnna, 'after anna '))
  expect([anna, bram].map((doc) => doc.getText('title').toString())).toEqual(['anna ', 'bram '])

  for (const [user, doc] of Object.entries({ anna, bram })) {
    const client = await openFrameClient(server, { user, regietafel: '1' })
    client.sendUpdate(Y.encodeStateAsUpdate(doc))
    if (user === 'bram') await vi.waitFor(() => expect(client.isSaved()).toBe(true), waitLong)
  }
  const fresh = await openStockClient(server)
  await vi.waitFor(() => {
    for (const words of ['anna', 'bram', 'after anna', 'after bram'])
      expect(fresh.text.toString()).toContain(words)
  }, waitLong)
})

test('[SY36] all who typed in turn and come back with all of it after a crash are done', async () => {
  // Which of two letters in one place comes first hangs on the numbers of the Yjs clients, and so does who waits for whom.
  for (const numbers of [
    [1, 2, 3],
    [1, 3, 2],
    [2, 1, 3],
    [2, 3, 1],
    [3, 1, 2],
    [3, 2, 1],
  ]) {
    const server = await startSyncServer({ limits: { maxWaitingMs: 60_000 } })
    const docs = typeTogether(['anna', 'bram', 'carla'], 'in turn', numbers)
    // Each knows of the others before anything is brought.
    const clients: FrameClient[] = []
    for (const [user, doc] of Object.entries(docs)) clients.push(await comeBack(server, user, doc))
    const [first, ...later] = clients.toReversed()
    for (const client of [...later, first]) client?.sendUpdate(Y.encodeStateAsUpdate(docs.anna))
    await vi.waitFor(
      () =>
        expect(
          clients.map((client) => client.isSaved()),
          String(numbers),
        ).toEqual([true, true, true]),
      waitLong,
    )
    const fresh = await openStockClient(server, { user: 'dirk' })
    expect(fresh.text.toString()).toBe('iiinnn   tttuuurrrnnn')
  }
})

test('[SY36] what was made and taken out again comes in taken out, while the rest waits', async () => {
  const server = await startSyncServer({ limits: { maxWaitingMs: 60_000 } })
  const reader = await openStockClient(server, { user: 'dirk' })
  const bram = new Y.Doc()
  bram.getText('title').insert(0, 'bram')
  const anna = new Y.Doc()
  const steps = anna.getMap('steps')
  const undo = new Y.UndoManager(steps)
  steps.set('undone', new Y.Map())
  undo.undo()
  Y.applyUpdate(anna, typedOnto(Y.encodeStateAsUpdate(bram), ' and anna'))
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(bram))
  anna.getText('title').insert(0, 'see ')
  const writer = await openFrameClient(server, { user: 'anna', regietafel: '1' })
  const withoutBram = Y.diffUpdate(
    Y.encodeStateAsUpdate(anna),
    Y.encodeStateVectorFromUpdate(Y.encodeStateAsUpdate(bram)),
  )
  writer.sendUpdate(withoutBram)
  await writer.roundTrip()
  expect(reader.doc.getMap('steps').has('undone')).toBe(false)
  const colleague = await openFrameClient(server, { user: 'bram' })
  colleague.sendUpdate(Y.encodeStateAsUpdate(bram))
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
  await vi.waitFor(() => expect(reader.text.toString()).toContain('see '), waitLong)
  expect(reader.doc.getMap('steps').has('undone')).toBe(false)
})

test('[SY42] while cells of a new column wait for a row of a colleague, the server makes none of them', async () => {
  const server = await startSyncServer({ limits: { maxWaitingMs: 60_000 } })
  const reader = await openStockClient(server, { user: 'dirk' })
  const steps = reader.doc.getMap<Y.Map<unknown>>('steps')
  steps.set('here', new Y.Map())
  await vi.waitFor(() => expect(server.storage.commits.flat().length).toBeGreaterThan(0), waitLong)
  const bram = new Y.Doc()
  bram.getMap('steps').set('new', new Y.Map())
  const anna = new Y.Doc()
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(reader.doc))
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(bram))
  const before = Y.encodeStateVector(anna)
  anna.transact(() => {
    anna.getMap('columns').set('column', new Y.Map([['type', 'text']]))
    for (const row of ['new', 'here'])
      (anna.getMap('steps').get(row) as Y.Map<unknown>).set('cell:column', new Y.Text(`of ${row}`))
  })
  const writer = await openFrameClient(server, { user: 'anna', regietafel: '1' })
  writer.sendUpdate(Y.encodeStateAsUpdate(anna, before))
  await vi.waitFor(() => expect(reader.doc.getMap('columns').size).toBe(1), waitLong)
  reader.text.insert(0, 'x')
  await writer.roundTrip()
  expect(steps.get('here')?.has('cell:column')).toBe(false)

  const colleague = await openFrameClient(server, { user: 'bram' })
  colleague.sendUpdate(Y.encodeStateAsUpdate(bram))
  await vi.waitFor(() => expect(writer.isSaved()).toBe(true), waitLong)
  await vi.waitFor(() => {
    for (const row of ['new', 'here']) expect(String(steps.get(row)?.get('cell:column'))).toBe(`of ${row}`)
  }, waitLong)

  // Who goes without the rest leaves nobody without cells.
  const late = new Y.Doc()
  Y.applyUpdate(late, Y.encodeStateAsUpdate(reader.doc))
  const missing = new Y.Doc()
  missing.getMap('steps').set('never', new Y.Map())
  Y.applyUpdate(late, Y.encodeStateAsUpdate(missing))
  const known = Y.encodeStateVector(late)
  late.transact(() => {
    late.getMap('columns').set('another', new Y.Map([['type', 'text']]))
    ;(late.getMap('steps').get('never') as Y.Map<unknown>).set('cell:another', new Y.Text())
  })
  const leaving = await openFrameClient(server, { user: 'carla' })
  leaving.sendUpdate(Y.encodeStateAsUpdate(late, known))
  await leaving.roundTrip()
  leaving.socket.close()
  await vi.waitFor(() => expect(steps.get('here')?.has('cell:another')).toBe(true), waitLong)
})

test('[SY36] who comes back after a crash and goes before all is in leaves it to who else has it', async () => {
  const server = await startSyncServer({ limits: { maxWaitingMs: 500 } })
  const { anna, bram, carla } = typeTogether(['bram', 'carla', 'anna'], 'in turn')
  const silent = await comeBack(server, 'carla', carla)
  const passing = await comeBack(server, 'bram', bram)
  passing.sendUpdate(Y.encodeStateAsUpdate(bram))
  const reader = await openStockClient(server, { user: 'dirk' })
  await vi.waitFor(() => expect(reader.text.toString()).toBe('i'), waitLong)
  for (const { socket } of [passing, silent]) socket.terminate()
  await vi.waitFor(() => expect(reader.provider.awareness.getStates().size).toBe(1), waitLong)
  const last = await comeBack(server, 'anna', anna)
  last.sendUpdate(Y.encodeStateAsUpdate(anna))
  await vi.waitFor(() => expect(last.isSaved()).toBe(true), waitLong)
})

/** What all of them have after typing a text in turn, each letter by everyone, while nothing of it came to disk. */
function typeTogether<Name extends string>(
  names: readonly Name[],
  text: string,
  clients: readonly number[] = [],
): Record<Name, Y.Doc> {
  const docs = names.map(() => new Y.Doc())
  for (const [index, doc] of docs.entries()) {
    doc.clientID = clients[index] ?? doc.clientID
    doc.on('update', (update: Uint8Array) => {
      for (const other of docs) Y.applyUpdate(other, update)
    })
  }
  for (const letter of text) {
    for (const doc of docs) doc.getText('title').insert(doc.getText('title').length, letter)
  }
  return Object.fromEntries(names.map((name, index) => [name, docs[index]])) as Record<Name, Y.Doc>
}

/** Somebody who is there again, as the Yjs client that he or she was, and has brought nothing yet. */
async function comeBack(server: SyncServer, user: string, { clientID }: Y.Doc): Promise<FrameClient> {
  const client = await openFrameClient(server, { user, regietafel: '1' })
  client.send(encodePresence([{ client: clientID, clock: 1, state: '{}' }]))
  await client.roundTrip()
  return client
}

/** An edit by somebody else, behind what is there; without what it builds on. */
function typedOnto(state: Uint8Array, words: string): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  doc.getText('title').insert(doc.getText('title').length, words)
  return Y.encodeStateAsUpdate(doc, before)
}

test('[LM1] what waits again for the next of many pieces has no more time for it', async () => {
  const server = await startSyncServer({ limits: { maxWaitingMs: 500 } })
  const { others, own } = typeInTurn(40)
  const feeder = await openFrameClient(server, { user: 'bram' })
  const waiting = await openFrameClient(server, { regietafel: '1' })
  waiting.sendUpdate(Y.mergeUpdates(own))
  let fed = 0
  for (; fed < others.length && waiting.closed() === null; fed++) {
    feeder.sendUpdate(others[fed] as Uint8Array)
    await wait(100)
  }
  expect(waiting.closed()?.reason).toBe('incomplete-edit')
  expect(fed).toBeLessThan(20)
})

test('[LM16] of two whose letters build on each other in turn nobody beside them notices', async () => {
  const server = await startSyncServer()
  const bystander = await openStockClient(server, { user: 'carla' })
  const reader = await openStockClient(server, { user: 'dirk' })
  const { others, own } = typeInTurn(6_000)
  const pair = await Promise.all([openFrameClient(server), openFrameClient(server, { user: 'bram' })])
  for (const [index, part] of [others, own].entries()) pair[index]?.sendUpdate(Y.mergeUpdates(part))
  const start = performance.now()
  bystander.text.insert(0, '!')
  await vi.waitFor(() => expect(reader.text.toString()).toContain('!'), waitLong)
  // A look at both for every letter would be many seconds.
  expect(performance.now() - start).toBeLessThan(5_000)
  await vi.waitFor(() => expect(pair.some((one) => one.closed() !== null)).toBe(true), waitLong)
})

/** Two people who typed a text in turn, a letter each: what each of them wrote, and nothing else. */
function typeInTurn(letters: number): { others: Uint8Array[]; own: Uint8Array[] } {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  const updates: [Uint8Array[], Uint8Array[]] = [[], []]
  for (const [index, doc] of [one, other].entries()) {
    const to = index === 0 ? other : one
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'heard') return
      updates[index]?.push(update)
      Y.applyUpdate(to, update, 'heard')
    })
  }
  for (let typed = 0; typed < letters; typed++) {
    for (const doc of [one, other]) doc.getText('title').insert(doc.getText('title').length, 'x')
  }
  return { others: updates[0], own: updates[1] }
}
