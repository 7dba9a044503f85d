/** Who sends more than is allowed is read more slowly, and loses nothing. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { encodePresence, encodeSyncStep1 } from '#server/collaboration/frames.ts'
import { messageType } from '#shared/protocol/sync-message.ts'
import { inOnePiece, openFrameClient } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { updateOf } from '#test/support/plan-editor.ts'
import { openStockClient } from '#test/support/stock-client.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

test('[LM5] who sends more edits than is allowed is read more slowly, and loses nothing', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 50 }, timing: { pingMs: 200 } })
  const flooding = await openFrameClient(server, { regietafel: '1' })
  const reader = await openStockClient(server, { user: 'bram' })
  const start = performance.now()
  const doc = new Y.Doc()
  doc.on('update', flooding.sendUpdate)
  for (let count = 0; count < 900; count++) doc.getText('title').insert(0, 'x'.repeat(1_000))
  // A burst of twenty seconds' worth goes at once.
  await vi.waitFor(() => expect(flooding.isSaved()).toBe(true), waitLong)
  expect(performance.now() - start).toBeGreaterThan(1_000)
  await vi.waitFor(() => expect(reader.text.length).toBe(900_000), waitLong)
  expect(flooding.closed()).toBeNull()
})

test('[LM5] who tells of more moves than is allowed is read more slowly', async () => {
  const server = await startSyncServer({ limits: { maxPresencePerSecond: 20 } })
  const flooding = await openFrameClient(server)
  for (let clock = 1; clock <= 440; clock++) {
    flooding.send(encodePresence([{ client: 7, clock, state: `{"focus":${clock}}` }]))
  }
  const watcher = await openStockClient(server, { user: 'bram' })
  const start = performance.now()
  await flooding.roundTrip()
  expect(performance.now() - start).toBeGreaterThan(500)
  await vi.waitFor(
    () => expect(watcher.provider.awareness.getStates().get(7)).toEqual({ focus: 440 }),
    waitLong,
  )
})

test('[LM10] frames that come in one piece are taken no faster than is allowed, and none gets lost', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 10 } })
  const writer = await openStockClient(server)
  writer.text.insert(0, 'x'.repeat(200_000))
  const reader = await openStockClient(server, { user: 'bram' })
  await vi.waitFor(() => expect(reader.text.length).toBe(200_000), waitLong)
  const greedy = await openFrameClient(server, { user: 'carla', regietafel: '1' })
  inOnePiece(greedy, () => {
    for (const update of typeText('hallo')) greedy.sendUpdate(update)
    for (let question = 0; question < 200; question++) greedy.send(Uint8Array.of(0, 0, 1, 0))
  })
  const answers = () => greedy.frames.filter(({ syncType }) => syncType === 1).length
  await vi.waitFor(() => expect(answers()).toBeGreaterThan(0), waitLong)
  for (let edit = 1; edit <= 20; edit++) {
    reader.text.insert(0, 'y')
    await vi.waitFor(() => expect(writer.text.length).toBe(200_005 + edit), waitLong)
  }
  expect(greedy.isSaved()).toBe(true)
  expect(answers()).toBeLessThan(10)
  expect(greedy.closed()).toBeNull()
})

test('[LM10] edits held back by a flood are in when their sender has gone', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 10 } })
  const hasty = await openFrameClient(server)
  await hasty.roundTrip()
  inOnePiece(hasty, () => {
    for (const update of typeText('x'.repeat(400))) hasty.sendUpdate(update)
  })
  hasty.socket.close()
  const reader = await openStockClient(server, { user: 'bram' })
  await vi.waitFor(() => expect(reader.text.length).toBe(400), waitLong)
})

test('[LM12] of many edits that come in one piece a part is taken in, and then others are heard', async () => {
  const server = await startSyncServer()
  const reader = await openStockClient(server, { user: 'bram' })
  const hasty = await openFrameClient(server)
  await hasty.roundTrip()
  const seen: number[] = []
  reader.text.observe(() => seen.push(reader.text.length))
  inOnePiece(hasty, () => {
    for (const update of typeText('x'.repeat(1_000))) hasty.sendUpdate(update)
  })
  await vi.waitFor(() => expect(reader.text.length).toBe(1_000), waitLong)
  for (const [turn, length] of seen.entries()) expect(length - (seen[turn - 1] ?? 0)).toBeLessThan(500)
})

test('[LM13] what a session does at once has one rate over all its sockets', async () => {
  const server = await startSyncServer()
  const sockets = await Promise.all([1, 2].map(() => openFrameClient(server, { regietafel: '1' })))
  for (const socket of sockets) await socket.roundTrip()
  const start = performance.now()
  for (const socket of sockets) {
    inOnePiece(socket, () => {
      for (const update of typeText('x'.repeat(500))) socket.sendUpdate(update)
    })
  }
  await vi.waitFor(() => expect(sockets.every((socket) => socket.isSaved())).toBe(true), waitLong)
  // Each by itself would be done in half of it.
  expect(performance.now() - start).toBeGreaterThan(850)
})

test('[LM12] what is left of who was cut off is taken in part by part as well, and counts for who comes back', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 40 } })
  const reader = await openStockClient(server, { user: 'bram' })
  const hasty = await openFrameClient(server)
  await hasty.roundTrip()
  // With something unread a socket is reset when it goes, instead of ended behind all that it sent.
  hasty.socket.pause()
  const letters = typeText('x'.repeat(1_000))
  let moves = 0
  const moveOn = () => reader.provider.awareness.setLocalState({ focus: ++moves })
  moveOn()
  const seen: number[] = []
  reader.text.observe(() => seen.push(reader.text.length))
  inOnePiece(hasty, () => {
    for (const update of letters) hasty.sendUpdate(update)
  })
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0), waitLong)
  hasty.socket.terminate()
  // It is noticed on writing to it.
  await vi.waitFor(() => {
    moveOn()
    expect(reader.text.length).toBeGreaterThan(300)
  }, waitLong)
  const back = await openFrameClient(server, { regietafel: '1' })
  expect(reader.text.length).toBeLessThan(1_000)
  await vi.waitFor(() => expect(reader.text.length).toBe(1_000), waitLong)
  for (const [turn, length] of seen.entries()) expect(length - (seen[turn - 1] ?? 0)).toBeLessThan(500)
  const start = performance.now()
  back.sendUpdate(letters[0] as Uint8Array)
  back.sendUpdate(letters[1] as Uint8Array)
  await vi.waitFor(() => expect(back.isSaved()).toBe(true), { timeout: 30_000, interval: 20 })
  expect(performance.now() - start).toBeGreaterThan(2_000)
})

test('[LM10] who sends again what is known is read more slowly too', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 20 } })
  const loud = await openFrameClient(server, { regietafel: '1' })
  const [letter] = typeText('a') as [Uint8Array]
  const start = performance.now()
  for (let times = 0; times < 430; times++) loud.sendUpdate(letter)
  await vi.waitFor(() => expect(loud.isSaved()).toBe(true), waitLong)
  expect(performance.now() - start).toBeGreaterThan(1_000)
})

test('[LM11] who goes and comes back is no faster than who stays, and others are', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 100 } })
  const [letter] = typeText('a') as [Uint8Array]
  const repeat = async (user: string, times: number) => {
    const client = await openFrameClient(server, { user, regietafel: '1' })
    const start = performance.now()
    for (let sent = 0; sent < times; sent++) client.sendUpdate(letter)
    await vi.waitFor(() => expect(client.isSaved()).toBe(true), waitLong)
    client.socket.close()
    await vi.waitFor(() => expect(client.closed()).not.toBeNull(), waitLong)
    return performance.now() - start
  }
  await repeat('anna', 2_000)
  expect(await repeat('bram', 200)).toBeLessThan(1_000)
  expect(await repeat('anna', 200)).toBeGreaterThan(1_000)
})

test('[LM11] who was sent away for nonsense again and again is heard only after a while', async () => {
  const server = await startSyncServer()
  const sendNonsense = async (frame: Uint8Array) => {
    const client = await openFrameClient(server)
    const start = performance.now()
    client.send(frame)
    await vi.waitFor(() => expect(client.closed()).not.toBeNull(), { timeout: 20_000, interval: 5 })
    return { ms: performance.now() - start, code: client.closed()?.code }
  }
  const garbage = Uint8Array.of(77)
  for (let times = 0; times < 2; times++) expect((await sendNonsense(garbage)).ms).toBeLessThan(1_000)
  const late = await sendNonsense(garbage)
  expect(late.code).toBe(4400)
  expect(late.ms).toBeGreaterThan(1_000)
})

test('[LM5] presence counts by its size too, also what somebody tells of others', async () => {
  const server = await startSyncServer({ limits: { maxPresencePerSecond: 20 } })
  const honest = await openStockClient(server, { user: 'bram' })
  const loud = await openFrameClient(server)
  await loud.roundTrip()
  const state = JSON.stringify({ focus: 'x'.repeat(3_900) })
  const start = performance.now()
  // Twenty seconds' worth goes at once.
  for (let clock = 1; clock <= 450; clock++)
    loud.send(encodePresence([{ client: honest.doc.clientID, clock, state }]))
  await loud.roundTrip()
  expect(performance.now() - start).toBeGreaterThan(500)
})

test('[LM5] an edit counts by its parts too', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 10 } })
  const pasting = await openFrameClient(server, { regietafel: '1' })
  // Of letters, each in front of the one before; twenty seconds' worth go at once.
  const doc = new Y.Doc()
  for (let typed = 0; typed < 4_500; typed++) doc.getText('title').insert(0, 'x')
  pasting.sendUpdate(Y.encodeStateAsUpdate(doc))
  await vi.waitFor(() => expect(pasting.isSaved()).toBe(true), waitLong)
  const start = performance.now()
  for (const update of typeText('a')) pasting.sendUpdate(update)
  await vi.waitFor(() => expect(pasting.isSaved()).toBe(true), waitLong)
  expect(performance.now() - start).toBeGreaterThan(1_000)
})

test('[LM5] asking who is there counts by the answer, and asking what is missing by the question', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 20, maxPresencePerSecond: 20 } })
  const crowd = await openFrameClient(server, { user: 'bram' })
  const state = JSON.stringify({ focus: 'x'.repeat(4_000) })
  crowd.send(
    encodePresence(Array.from({ length: 10 }, (_, client) => ({ client: client + 1, clock: 1, state }))),
  )
  await crowd.roundTrip()
  const curious = await openFrameClient(server)
  let start = performance.now()
  for (let times = 0; times < 45; times++) curious.send(Uint8Array.of(messageType.queryAwareness))
  await curious.roundTrip()
  expect(performance.now() - start).toBeGreaterThan(1_000)

  const vague = await openFrameClient(server, { user: 'carla' })
  await vague.roundTrip()
  const clients = new Map(Array.from({ length: 100_000 }, (_, client) => [client + 1_000_000, 1]))
  const answers = () => vague.frames.filter(({ syncType }) => syncType === 1).length
  const before = answers()
  start = performance.now()
  for (let times = 0; times < 5; times++) vague.send(encodeSyncStep1(Y.encodeStateVector(clients)))
  await vi.waitFor(() => expect(answers()).toBe(before + 5), { timeout: 20_000 })
  expect(performance.now() - start).toBeGreaterThan(5_000)
})

test('[LM13] what one socket of a session spends the others wait for too', async () => {
  const server = await startSyncServer()
  const [pasting, other] = await Promise.all([1, 2].map(() => openFrameClient(server, { regietafel: '1' })))
  for (const socket of [pasting, other]) await socket?.roundTrip()
  const doc = new Y.Doc()
  for (let typed = 0; typed < 40_000; typed++) doc.getText('title').insert(0, 'x')
  const letter = updateOf(doc, (copy) => copy.getText('title').insert(40_000, 'a'))
  pasting?.sendUpdate(Y.encodeStateAsUpdate(doc))
  await vi.waitFor(() => expect(pasting?.isSaved()).toBe(true), waitLong)
  const start = performance.now()
  other?.sendUpdate(letter)
  await vi.waitFor(() => expect(other?.isSaved()).toBe(true), waitLong)
  expect(performance.now() - start).toBeGreaterThan(500)
})

test('[LM14] tabs of one session that are opened soon after one another do not wait for each other', async () => {
  const server = await startSyncServer({ limits: { maxEditsPerSecond: 20 } })
  const start = performance.now()
  for (let tab = 0; tab < 10; tab++) await (await openFrameClient(server)).roundTrip()
  // As parts of one burst they would take 2 s.
  expect(performance.now() - start).toBeLessThan(1_000)
})
