/** Kinds of attack on a room: what a bad client sends, and how it comes and goes. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodePresence } from '#server/collaboration/frames.ts'
import type { Limits } from '#server/collaboration/settings.ts'
import { addTheme } from '#shared/plan/edit-plan.ts'
import { encodeUpdateFrame, firstClient } from '../people/edit-source.ts'

export type Attack = {
  title: string
  /** So many at once. */
  sockets: number
  /** Sent at once by who comes in. */
  opening: readonly Uint8Array[]
  /** Sent by each over and over, up to a hundred times a second. */
  repeating?(socket: number): Uint8Array[]
  /** Goes by itself after so long; otherwise stays until it is sent away. */
  leavesAfterMs?: number
  /** Never reads what comes. */
  isDeaf?: boolean
  /** Comes without a session. */
  isStranger?: boolean
  /** What it sends, or a part of it, is in the plan afterwards. Of the others nothing may be. */
  entersPlan?: boolean
}

export const attackNames = [
  'garbage',
  'broken-plan',
  'incomplete',
  'too-large',
  'presence',
  'echo',
  'known',
  'questions',
  'visits',
  'hit-and-run',
  'strangers',
  'deaf',
  'largest',
  'slow-merge',
  'edits',
] as const
export type AttackName = (typeof attackNames)[number]

const askForAll = Uint8Array.of(0, 0, 1, 0)
/** Outside the range of those who write. */
const attackerClient = 800_000_000
/** At most. */
const partsOfTheme = 20

export type MessageLimits = Pick<Limits, 'maxMessageBytes' | 'maxMessageParts'>

/** `plan`: what the room holds. `limits`: of the server. */
export function createAttacks(plan: Uint8Array, limits: MessageLimits): Record<AttackName, Attack> {
  const letters = typeLetters(150)
  const rival = spreadApart(2_000)
  const wholePlan = encodeUpdateFrame(plan)
  const { doc: longTitle } = themeOfLetters(attackerClient + 3, limits.maxMessageParts - partsOfTheme)
  const largest = encodeUpdateFrame(Y.encodeStateAsUpdate(longTitle))
  const flood = createFlood()
  let clock = 0
  return {
    garbage: {
      title: 'garbage and frames cut short',
      sockets: 5,
      opening: [(letters[0] as Uint8Array).slice(0, -3), Uint8Array.of(77)],
    },
    'broken-plan': { title: 'updates that break the plan', sockets: 5, opening: [spoil(plan)] },
    incomplete: { title: 'updates whose beginning never comes', sockets: 5, opening: letters.slice(1) },
    'too-large': {
      title: 'frames over the limit',
      sockets: 2,
      opening: [new Uint8Array(limits.maxMessageBytes + 1)],
    },
    'slow-merge': {
      title: 'updates that Yjs would work on for seconds',
      sockets: 5,
      opening: [rival],
      entersPlan: true,
    },
    presence: {
      title: 'a flood of presence',
      sockets: 5,
      opening: [],
      repeating: () =>
        Array.from({ length: 20 }, () => {
          clock += 1
          return encodePresence([{ client: attackerClient, clock, state: `{"focus":${clock}}` }])
        }),
    },
    echo: {
      title: 'a flood of what others show',
      sockets: 5,
      opening: [],
      repeating: () => {
        clock += 1
        const state = JSON.stringify({ focus: 'x'.repeat(3_900) })
        const others = Array.from({ length: 20 }, (_, person) => firstClient + person)
        return [encodePresence(others.map((client) => ({ client, clock, state })))]
      },
    },
    known: {
      title: 'sending the whole plan, over and over',
      sockets: 5,
      opening: [],
      repeating: () => [wholePlan],
    },
    questions: {
      title: 'asking for all of the plan, over and over',
      sockets: 5,
      opening: [],
      repeating: () => [askForAll],
    },
    visits: { title: 'coming in and going', sockets: 10, opening: [askForAll], leavesAfterMs: 50 },
    'hit-and-run': {
      title: 'coming in, sending a burst and going',
      sockets: 5,
      opening: Array.from({ length: 20 }, () => wholePlan),
      leavesAfterMs: 50,
    },
    strangers: { title: 'knocking without a session', sockets: 20, opening: [], isStranger: true },
    deaf: {
      title: 'sockets that never read',
      sockets: 50,
      opening: [askForAll],
      repeating: () => [askForAll],
      isDeaf: true,
    },
    edits: {
      title: 'a flood of edits',
      sockets: 1,
      opening: [],
      repeating: flood,
      entersPlan: true,
    },
    largest: {
      title: 'a message of as many parts as is allowed',
      sockets: 1,
      opening: [largest],
      entersPlan: true,
    },
  }
}

/** A theme with a title that was typed from its end to its beginning, so that each letter is a part of its own. */
function themeOfLetters(client: number, letters: number): { doc: Y.Doc; firstLetter: number } {
  const documents = { plan: new Y.Doc(), progress: new Y.Doc() }
  documents.plan.clientID = client
  addTheme(documents, { id: `theme ${client}`, title: '' }, { by: 'attacker' })
  const theme = documents.plan.getMap<Y.Map<Y.Text>>('themes').get(`theme ${client}`)
  const firstLetter = Y.getState(documents.plan.store, client)
  documents.plan.transact(() => {
    for (let letter = 0; letter < letters; letter++) theme?.get('title')?.insert(0, 'x')
  })
  return { doc: documents.plan, firstLetter }
}

/** By one writer, each built on the one before. */
function typeLetters(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = attackerClient
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(encodeUpdateFrame(update)))
  for (let letter = 0; letter < count; letter++) doc.getText('title').insert(letter, 'x')
  return frames
}

/** Each socket types on in the title, as a writer of its own. */
function createFlood(): (socket: number) => Uint8Array[] {
  const writers = new Map<number, { doc: Y.Doc; frames: Uint8Array[] }>()
  const writerOf = (socket: number) => {
    const known = writers.get(socket)
    if (known !== undefined) return known
    const writer = { doc: new Y.Doc(), frames: [] as Uint8Array[] }
    writer.doc.clientID = attackerClient + 10 + socket
    writer.doc.on('update', (update: Uint8Array) => writer.frames.push(encodeUpdateFrame(update)))
    writers.set(socket, writer)
    return writer
  }
  return (socket) => {
    const { doc, frames } = writerOf(socket)
    for (let letter = 0; letter < 20; letter++) doc.getText('title').insert(0, 'x')
    return frames.splice(0)
  }
}

/** Letters that all begin in front of everything, and end each at another neighbour: Yjs would compare all with all. */
function spreadApart(count: number): Uint8Array {
  const { doc: neighbours, firstLetter } = themeOfLetters(attackerClient + 1, count)
  const encoder = encoding.createEncoder()
  const number = (value: number) => encoding.writeVarUint(encoder, value)
  for (const value of [1, count, attackerClient + 2, 0]) number(value)
  for (let letter = 0; letter < count; letter++) {
    // A text with a right neighbour and no left one.
    for (const value of [4 | 64, neighbours.clientID, firstLetter + letter, 1, 97]) number(value)
  }
  number(0)
  const update = Y.mergeUpdates([Y.encodeStateAsUpdate(neighbours), encoding.toUint8Array(encoder)])
  return encodeUpdateFrame(update)
}

function spoil(plan: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, plan)
  const before = Y.encodeStateVector(doc)
  doc.getMap('steps').set('bad', 'a row')
  return encodeUpdateFrame(Y.encodeStateAsUpdate(doc, before))
}
