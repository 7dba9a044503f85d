/** The server is killed while plans are locked: afterwards there is no version, or the whole version. */
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { hashOf } from '#shared/version/version-hash.ts'
import type { ServerProcess } from '#test/support/server-process.ts'
import { runProgram, startServerProcess } from '#test/support/server-process.ts'
import type { TestAnswer } from '#test/support/test-server.ts'
import { makeDataDir, sendRequest, signInWith, tokenOf } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'
import { createRandom } from '../convergence/random-source.ts'
import type { RoundWriter } from './writer.ts'
import { createLetters, createRoundWriter, lettersIn } from './writer.ts'

const kills = 21
const plansPerKill = 3
const csv = 'Thema;Actie;Stap;Planning\r\nWonen;Bouwen;Plannen;2027\r\nZorg;Wijk;;Doorlopend'

/** A plan whose lock was under way when the server died. */
type Caught = { planId: string; answer: Promise<TestAnswer | null>; writer: RoundWriter }

test(`[VS21] killed at ${kills} moments of locking, the server comes back with no version or the whole version`, {
  timeout: 300_000,
}, async () => {
  const random = createRandom(4)
  const dataDir = await makeDataDir()
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  let server = await startServerProcess(dataDir)
  const cookie = await signInWith(server.url, tokenOf(server.adminLink ?? ''))
  const found = { none: 0, whole: 0, answered: 0 }
  /** About how long locking takes on this machine; the kills fall within it. */
  let lockMs = 40
  for (let round = 0; round < kills; round++) {
    const caught = await Promise.all(
      Array.from({ length: plansPerKill }, () => beginPlan(server, cookie, round)),
    )
    const start = performance.now()
    for (const one of caught) one.answer = askToLock(server, cookie, one.planId)
    void Promise.all(caught.map(({ answer }) => answer)).then((answers) => {
      if (!answers.includes(null)) lockMs = performance.now() - start
    })
    await typeFor(random.below(Math.ceil(lockMs)), caught)
    await server.kill('SIGKILL')
    server = await startServerProcess(dataDir)
    const restarted = server
    const looks = caught.map((one) => lookAt(restarted, cookie, one, `round ${round}`))
    const outcomes = await Promise.all(looks)
    for (const outcome of outcomes) found[outcome] += 1
    if (outcomes.every((outcome) => outcome === 'none')) lockMs *= 1.5
  }
  warned.mockRestore()
  console.info('kill rounds', JSON.stringify({ kills, locks: kills * plansPerKill, ...found }))
  expect(found.none).toBeGreaterThan(0)
  expect(found.whole + found.answered).toBeGreaterThan(0)
  expect(await server.kill()).toMatchObject({ code: 0 })
  const verified = await runProgram('server/verify-versions.ts', { DATA_DIR: dataDir })
  expect([verified.code, verified.stderr]).toEqual([0, ''])
})

async function beginPlan(server: ServerProcess, cookie: string, round: number): Promise<Caught> {
  const created = await sendRequest(server.url, 'POST', '/plans', { as: cookie, csv })
  const { id, rooms } = created.body
  const writer = createRoundWriter({
    ...{ url: server.url, room: rooms.plan, cookie, random: createRandom(round + 1) },
    ...{ nextLetter: createLetters(), connect: true },
  })
  onTestFinished(() => writer.close())
  await vi.waitFor(() => expect(writer.provider.synced).toBe(true), waitLong)
  for (let count = 0; count < 20; count++) writer.type()
  return { planId: id, writer, answer: Promise.resolve(null) }
}

/** Null when the server died before it answered. */
async function askToLock(server: ServerProcess, as: string, planId: string): Promise<TestAnswer | null> {
  try {
    return await sendRequest(server.url, 'POST', `/plans/${planId}/lock`, { as, json: { body: 'PHO' } })
  } catch {
    return null
  }
}

async function typeFor(ms: number, caught: readonly Caught[]): Promise<void> {
  const end = performance.now() + ms
  do {
    for (const { writer } of caught) writer.type()
    await wait(1)
  } while (performance.now() < end)
}

async function lookAt(server: ServerProcess, as: string, one: Caught, note: string) {
  const { planId, writer } = one
  writer.provider.disconnect()
  const answer = await one.answer
  const ask = (path: string) => sendRequest(server.url, 'GET', `/plans/${planId}${path}`, { as })
  const [{ body: plan }, { body: listed }] = [await ask(''), await ask('/versions')]
  if (listed.versions.length === 0) {
    expect([note, answer, plan.status, plan.rooms.plan]).toEqual([note, null, 'concept', `${planId}.plan.1`])
    const locked = await sendRequest(server.url, 'POST', `/plans/${planId}/lock`, {
      as,
      json: { body: 'PHO' },
    })
    expect([note, locked.status]).toEqual([note, 201])
  }
  expect((await ask('')).body).toMatchObject({
    ...{ status: 'locked', latestVersion: 1 },
    rooms: {
      plan: expect.stringContaining(`${planId}.plan.2.`),
      progress: `${planId}.progress.1`,
    },
  })
  const { content, json, hash } = (await ask('/versions/1')).body as {
    content: PlanContent
    json: string
    hash: string
  }
  expect(
    hashOf(content, (text) => createHash('sha256').update(text).digest('hex')),
    note,
  ).toBe(hash)
  expect(createHash('sha256').update(json).digest('hex'), note).toBe(hash)
  expect((await ask('/compare?from=1&to=concept')).body.differences, note).toEqual([])
  const inVersion = lettersIn(content)
  for (const letter of writer.acknowledged) expect(inVersion.has(letter), `${note} ${letter}`).toBe(true)
  writer.close()
  if (listed.versions.length === 0) return 'none'
  return answer === null ? 'whole' : 'answered'
}
