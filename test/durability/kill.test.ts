/** A server that dies in the middle of typing, again and again. `KILLS=200` is the long mode. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { RandomSource } from '#test/convergence/random-source.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import type { ServerProcess } from '#test/support/server-process.ts'
import { startServerProcess } from '#test/support/server-process.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'
import { sendRequest } from '#test/support/test-server.ts'
import { chooseSeed } from './choose-seed.ts'
import type { SavingClient } from './saving-client.ts'
import { createSavingClient, readOverTheWire } from './saving-client.ts'
import { servePlan } from './served-plan.ts'
import { documentKinds, isComplete, isSame, readDataFolder } from './stored-documents.ts'
import { createTokenRecord } from './token-record.ts'

const kills = Number(process.env.KILLS ?? 20)
/** Less between kills where there are many, so that the plan stays of a size that people make. */
const maxEdits = Math.max(25, 5_000 / kills)
const waitForAll = { timeout: 30_000, interval: 25 }

test(`[DU1] killed ${kills} times in the middle of typing, the server has all that it said was saved`, {
  timeout: 30_000 + kills * 15_000,
}, async () => {
  const random = createRandom(chooseSeed('killing the server'))
  const dataDir = createTemporaryFolder()
  let server: ServerProcess = await startServerProcess(dataDir)
  onTestFinished(() => void server.kill('SIGKILL'))
  const { rooms, cookies } = await servePlan(server)
  const { url } = server
  const port = { PORT: new URL(url).port }
  const record = createTokenRecord()
  let ids = 0
  const join = () =>
    createSavingClient({ url, rooms, cookie: random.pick(cookies) }, random, record, () => `id${ids++}`)
  const newcomer = { url, rooms, cookie: cookies[1] }

  const staying = Array.from({ length: 4 }, join)
  onTestFinished(() => closeAll(staying))
  /** What those who are gone were told. */
  const savedBefore: string[] = []
  const saved = (people: readonly SavingClient[]) => [
    ...savedBefore,
    ...people.flatMap((client) => client.saved()),
  ]
  let unsavedAtKills = 0

  for (let kill = 1; kill <= kills; kill++) {
    const passing = [join(), join()]
    const everyone = [...staying, ...passing]
    const known = saved(everyone).length
    // Not each edit types a word.
    do for (const client of everyone) client.edit()
    while (everyone.every((client) => client.typed().length === client.saved().length))
    await vi.waitFor(() => expect(saved(everyone).length).toBeGreaterThan(known), waitForAll)
    await typeFor(20 + random.below(maxEdits), everyone, random)
    const killed = server.kill('SIGKILL')
    await typeFor(5, everyone, random)
    await killed
    savedBefore.push(...passing.flatMap((client) => client.saved()))
    closeAll(passing)
    // All that the server had sent is read by then.
    await vi.waitFor(() => expect(staying.some((client) => client.isConnected())).toBe(false), waitForAll)
    const promised = saved(staying)
    unsavedAtKills += staying.reduce((sum, one) => sum + one.typed().length - one.saved().length, 0)

    expectAll(await readDataFolder(dataDir, rooms), promised, `on disk after kill ${kill}`)
    server = await startServerProcess(dataDir, port)
    expectAll(await readOverTheWire(newcomer), promised, `for a newcomer after kill ${kill}`)
    await openEveryPlan(url, cookies[0])
  }

  await vi.waitFor(() => {
    for (const client of staying) expect(client.saved()).toHaveLength(client.typed().length)
  }, waitForAll)
  const fresh = await readOverTheWire(newcomer)
  await vi.waitFor(() => {
    for (const { documents } of staying) expect(isSame(documents, fresh)).toBe(true)
  }, waitForAll)
  expectAll(fresh, saved(staying), 'at the end')
  const { code } = await server.kill('SIGTERM')
  expect(code).toBe(0)
  expect(isSame(await readDataFolder(dataDir, rooms), fresh)).toBe(true)
  const plan = readPlan(fresh)
  expect(plan.problems).toEqual([])
  console.log(
    `${kills} kills, ${saved(staying).length} words saved, ${unsavedAtKills} on their way when it happened`,
  )

  function expectAll(documents: PlanDocuments, tokens: readonly string[], when: string): void {
    expect(record.missing(documents, tokens), when).toEqual([])
    for (const kind of documentKinds) expect(isComplete(documents[kind]), `${kind} ${when}`).toBe(true)
    expect(readPlan(documents).problems, when).toEqual([])
  }
})

/** Somebody makes an edit, as often as that, with a moment in between in which frames come and go. */
async function typeFor(edits: number, people: readonly SavingClient[], random: RandomSource): Promise<void> {
  for (let made = 0; made < edits; made++) {
    random.pick(people).edit()
    await wait(1)
  }
}

/** As the administrator, who has all: the sample plan too, which nobody edits. */
async function openEveryPlan(url: string, cookie: string): Promise<void> {
  const { plans } = (await sendRequest(url, 'GET', '/plans', { as: cookie })).body
  expect(plans).toHaveLength(2)
  for (const { id } of plans) {
    expect((await sendRequest(url, 'GET', `/plans/${id}/export.csv`, { as: cookie })).status).toBe(200)
  }
}

function closeAll(people: readonly SavingClient[]): void {
  for (const client of people) client.close()
}
