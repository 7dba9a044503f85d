/** The coordinator locks a plan that a hundred people have open: how soon each of them is in the locked one. */
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { errorCodes } from '#shared/errors.ts'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import { formatMs, percentile } from '../figures.ts'
import { atMost } from '../judge.ts'
import { readContent } from '../people/frame-reader.ts'
import { encodeStep1 } from '../people/person.ts'
import { encodePlan } from '../people/plan-content.ts'
import type { Scenario } from '../scenario.ts'
import type { Target } from '../target/target.ts'
import { startTarget } from '../target/target.ts'

const people = 100
const steps = 2_000
const goalMs = 1_000
const knockEveryMs = 10
const emptyStateVector = Uint8Array.of(0)

export const lock: Scenario = {
  name: 'lock',
  title: `a plan of ${steps} steps is locked while ${people} people have it open`,
  effort: {
    quick: { targets: ['regietafel'], repeats: 1, seconds: 0 },
    full: { targets: ['regietafel'], repeats: 3, seconds: 0 },
  },
  async measure(name) {
    const target = await startTarget(name, { rooms: 2, people, plan: encodePlan(steps) })
    try {
      const closed: Promise<void>[] = []
      for (let person = 0; person < people; person++)
        closed.push((await openRoom(target, target.rooms[0] ?? '', person)).closed)
      let seenAt: Promise<number[]> = Promise.resolve([])
      const longest = await longestAnswer(target, async () => {
        const seen = closed.map(async (end, person) => {
          await end
          await openRoom(target, (await readPlanAnswer(target, person)).rooms.plan, person)
          return performance.now()
        })
        const response = await ask(
          target,
          0,
          { method: 'POST', body: JSON.stringify({ body: 'Raad' }) },
          '/lock',
        )
        if (response.status !== 201) throw new Error(`the lock answered ${response.status}`)
        const confirmedAt = performance.now()
        seenAt = Promise.all(seen).then((all) => all.map((at) => at - confirmedAt))
        await seenAt
      })
      const delays = await seenAt
      return { p50: percentile(delays, 0.5), last: Math.max(...delays), longest }
    } finally {
      await target.stop()
    }
  },
  judge(of) {
    const ours = of('regietafel')
    return [
      atMost({ what: 'from the confirmed lock to the locked plan, p50', value: ours?.p50, format: formatMs }),
      atMost({ what: 'the last of them', value: ours?.last, goal: goalMs, format: formatMs }),
      atMost({ what: 'longest wait for an answer, in another plan', value: ours?.longest, format: formatMs }),
    ]
  },
}

/** Opens when the whole document has come in. `closed` resolves when the server says that the room is closed. */
function openRoom(target: Target, room: string, person: number): Promise<{ closed: Promise<void> }> {
  const socket = new WebSocket(`${target.url.replace(/^http/, 'ws')}${target.dialect.pathOf(room)}`, {
    headers: target.headersOf(person),
    perMessageDeflate: false,
  })
  return new Promise((resolve, reject) => {
    const closed = new Promise<void>((end) => {
      socket.on('close', (code) => {
        if (code === errorCodes['room-closed'].close) end()
        else if (!target.isStopping()) reject(new Error(`closed with ${code}`))
      })
    })
    socket.on('open', () => socket.send(encodeStep1(emptyStateVector)))
    socket.on('message', (data: Buffer) => {
      if (readContent(data) !== null) resolve({ closed })
    })
    socket.on('error', reject)
  })
}

/** Asks for a small answer over and over in another plan while something goes on; the longest wait, in ms. */
async function longestAnswer(target: Target, during: () => Promise<void>): Promise<number> {
  const socket = new WebSocket(
    `${target.url.replace(/^http/, 'ws')}${target.dialect.pathOf(target.rooms[1] ?? '')}`,
    { headers: target.headersOf(1), perMessageDeflate: false },
  )
  await new Promise((resolve) => socket.once('open', resolve))
  const going = during().then(() => true)
  let longest = 0
  do {
    const askedAt = performance.now()
    const answered = new Promise((resolve) => socket.once('pong', resolve))
    socket.ping()
    await answered
    longest = Math.max(longest, performance.now() - askedAt)
  } while (!(await Promise.race([going, wait(knockEveryMs, false)])))
  socket.close()
  return longest
}

async function readPlanAnswer(target: Target, person: number): Promise<PlanAnswer> {
  return (await ask(target, person, {}, '')).json() as Promise<PlanAnswer>
}

function ask(target: Target, person: number, request: RequestInit, path: string): Promise<Response> {
  const [planId] = (target.rooms[0] ?? '').split('.')
  return fetch(`${target.url}/api/v1/plans/${planId}${path}`, {
    ...request,
    headers: { ...target.headersOf(person), origin: target.url, 'content-type': 'application/json' },
  })
}
