/**
 * Random edits over lines that break, repeat and reorder, to a server whose disk now and then fails, and that dies. `SEED`
 * runs one again; sockets and disk keep a pace of their own, so it is the same story, not the same moments.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { DocumentKind, PlanDocuments } from '#shared/plan/documents.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { createRandomEditor } from '#test/convergence/random-editor.ts'
import type { RandomSource } from '#test/convergence/random-source.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import { planRoom, progressRoom } from '#test/support/stored-plan.ts'
import type { SyncServer } from '#test/support/sync-server.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'
import type { BadLine } from './bad-line.ts'
import { openBadLine } from './bad-line.ts'
import { chooseSeed } from './choose-seed.ts'
import { readOverTheWire } from './saving-client.ts'
import { documentKinds, isSame, loadDocuments } from './stored-documents.ts'
import type { TokenRecord } from './token-record.ts'
import { createTokenRecord, documentOf } from './token-record.ts'
import { createTokenTypist } from './token-typist.ts'

/** Seeds that failed once, and so always run. */
const keptSeeds: readonly number[] = []
const runCount = process.env.SEED === undefined ? Number(process.env.RUNS ?? 100) : 1
const roundCount = 100
const first = chooseSeed(`${runCount} bad networks, seeds counting up from the first`)
const seeds = [...keptSeeds, ...Array.from({ length: runCount }, (_, index) => first + index)]
const rooms = { plan: planRoom.name, progress: progressRoom.name }

test.for(seeds)(
  '[DU3] over bad lines and a bad disk all end equal, with every saved edit (SEED=%i)',
  async (seed) => {
    const random = createRandom(seed)
    const server = await startSyncServer({
      workers: random.chance(0.2),
      timing: { lingerMs: random.pick([0, 5, 30_000]) },
      limits: { maxUpdatesSinceSnapshot: 20, maxPartsAtOnce: random.pick([3, 30, 2_000]) },
    })
    const record = createTokenRecord()
    let ids = 0
    const people = ['anna', 'bram', 'carla'].map((user) =>
      createPerson(`${server.url}/`, user, random, record, () => `id${ids++}`),
    )
    onTestFinished(() => {
      for (const person of people) for (const line of person.lines) line.close()
    })
    const saved = () => people.flatMap(({ lines }) => lines.flatMap((line) => line.saved()))

    for (let round = 0; round < roundCount; round++) {
      for (const person of people) {
        if (random.chance(0.7)) person.edit()
        for (const line of person.lines) line.pass()
      }
      disturb(server, random)
      await wait(1)
      if (random.chance(0.05)) {
        const promised = saved()
        expect(record.missing(await loadDocuments(server.storage, rooms), promised)).toEqual([])
      }
    }

    server.storage.heal()
    const [one, ...others] = people.map(({ documents }) => documents) as [PlanDocuments, ...PlanDocuments[]]
    const mendAll = () => {
      for (const { lines } of people) for (const line of lines) line.mend()
    }
    await vi.waitFor(
      () => {
        mendAll()
        for (const { lines } of people) {
          for (const line of lines) expect(line.saved()).toHaveLength(line.typed().length)
        }
        for (const other of others) expect(isSame(other, one)).toBe(true)
      },
      { timeout: 20_000, interval: 5 },
    )
    const fresh = await readOverTheWire({ url: server.url.replace(/\/sync$/, ''), rooms, cookie: '' })
    // What nobody asked about may still be on its way: a move after the last word, and what the server did in answer.
    await vi.waitFor(() => {
      mendAll()
      expect(isSame(fresh, one)).toBe(true)
    }, waitLong)
    await vi.waitFor(
      async () => expect(isSame(await loadDocuments(server.storage, rooms), one)).toBe(true),
      waitLong,
    )
    expect(record.missing(fresh, saved())).toEqual([])
    expect(saved().length).toBeGreaterThan(20)
    expect(readPlan(fresh).problems).toEqual([])
    expect(people.flatMap(({ lines }) => lines.flatMap((line) => line.refusals()))).toEqual([])
  },
)

type Person = { documents: PlanDocuments; lines: BadLine[]; edit(): void }

function createPerson(
  url: string,
  user: string,
  random: RandomSource,
  record: TokenRecord,
  createId: () => string,
): Person {
  const documents = createPlanDocuments()
  const params = new URLSearchParams({ user, regietafel: '1' })
  const open = (kind: DocumentKind) => {
    // Yjs chooses it at random; who wins a conflict depends on it.
    documents[kind].clientID = random.below(2 ** 31)
    return openBadLine(`${url}${rooms[kind]}?${params}`, documents[kind], random)
  }
  const lines = { plan: open('plan'), progress: open('progress') }
  let written: { kind: DocumentKind; token: string }[] = []
  const typist = createTokenTypist(documents, random, (ref) => {
    const token = record.create(ref)
    written.push({ kind: documentOf(ref), token })
    return token
  })
  const editor = createRandomEditor(documents, random, typist, createId)
  return {
    documents,
    lines: documentKinds.map((kind) => lines[kind]),
    edit() {
      editor.edit()
      for (const { kind, token } of written) lines[kind].noteTyped(token)
      written = []
    },
  }
}

/** Now and then the disk fails, hangs or is well again, everybody is cut off at once, or the server dies. */
function disturb(server: SyncServer, random: RandomSource): void {
  if (random.chance(0.03)) server.storage.breakCommits()
  if (random.chance(0.03)) server.storage.holdCommits()
  if (random.chance(0.1)) server.storage.heal()
  if (random.chance(0.02)) server.cutSockets()
  if (random.chance(0.01)) server.crash()
}
