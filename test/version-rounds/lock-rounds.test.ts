/** Locking while everybody types: every edit is in the version or still with its author, never both or neither. */
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { comparePlans } from '#shared/version/compare-plans.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { contentOf } from '#shared/version/plan-content.ts'
import { hashOf } from '#shared/version/version-hash.ts'
import type { TestServer } from '#test/support/test-server.ts'
import { startTestServer } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'
import type { RandomSource } from '../convergence/random-source.ts'
import { createRandom } from '../convergence/random-source.ts'
import type { RoundWriter } from './writer.ts'
import { createLetters, createRoundWriter, lettersIn } from './writer.ts'

const rounds = 204
const csv =
  'Thema;Actie;Stap;Planning\r\nWonen;Bouwen;Plannen;2027\r\nWonen;Bouwen;Slopen;2028\r\nZorg;Wijk;;Doorlopend'
const people = ['anna', 'bram', 'chris'] as const

let server: TestServer
let coordinator: string
const cookies: string[] = []

beforeAll(async () => {
  // Three people in hundreds of plans within minutes: more than is allowed.
  server = await startTestServer({ limits: { maxEditsPerSecond: 1_000_000 } })
  coordinator = await server.signIn({ id: 'noor', name: 'Noor' })
  for (const id of people) cookies.push(await server.signIn({ id, name: id }))
})
afterAll(() => server.close())

test(`[VS20] in ${rounds} rounds under full speed every edit is in the version or still with its author`, {
  timeout: 300_000,
}, async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const total = { edits: 0, locked: 0, acknowledged: 0, refused: 0, roundsWithRefused: 0 }
  for (let seed = 1; seed <= rounds; seed++) {
    const counts = await playRound(seed)
    for (const key of ['edits', 'locked', 'acknowledged', 'refused'] as const) total[key] += counts[key]
    if (counts.refused > 0) total.roundsWithRefused += 1
  }
  warned.mockRestore()
  console.info('lock rounds', JSON.stringify({ rounds, ...total }))
  expect(total.locked).toBeGreaterThan(rounds * 10)
  expect(total.acknowledged).toBeGreaterThan(rounds)
  expect(total.roundsWithRefused).toBeGreaterThan(rounds / 2)
})

async function playRound(seed: number) {
  const random = createRandom(seed)
  const note = `seed ${seed}`
  const created = await server.request('POST', '/plans', { as: coordinator, csv })
  const planId: string = created.body.id
  for (const id of people) await server.storage.saveMember(planId, id, 'editor')
  const ask = (method: string, path: string, json?: object) =>
    server.request(method, `/plans/${planId}${path}`, { as: coordinator, ...(json && { json }) })
  const oldRoom: string = created.body.rooms.plan
  const writers = await openWriters(random, oldRoom)

  // Everybody types; the lock falls at a random moment.
  let typing = true
  const working = writers.map((writer, index) => work(writer, index, random, () => typing))
  await wait(random.below(40))
  const locked = await ask('POST', '/lock', { body: 'PHO' })
  expect([note, locked.status]).toEqual([note, 201])
  if (random.chance(0.5)) await wait(random.below(15))
  typing = false
  await Promise.all(working)

  const { content, json, hash } = (await ask('GET', '/versions/1')).body as {
    content: PlanContent
    json: string
    hash: string
  }
  const inVersion = lettersIn(content)
  const frozen = await server.storage.findFrozenContent(planId, 1)
  if (frozen === null) throw new Error('no frozen content')
  expect(
    hashOf(content, (text) => createHash('sha256').update(text).digest('hex')),
    note,
  ).toBe(hash)
  expect(frozen.json, note).toBe(json)
  // What the server applied before the freeze is what the log of that room says, and nothing else.
  const logged = await server.storage.loadRoom(oldRoom)
  expect(readState([...(logged.snapshot ? [logged.snapshot] : []), ...logged.updates]), note).toEqual(content)

  const counts = { edits: 0, locked: inVersion.size, acknowledged: 0, refused: 0 }
  for (const writer of writers) {
    const refused = writer.own.filter((letter) => !inVersion.has(letter))
    for (const letter of writer.acknowledged) expect(inVersion.has(letter), `${note} ${letter}`).toBe(true)
    const merged = writer.mergedWith(frozen.state)
    const ahead = [...lettersIn(merged)].filter((letter) => !inVersion.has(letter))
    expect(ahead.sort(), note).toEqual([...refused].sort())
    const changes = comparePlans(content, merged).flatMap(({ fields }) => fields)
    const told = changes.flatMap(({ was, becomes }) =>
      [...lettersIn(becomes)].filter((letter) => !lettersIn(was).has(letter)),
    )
    expect(new Set(told.filter((letter) => !inVersion.has(letter))), note).toEqual(new Set(refused))
    counts.edits += writer.own.length
    counts.acknowledged += writer.acknowledged.size
    counts.refused += refused.length
  }

  await ask('POST', '/versions/1/decisions', {
    ...{ body: 'PHO', outcome: 'returned', date: '2026-12-10', explanation: 'Nog eens.' },
  })
  if (random.chance(0.3)) await knockAgain(writers, note)
  const reopened = await ask('POST', '/reopen', { reopening: 'back-to-concept' })
  expect([note, reopened.status]).toEqual([note, 200])
  await knockAgain(writers, note)
  const differences = async () => (await ask('GET', '/compare?from=1&to=concept')).body.differences
  expect(await differences(), note).toEqual([])

  // One author chooses to enter one letter after all: that one comes in, and no other.
  const fresh = createRoundWriter({
    ...{ url: server.url, room: reopened.body.rooms.plan, cookie: cookies[0] as string },
    ...{ random, nextLetter: () => '龥', connect: true },
  })
  await vi.waitFor(() => expect(fresh.provider.synced).toBe(true), waitLong)
  while (fresh.own.length === 0) fresh.type()
  await vi.waitFor(() => expect(fresh.acknowledged.size).toBe(1), waitLong)
  const entered = [...lettersIn(await differences())].filter((letter) => !inVersion.has(letter))
  expect(entered, note).toEqual(['龥'])
  for (const writer of [...writers, fresh]) writer.close()
  return counts
}

