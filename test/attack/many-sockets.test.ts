/** More sockets than anybody needs. */
import { once } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { TestServer } from '#test/support/test-server.ts'
import { startTestServer } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

let server: TestServer
const sockets: WebSocket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await server.close()
})

function open(room: string, headers: Record<string, string>): WebSocket {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${room}`, { headers })
  socket.on('error', () => {})
  sockets.push(socket)
  return socket
}

test('[LM8] one session has no more open sockets than its limit', async () => {
  server = await startTestServer({ config: { maxSocketsPerSession: 3 } })
  const cookie = await server.signIn()
  const { body } = await server.request('POST', '/plans', { as: cookie, json: { title: 'Regio' } })
  const inside = [1, 2, 3].map(() => open(body.rooms.plan, { cookie }))
  await Promise.all(inside.map((socket) => once(socket, 'open')))
  const [code, reason] = await once(open(body.rooms.plan, { cookie }), 'close')
  expect([code, String(reason)]).toEqual([4429, 'too-many-requests'])

  inside[0]?.close()
  await vi.waitFor(async () => {
    const again = open(body.rooms.plan, { cookie })
    const first = await Promise.race([once(again, 'message'), once(again, 'close')])
    expect(first[0]).toBeInstanceOf(Buffer)
  }, waitLong)
})

test('[LM8] one address has no more open sockets than its limit, and others are let in', async () => {
  server = await startTestServer({ config: { maxSocketsPerAddress: 2 } })
  const cookie = await server.signIn()
  const { body } = await server.request('POST', '/plans', { as: cookie, json: { title: 'Regio' } })
  const from = (address: string) => open(body.rooms.plan, { cookie, 'x-forwarded-for': address })
  const inside = [from('203.0.113.7'), from('203.0.113.7')]
  await Promise.all(inside.map((socket) => once(socket, 'open')))
  const [, response] = (await once(from('203.0.113.7'), 'unexpected-response')) as [
    unknown,
    { statusCode: number },
  ]
  expect(response.statusCode).toBe(429)
  await Promise.all([from('203.0.113.8'), open(body.rooms.plan, { cookie })].map((one) => once(one, 'open')))

  inside[0]?.close()
  await vi.waitFor(async () => {
    const again = from('203.0.113.7')
    const answer = await Promise.race([once(again, 'open'), once(again, 'unexpected-response')])
    expect(answer).toEqual([])
  }, waitLong)
})
