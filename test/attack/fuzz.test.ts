/** Mutated frames at a running server, for a bounded time, with people at work beside it. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readPlan } from '#shared/plan/plan-view.ts'
import { createRandomEditor } from '#test/convergence/random-editor.ts'
import type { RandomSource } from '#test/convergence/random-source.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import { createLetterRecord, createRandomTypist } from '#test/convergence/random-typist.ts'
import { openProvider } from '#test/durability/saving-client.ts'
import type { ServedPlan } from '#test/durability/served-plan.ts'
import { servePlan } from '#test/durability/served-plan.ts'
import { encodeUpdate } from '#test/support/frame-client.ts'
import type { ServerProcess } from '#test/support/server-process.ts'
import { startServerProcess } from '#test/support/server-process.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'
import { waitLong } from '#test/support/wait-long.ts'
import { mutateFrame } from './mutate-frame.ts'

/** `FUZZ_SECONDS=600` is the long mode. */
const seconds = Number(process.env.FUZZ_SECONDS ?? 3)
const framesPerBurst = 20
const attackers = 3

type Spread = { quiet: number; attacked: number }

test(
  '[AT8] mutated frames neither crash, hang nor divide a server, and people beside it go on',
  async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000)
    const random = createRandom(seed)
    // Held to what is allowed, attackers would hardly get anything through.
    const unlimited = { MAX_EDITS_PER_SECOND: '1000000', MAX_PRESENCE_PER_SECOND: '1000000' }
    const server = await startServerProcess(createTemporaryFolder(), { LOG_LEVEL: 'fatal', ...unlimited })
    onTestFinished(() => void server.kill('SIGKILL'))
    const plan = await servePlan(server)
    const typing = await joinPlan(server, plan, plan.cookies[0])
    const reading = await joinPlan(server, plan, plan.cookies[0])
    const quiet = await measureLetters(typing.doc, reading.doc, seconds * 500)

    const attacker = createAttacker(server, plan, [typing.doc, reading.doc], random)
    const attacked = await Promise.all([
      measureLetters(typing.doc, reading.doc, seconds * 1000),
      ...Array.from({ length: attackers }, () => attacker.run(performance.now() + seconds * 1000)),
    ])
    const [p50, p99] = [0.5, 0.99].map((part) => ({
      quiet: percentile(quiet, part),
      attacked: percentile(attacked[0], part),
    })) as [Spread, Spread]
    console.log(
      `SEED=${seed}: ${attacker.sent()} frames, closed ${JSON.stringify(attacker.closes())}, a letter takes ${p50.quiet.toFixed(1)} (p99 ${p99.quiet.toFixed(1)}) ms alone, ${p50.attacked.toFixed(1)} (p99 ${p99.attacked.toFixed(1)}) ms during`,
    )

    expect(attacker.sent()).toBeGreaterThan(100)
    // The attackers share the bystander's thread, and tests the machine: hence the middle, and some air.
    expect(p50.attacked).toBeLessThan(2 * p50.quiet + 20)
    const fresh = await joinPlan(server, plan, plan.cookies[1])
    await vi.waitFor(() => {
      for (const { doc } of [typing, reading]) expect(isSame(doc, fresh.doc), `SEED=${seed}`).toBe(true)
    }, waitLong)
    expect(fresh.doc.store.pendingStructs).toBeNull()
    // A place or a value that makes no sense is taken in, and harmless; what is no row at all is not.
    const { problems } = readPlan({ plan: fresh.doc, progress: new Y.Doc() })
    expect(problems.filter(({ reason }) => reason === 'not-a-map')).toEqual([])
    const { code, stderr } = await server.kill('SIGTERM')
    expect([code, stderr]).toEqual([0, ''])
  },
  60_000 + seconds * 3_000,
)

async function joinPlan({ url }: ServerProcess, { rooms }: ServedPlan, cookie: string) {
  const doc = new Y.Doc()
  const provider = openProvider({ url, rooms, cookie }, 'plan', doc)
  onTestFinished(() => provider.destroy())
  await vi.waitFor(() => expect(provider.synced).toBe(true), waitLong)
  return { doc, provider }
}

/** How long each letter of one takes to the other, in ms. */
async function measureLetters(from: Y.Doc, to: Y.Doc, forMs: number): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + forMs
  while (performance.now() < end) {
    const start = performance.now()
    const arrived = new Promise((resolve) => to.once('update', resolve))
    from.getText('title').insert(0, 'x')
    await arrived
    times.push(performance.now() - start)
    await wait(5)
  }
  return times
}

/** An editor whose frames are nearly right: its own, and those of others, mutated. */
function createAttacker(
  { url }: ServerProcess,
  { rooms, cookies }: ServedPlan,
  seen: Y.Doc[],
  random: RandomSource,
) {
  const address = `${url.replace('http', 'ws')}/sync/${rooms.plan}`
  const closes: Record<string, number> = {}
  let sent = 0

  function goodFrames(): Uint8Array[] {
    const doc = new Y.Doc()
    for (const one of seen) Y.applyUpdate(doc, Y.encodeStateAsUpdate(one))
    if (random.chance(0.5)) doc.clientID = random.pick(seen).clientID
    const frames: Uint8Array[] = [Uint8Array.of(0, 0, 1, 0), Uint8Array.of(1, 6, 1, 7, 1, 2, 123, 125)]
    doc.on('update', (update: Uint8Array) => frames.push(encodeUpdate(update)))
    const documents = { plan: doc, progress: new Y.Doc() }
    const typist = createRandomTypist(documents, random, createLetterRecord())
    let ids = 0
    const editor = createRandomEditor(documents, random, typist, () => `fuzz${sent}.${ids++}`)
    for (let edits = 0; edits < framesPerBurst; edits++) editor.edit()
    return frames
  }

  async function burst(): Promise<void> {
    const socket = new WebSocket(address, { headers: { cookie: cookies[1] } })
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.on('error', () => {})
    await new Promise((resolve) => socket.on('open', resolve).on('close', resolve))
    for (const frame of goodFrames()) {
      if (socket.readyState !== socket.OPEN) break
      socket.send(random.chance(0.2) ? frame : mutateFrame(frame, random))
      sent += 1
      if (random.chance(0.3)) await wait(1)
    }
    const code = await Promise.race([closed, wait(20).then(() => 0)])
    closes[code] = (closes[code] ?? 0) + 1
    socket.terminate()
  }

  return {
    sent: () => sent,
    closes: () => closes,
    async run(until: number) {
      while (performance.now() < until) await burst()
    },
  }
}

function percentile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN
}

function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))
}
