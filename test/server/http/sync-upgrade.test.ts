import { once } from 'node:events'
import { request as sendHttp } from 'node:http'
import { connect as connectTcp } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { encodeUpdate } from '../../support/frame-client.ts'
import { typeText } from '../../support/logged-updates.ts'
import type { TestServer } from '../../support/test-server.ts'
import { startTestServer } from '../../support/test-server.ts'

const waiting = { timeout: 10_000 }

let server: TestServer
let cookie: string
let rooms: { plan: string; progress: string }
let planId: string
const opened: { destroy(): void }[] = []

beforeEach(async () => {
  server = await startTestServer()
  cookie = await server.signIn({ id: 'coordinator' })
  const { body } = await server.request('POST', '/plans', { as: cookie, json: { title: 'Jeugd' } })
  rooms = body.rooms
  planId = body.id
})
afterEach(async () => {
  for (const thing of opened.splice(0)) thing.destroy()
  await server.close()
})

function connect(room: string, headers: Record<string, string>): WebSocket {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${room}`, { headers })
  socket.on('error', () => {})
  opened.push({ destroy: () => socket.terminate() })
  return socket
}

async function closeCodeOf(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close')
  return code
}

function openStockProvider(room: string, doc: Y.Doc, as: string): WebsocketProvider {
  const withCookie = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie: as } })
    }
  }
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, room, doc, {
    WebSocketPolyfill: withCookie as never,
    disableBc: true,
  })
  opened.push(provider)
  return provider
}

test('[AC12] a socket without a session is closed for good with 4401', async () => {
  expect(await closeCodeOf(connect(rooms.plan, {}))).toBe(4401)
  expect(await closeCodeOf(connect(rooms.plan, { cookie: 'regietafel_session=geraden' }))).toBe(4401)
  expect(await closeCodeOf(connect('bestaat-niet', {}))).toBe(4401)
})

test('[AC13] a room of somebody else’s plan and a room that is not there are closed alike, with 4404', async () => {
  const outsider = { cookie: await server.signIn() }
  for (const room of [rooms.plan, rooms.progress, 'bestaat.plan.1', '', '%', `${rooms.plan}/x`]) {
    expect([room, await closeCodeOf(connect(room, outsider))]).toEqual([room, 4404])
  }
  const epochThatNeverWas = rooms.plan.replace(/1$/, '2')
  expect(await closeCodeOf(connect(epochThatNeverWas, { cookie }))).toBe(4404)
})

test('[AC14] a page of another website can’t open a socket in your name', async () => {
  const socket = connect(rooms.plan, { cookie, origin: 'https://elders.example' })
  const [, response] = await once(socket, 'unexpected-response')
  expect(response.statusCode).toBe(403)
  const own = connect(rooms.plan, { cookie, origin: server.url })
  await once(own, 'open')
})

test('[AC15] a stock y-websocket client joins with the session cookie, and what it sends at once is not lost', async () => {
  const documents = createPlanDocuments()
  const provider = openStockProvider(rooms.plan, documents.plan, cookie)
  await expect.poll(() => provider.synced, waiting).toBe(true)
  expect(readPlan(documents).title).toBe('Jeugd')
  documents.plan.getText('title').insert(5, 'hulp')

  const other = createPlanDocuments()
  openStockProvider(rooms.plan, other.plan, cookie)
  await expect.poll(() => readPlan(other).title, waiting).toBe('Jeugdhulp')
})

test('[AC16] signing out closes the sockets of that session and leaves those of others open', async () => {
  const second = await server.signIn({ id: 'coordinator' })
  const first = connect(rooms.plan, { cookie })
  const other = connect(rooms.plan, { cookie: second })
  await Promise.all([once(first, 'open'), once(other, 'open')])
  const closed = closeCodeOf(first)
  await server.request('DELETE', '/session', { as: cookie })
  expect(await closed).toBe(4401)
  expect(other.readyState).toBe(WebSocket.OPEN)
})

test('[AC17] whose membership ends loses the open sockets at once', async () => {
  const member = await server.signIn({ id: 'editor' })
  await server.storage.saveMember(planId, 'editor', 'editor')
  const socket = connect(rooms.plan, { cookie: member })
  await once(socket, 'open')
  const closed = closeCodeOf(socket)
  await server.request('DELETE', `/plans/${planId}/members/editor`, { as: cookie })
  expect(await closed).toBeGreaterThanOrEqual(4400)
  expect(await closeCodeOf(connect(rooms.plan, { cookie: member }))).toBe(4404)
})

test('[AC21] a role that is lowered over the API holds on an open socket within a second', async () => {
  const member = await server.signIn({ id: 'editor' })
  await server.storage.saveMember(planId, 'editor', 'editor')
  const socket = connect(rooms.plan, { cookie: member })
  await once(socket, 'open')
  const closed = closeCodeOf(socket)
  const lowered = { as: cookie, json: { role: 'viewer' } }
  expect((await server.request('PATCH', `/plans/${planId}/members/editor`, lowered)).status).toBe(200)
  const start = performance.now()
  for (const update of typeText('a')) socket.send(encodeUpdate(update))
  expect(await closed).toBe(4405)
  expect(performance.now() - start).toBeLessThan(1_000)
})

test('[AC18] a frame above the limit closes its socket for good with 4413', async () => {
  const small = await startTestServer({ limits: { maxMessageBytes: 1024 } })
  const as = await small.signIn()
  const { body } = await small.request('POST', '/plans', { as, json: { title: 'Jeugd' } })
  const socket = new WebSocket(`${small.url.replace('http', 'ws')}/sync/${body.rooms.plan}`, {
    headers: { cookie: as },
  })
  await once(socket, 'open')
  const closed = closeCodeOf(socket)
  socket.send(new Uint8Array(5000))
  expect(await closed).toBe(4413)
  expect((await small.request('GET', '/plans', { as })).status).toBe(200)
  await small.close()
})

test('[AC19] there is no socket at any other address', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = sendHttp(`${server.url}/api/v1/plans`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      },
    })
    sent.on('response', (response) => resolve(response.statusCode))
    sent.on('error', reject)
    sent.end()
  })
  expect(status).toBe(404)
})

test('[AC20] a room of a past epoch is closed for good with 4410, for members alone', async () => {
  const db = new DatabaseSync(join(server.config.dataDir, 'regietafel.sqlite'))
  db.prepare('UPDATE rooms SET closed_at = 1 WHERE name = ?').run(rooms.plan)
  db.close()
  expect(await closeCodeOf(connect(rooms.plan, { cookie }))).toBe(4410)
  expect(await closeCodeOf(connect(rooms.plan, { cookie: await server.signIn() }))).toBe(4404)
  expect(await closeCodeOf(connect(rooms.plan, {}))).toBe(4401)
})

test('[SY40] who is turned away before the upgrade keeps no connection, whatever it goes on sending', async () => {
  const before = await connectionsOf(server)
  const { port } = new URL(server.url)
  const socket = connectTcp({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
  opened.push(socket)
  socket.on('error', () => {})
  socket.write('GET /elders HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
  await once(socket.resume(), 'end')
  socket.write('x')
  await vi.waitFor(async () => expect(await connectionsOf(server)).toBeLessThanOrEqual(before), waiting)
})

function connectionsOf({ app }: TestServer): Promise<number> {
  return new Promise((resolve, reject) =>
    app.http.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
}
