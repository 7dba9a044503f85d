/** Real Y.Docs that follow a room, to see that what was measured also arrived as it was meant. */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { Target } from '../target/target.ts'
import { encodeUpdateFrame } from './edit-source.ts'
import { createFrameReader } from './frame-reader.ts'
import type { Person } from './person.ts'
import { openPerson } from './person.ts'

export type Mirrors = {
  /** Throws when one of them, or one that comes in now, has something else than the nth room is expected to have. */
  requireSame(expected: readonly Y.Doc[]): Promise<void>
  close(): void
}
type Mirror = { readonly doc: Y.Doc; readonly person: Person; close(): void }

const emptyStateVector = Uint8Array.of(0)
/** Outside the range of those who write. */
const mirrorClient = 900_000_000
const perRoom = 2
const maxMirrors = 4
const deadlineMs = 10_000

/** Opens two in the first rooms, and gives the plan to every room of a server that began without it. */
export async function openMirrors(target: Target, plan: Uint8Array): Promise<Mirrors> {
  const { isFilled, keepsDocument } = target.dialect
  if (keepsDocument && !isFilled) for (const room of target.rooms) await bringPlan(target, room, plan)
  const rooms = target.rooms
    .flatMap((room) => Array.from({ length: perRoom }, () => room))
    .slice(0, maxMirrors)
  const followers = await Promise.all(rooms.map((room) => openMirror(target, room, plan)))

  return {
    async requireSame(expected) {
      const latecomers = keepsDocument
        ? await Promise.all(target.rooms.slice(0, maxMirrors).map((room) => openMirror(target, room, plan)))
        : []
      for (const [index, { doc }] of followers.entries())
        await requireSame(doc, expected[Math.floor(index / perRoom)] as Y.Doc, `a follower of ${target.name}`)
      for (const [index, { doc, close }] of latecomers.entries()) {
        await requireSame(doc, expected[index] as Y.Doc, `a newcomer of ${target.name}`)
        close()
      }
    },
    close() {
      for (const follower of followers) follower.close()
    },
  }
}

/** A server that keeps no document can't tell a newcomer about it; then the mirror begins with the plan. */
async function openMirror(target: Target, room: string, plan: Uint8Array): Promise<Mirror> {
  const doc = new Y.Doc()
  const readFrame = createFrameReader()
  if (!target.dialect.keepsDocument) Y.applyUpdate(doc, plan)
  const person = await openPerson({
    target,
    room,
    number: 0,
    client: mirrorClient,
    stateVector: emptyStateVector,
    onMessage(message) {
      const frame = readFrame(message)
      if (frame.kind === 'edits') Y.applyUpdate(doc, frame.update)
    },
  })
  return { doc, person, close: person.close }
}

async function bringPlan(target: Target, room: string, plan: Uint8Array): Promise<void> {
  const expected = new Y.Doc()
  Y.applyUpdate(expected, plan)
  const bringer = await openMirror(target, room, plan)
  bringer.person.sendFrame(encodeUpdateFrame(plan))
  const reader = await openMirror(target, room, plan)
  await requireSame(reader.doc, expected, `the plan in ${target.name}`)
  bringer.close()
  reader.close()
}

/** In their bookkeeping and in what a person reads. */
async function requireSame(doc: Y.Doc, expected: Y.Doc, who: string): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(expected))) {
    if (performance.now() > deadline) throw new Error(`${who} did not get what was written`)
    await wait(20)
  }
  if (read(doc) !== read(expected)) throw new Error(`${who} reads something else`)
}

function read(doc: Y.Doc): string {
  return JSON.stringify(readPlan({ plan: doc, progress: new Y.Doc() }))
}
