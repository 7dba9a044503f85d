/** A room between random writers: what is in memory, on disk and with everyone is the same document. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createClientOwners } from '#server/collaboration/client-owners.ts'
import { decodeFrame } from '#server/collaboration/frames.ts'
import type { Room } from '#server/collaboration/room.ts'
import { createRoom } from '#server/collaboration/room.ts'
import type { RoomMember } from '#server/collaboration/room-member.ts'
import { defaultLimits, defaultTiming, noMeter } from '#server/collaboration/settings.ts'
import { createTurnBeat } from '#server/collaboration/turn-beat.ts'
import { mergeRoom } from '#server/storage/merge-room.ts'
import { encodeUpdate } from '#test/support/frame-client.ts'
import { anna, planRoom } from '#test/support/stored-plan.ts'

const seeds = Array.from({ length: 100 }, (_, index) => index + 1)

test('[SY16] after random edits, delays and repeats, memory, log, snapshot and clients hold the same', async () => {
  for (const seed of seeds) {
    const random = createRandom(seed)
    const log: Uint8Array[] = []
    const room = openRoom(log)
    const clients = Array.from({ length: 4 }, (_, index) => joinRoom(room, index))
    for (let turn = 0; turn < 120; turn++) {
      edit(pick(clients, random).doc, random)
      exchange(room, pick(clients, random), () => random(2) === 0, random)
      if (random(4) === 0) room.readDocument()
    }
    // Thrice: what the server adds in answer has to go round too.
    for (let round = 0; round < 3; round++) {
      for (const client of clients) exchange(room, client, () => true, random)
      await room.settle()
    }
    for (const client of clients) exchange(room, client, () => true, random)

    const half = log.length >> 1
    const snapshot = mergeRoom({ snapshot: null, updates: log.slice(0, half) })
    const everyone = {
      log: docOf(log),
      snapshot: docOf([mergeRoom({ snapshot, updates: log.slice(half) })]),
      ...Object.fromEntries(clients.map(({ doc }, index) => [`client ${index}`, doc])),
    }
    for (const [who, doc] of Object.entries(everyone)) {
      expect(contentOf(doc), `${who}, seed ${seed}`).toEqual(contentOf(room.readDocument()))
    }
    room.close()
  }
})

type Client = { doc: Y.Doc; member: RoomMember; inbox: Uint8Array[]; outbox: Uint8Array[] }
/** A whole number from 0 up to, not including, `below`. */
type Random = (below: number) => number

function openRoom(log: Uint8Array[]): Room {
  const unexpected = (details: object, message?: string) =>
    expect.unreachable(`${message} ${String(details)}`)
  return createRoom({
    stored: planRoom,
    loaded: { snapshot: null, updates: [] },
    committer: {
      commit: async (_room, updates) => void log.push(...updates.map(({ update }) => update)),
      isFull: () => false,
    },
    owners: createClientOwners(defaultLimits),
    beat: createTurnBeat(0),
    now: () => 1,
    log: { info: () => {}, warn: unexpected, error: unexpected },
    meter: noMeter,
    timing: defaultTiming,
    limits: { ...defaultLimits, maxMessageBytes: 1024 * 1024 },
    onCommitted: () => {},
  })
}

function joinRoom(room: Room, index: number): Client {
  const doc = new Y.Doc()
  const inbox: Uint8Array[] = []
  const outbox: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') outbox.push(update)
  })
  const member: RoomMember = {
    // One person is here twice.
    user: { ...anna, id: `user ${index % 3}` },
    sessionHash: `session ${index}`,
    send(frame) {
      const message = decodeFrame(new Uint8Array(frame))
      if (message.kind === 'update') inbox.push(message.update)
    },
    sendState: (frame) => member.send(frame),
    sendTurn(turn) {
      const framed = turn.framesFor(true, () => false)
      // Behind the head of the WebSocket frame, which is longer for 126 bytes and more.
      if (framed !== null) member.send(framed.subarray(framed.length < 128 ? 2 : 4))
    },
    sendPresence: () => {},
    canEdit: () => true,
    charge: () => {},
    refuse: (code) => expect.unreachable(code),
  }
  room.join(member, { hasStored: false })
  room.answerSyncStep1(member, Uint8Array.of(0))
  return { doc, member, inbox, outbox }
}

/** Sends and receives some or all of what waits; now and then something goes out twice. */
function exchange(room: Room, client: Client, goesOn: () => boolean, random: Random): void {
  const { doc, member, inbox, outbox } = client
  while (outbox.length > 0 && goesOn()) {
    const update = outbox.shift() as Uint8Array
    for (let times = random(6) === 0 ? 2 : 1; times > 0; times--) {
      const message = decodeFrame(encodeUpdate(update))
      if (message.kind === 'update' && room.hasNews(message.content))
        room.takeUpdate(member, message.update, message.content, false)
    }
  }
  while (inbox.length > 0 && goesOn()) Y.applyUpdate(doc, inbox.shift() as Uint8Array, 'network')
}

function edit(doc: Y.Doc, random: Random): void {
  const title = doc.getText('title')
  const steps = doc.getMap<Y.Map<unknown>>('steps')
  const step = pick([...steps.keys(), ''], random)
  const choice = random(8)
  if (choice < 3) title.insert(random(title.length + 1), 'ab')
  else if (choice === 3 && title.length > 1) title.delete(random(title.length - 1), 1)
  else if (choice === 4)
    steps.set(`step ${doc.clientID} ${steps.size}`, new Y.Map([['text', new Y.Text('x')]]))
  else if (choice === 5) (steps.get(step)?.get('text') as Y.Text | undefined)?.insert(0, 'y')
  else if (choice === 6)
    doc
      .getMap('columns')
      .set(`column ${doc.clientID} ${doc.getMap('columns').size}`, new Y.Map([['type', 'text']]))
  else steps.get(step)?.set('removed', { by: 'user', at: random(100) })
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

function contentOf(doc: Y.Doc): unknown {
  return [doc.getText('title').toString(), doc.getMap('steps').toJSON(), doc.getMap('columns').toJSON()]
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[random(items.length)] as T
}

/** Park and Miller's generator: the same numbers for the same seed, everywhere. */
function createRandom(seed: number): Random {
  let state = seed * 7919
  return (below) => {
    state = (state * 16807) % 2147483647
    return state % below
  }
}