/** Two tabs of Anna, Bram, Chris; one of them may come late, with an empty document that is typed in already. */
async function openWriters(random: RandomSource, room: string): Promise<RoundWriter[]> {
  const nextLetter = createLetters()
  const late = random.below(6)
  const writers = [0, 0, 1, 2].map((person, index) =>
    createRoundWriter({
      ...{ url: server.url, room, cookie: cookies[person] as string },
      ...{ random, nextLetter, connect: index !== late },
    }),
  )
  await vi.waitFor(() => {
    const waiting = writers.filter(({ provider }, index) => index !== late && !provider.synced)
    if (waiting.length > 0) throw new Error('not in sync yet')
  }, waitLong)
  return writers
}

/** Types as fast as it can; some lose their connection on the way, and some of those come back. */
async function work(
  writer: RoundWriter,
  index: number,
  random: RandomSource,
  goesOn: () => boolean,
): Promise<void> {
  const leavesAt = index > 0 && random.chance(0.4) ? random.below(30) : Number.POSITIVE_INFINITY
  const comesBackAt = leavesAt + random.below(40)
  for (let turn = 0; goesOn() && turn < 400; turn++) {
    if (turn === leavesAt) writer.provider.disconnect()
    if (turn === comesBackAt || (turn === 10 && !writer.provider.shouldConnect && leavesAt > turn))
      writer.provider.connect()
    for (let burst = random.below(3); burst >= 0; burst--) writer.type()
    await wait(random.chance(0.3) ? 1 : 0)
  }
}

/** Every client that still has its old document comes back with it, and is told that the room is closed. */
async function knockAgain(writers: readonly RoundWriter[], note: string): Promise<void> {
  const before = writers.map(({ closes }) => closes.length)
  await vi.waitFor(() => {
    const connecting = writers.filter(({ provider }) => provider.wsconnected || provider.wsconnecting)
    if (connecting.length > 0) throw new Error('still on its way out')
  }, waitLong)
  for (const { provider } of writers) {
    provider.disconnect()
    provider.connect()
  }
  await vi.waitFor(() => {
    for (const [index, { closes }] of writers.entries()) {
      if (closes.length <= (before[index] ?? 0)) throw new Error(`${note}: no answer yet`)
    }
  }, waitLong)
  for (const { closes } of writers) expect(new Set(closes), note).toEqual(new Set([4410]))
}

function readState(updates: readonly Uint8Array[]): PlanContent {
  const documents = createPlanDocuments()
  for (const update of updates) Y.applyUpdate(documents.plan, update)
  return contentOf(readPlan(documents))
}
