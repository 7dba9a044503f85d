/** Ten thousand people come and go at a whole server: nothing of them stays in memory. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { encodePresence } from '#server/collaboration/frames.ts'
import { encodeUpdate, openFrameClient } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import type { TestServer } from '#test/support/test-server.ts'
import { startTestServer } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

const cycles = Number(process.env.JOINS ?? 10_000)
const atOnce = 10
const sessions = 20
/** An update whose beginning never comes. */
const half = encodeUpdate(typeText('ab')[1] as Uint8Array)
const garbage = Uint8Array.of(77)

test('[AT9] after ten thousand people came and went, the heap is back within a tenth', async () => {
  // No faster than is allowed, ten thousand would take all day.
  const enough = { maxEditsPerSecond: 1_000_000, maxPresencePerSecond: 1_000_000 }
  const server = await startTestServer({ limits: enough })
  onTestFinished(() => server.close())
  const cookies = await Promise.all(Array.from({ length: sessions }, () => server.signIn({ admin: true })))
  const cookie = cookies[0] as string
  const { body } = await server.request('POST', '/plans', { as: cookie, json: { title: 'Regio' } })
  const url = `${server.url.replace('http', 'ws')}/sync`
  const staying = await openFrameClient({ url }, { room: body.rooms.plan, cookie })
  await staying.roundTrip()
  const comeAndGo = async (count: number) => {
    for (let done = 0; done < count; done += atOnce) {
      const numbers = Array.from({ length: atOnce }, (_, index) => done + index)
      const visits = numbers.map((number) =>
        visit(`${url}/${body.rooms.plan}?regietafel=1`, cookies[number % sessions] as string, number),
      )
      await Promise.all(visits)
      staying.frames.length = 0
      server.forgetLog()
    }
  }

  await comeAndGo(1_000)
  const before = await settledHeap(server)
  await comeAndGo(cycles)
  const after = await settledHeap(server)
  console.log(
    `heap ${(before / 1e6).toFixed(1)} MB before, ${(after / 1e6).toFixed(1)} MB after ${cycles} joins`,
  )
  expect(after).toBeLessThan(before * 1.1)
}, 600_000)

/** Joins, is present, leaves something waiting, asks for everything, and goes: properly, without a word, or sent away. */
function visit(address: string, cookie: string, number: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { headers: { cookie } })
    socket.on('open', () => {
      socket.send(encodePresence([{ client: 1_000 + number, clock: 1, state: '{"focus":null}' }]))
      socket.send(half)
      socket.send(Uint8Array.of(0, 0, 1, 0))
    })
    let frames = 0
    socket.on('message', () => {
      frames += 1
      if (frames !== 2) return
      if (number % 3 === 0) socket.close()
      else if (number % 3 === 1) socket.terminate()
      else socket.send(garbage)
    })
    socket.on('close', () => resolve())
    socket.on('error', () => {})
  })
}

async function settledHeap(server: TestServer): Promise<number> {
  await vi.waitFor(() => expect(server.app.collaboration.counts().sockets).toBe(1), waitLong)
  server.forgetLog()
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  let least = Number.POSITIVE_INFINITY
  for (let times = 0; times < 5; times++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    collect()
    least = Math.min(least, process.memoryUsage().heapUsed)
  }
  return least
}
