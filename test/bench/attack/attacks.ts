/** Kinds of attack on a room: what a bad client sends, and how it comes and goes. None of it may enter the plan. */
import * as Y from 'yjs'
import { encodePresence } from '#server/collaboration/frames.ts'
import { encodeUpdateFrame } from '../people/edit-source.ts'

export type Attack = {
  title: string
  /** So many at once. */
  sockets: number
  /** Sent at once by who comes in. */
  opening: readonly Uint8Array[]
  /** Sent by each over and over, up to a hundred times a second. */
  repeating?(): Uint8Array[]
  /** Goes by itself after so long; otherwise stays until it is sent away. */
  leavesAfterMs?: number
  /** Never reads what comes. */
  isDeaf?: boolean
  /** Comes without a session. */
  isStranger?: boolean
}

export const attackNames = [
  'garbage',
  'broken-plan',
  'incomplete',
  'too-large',
  'presence',
  'questions',
  'visits',
  'strangers',
  'deaf',
] as const
export type AttackName = (typeof attackNames)[number]

const askForAll = Uint8Array.of(0, 0, 1, 0)
/** Outside the range of those who write. */
const attackerClient = 800_000_000

/** `plan`: what the room holds. */
export function createAttacks(plan: Uint8Array, maxMessageBytes: number): Record<AttackName, Attack> {
  const letters = typeLetters(150)
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
      opening: [new Uint8Array(maxMessageBytes + 1)],
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
    questions: {
      title: 'asking for all of the plan, over and over',
      sockets: 5,
      opening: [],
      repeating: () => [askForAll],
    },
    visits: { title: 'coming in and going', sockets: 10, opening: [askForAll], leavesAfterMs: 50 },
    strangers: { title: 'knocking without a session', sockets: 20, opening: [], isStranger: true },
    deaf: {
      title: 'sockets that never read',
      sockets: 50,
      opening: [askForAll],
      repeating: () => [askForAll],
      isDeaf: true,
    },
  }
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

function spoil(plan: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, plan)
  const before = Y.encodeStateVector(doc)
  doc.getMap('steps').set('bad', 'a row')
  return encodeUpdateFrame(Y.encodeStateAsUpdate(doc, before))
}
