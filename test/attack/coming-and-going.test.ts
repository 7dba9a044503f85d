/** Ten thousand people come and go: nothing of them stays in memory. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { encodePresence } from '#server/collaboration/frames.ts'
import { encodeUpdate, openFrameClient, typeText } from '#test/support/frame-client.ts'
import { planRoom } from '#test/support/stored-plan.ts'
import type { SyncServer } from '#test/support/sync-server.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

/** `JOINS=10000` is the long mode. */
const cycles = Number(process.env.JOINS ?? 1_500)
const atOnce = 10

test('[AT9] after many people came and went, the heap is back within a tenth', async () => {
  const server = await startSyncServer()
  const staying = await openFrameClient(server)
  await staying.roundTrip()
  await comeAndGo(server, 1_000)
  const before = await settledHeap(server)
  await comeAndGo(server, cycles)
  const after = await settledHeap(server)
  console.log(
    `heap ${(before / 1e6).toFixed(1)} MB before, ${(after / 1e6).toFixed(1)} MB after ${cycles} joins`,
  )
  expect(after).toBeLessThan(before * 1.1)
}, 600_000)

async function comeAndGo(server: SyncServer, count: number): Promise<void> {
  const [half] = typeText('ab').slice(1)
  for (let done = 0; done < count; done += atOnce) {
    await Promise.all(
      Array.from({ length: atOnce }, (_, index) => visit(server, done + index, half as Uint8Array)),
    )
  }
}

/** Joins, is present, leaves something waiting, asks for everything, and goes: properly or not. */
function visit({ url }: SyncServer, number: number, half: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url}/${planRoom.name}?user=visitor${number % 50}&regietafel=1`)
    socket.on('open', () => {
      socket.send(encodePresence([{ client: 1_000 + number, clock: 1, state: '{"focus":null}' }]))
      socket.send(encodeUpdate(half))
      socket.send(Uint8Array.of(100, 1))
      socket.send(Uint8Array.of(0, 0, 1, 0))
    })
    let frames = 0
    socket.on('message', () => {
      frames += 1
      if (frames < 2) return
      if (number % 2 === 0) socket.close()
      else socket.terminate()
    })
    socket.on('close', () => resolve())
    socket.on('error', () => {})
  })
}

async function settledHeap({ collaboration, logged }: SyncServer): Promise<number> {
  await vi.waitFor(() => expect(collaboration.counts().sockets).toBe(1), waitLong)
  logged.length = 0
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
