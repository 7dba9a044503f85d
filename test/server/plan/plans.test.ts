import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { TestServer } from '../../support/test-server.ts'
import { startTestServer } from '../../support/test-server.ts'

let server: TestServer
let cookie: string
let time: number

beforeEach(async () => {
  time = Date.parse('2026-11-25T12:00:00Z')
  server = await startTestServer({ now: () => time })
  cookie = await server.signIn({ id: 'noor' })
})
afterEach(() => server.close())

test('[PL1] a title makes an empty plan, of which the maker is coordinator', async () => {
  const made = await server.request('POST', '/plans', { as: cookie, json: { title: ' Jeugd en onderwijs ' } })
  expect(made.status).toBe(201)
  expect(made.headers.get('location')).toBe(`/api/v1/plans/${made.body.id}`)
  expect(made.body).toMatchObject({
    title: 'Jeugd en onderwijs',
    status: 'concept',
    role: 'coordinator',
    createdAt: '2026-11-25T12:00:00.000Z',
    problems: [],
  })
  const { problems, ...plan } = made.body
  const found = await server.request('GET', `/plans/${made.body.id}`, { as: cookie })
  expect(found.body).toEqual(plan)
  const csv = await server.request('GET', `/plans/${made.body.id}/export.csv`, { as: cookie })
  expect(csv.text.trim().split('\r\n')).toHaveLength(1)
})

test('[PL2] a plan names its two rooms, of the epoch that is open', async () => {
  const { body } = await server.request('POST', '/plans', { as: cookie, json: { title: 'Jeugd' } })
  expect(body.rooms).toEqual({ plan: `${body.id}.plan.1`, progress: `${body.id}.progress.1` })
})

test('[PL3] the list holds your own plans, newest first', async () => {
  const other = await server.signIn()
  await server.request('POST', '/plans', { as: other, json: { title: 'Van een ander' } })
  for (const title of ['Eerste', 'Tweede']) {
    time += 1000
    await server.request('POST', '/plans', { as: cookie, json: { title } })
  }
  const { plans } = (await server.request('GET', '/plans', { as: cookie })).body
  expect(plans.map(({ title }: { title: string }) => title)).toEqual(['Tweede', 'Eerste'])
})

test('[PL4] the title in lists follows the title in the document', async () => {
  const { body } = await server.request('POST', '/plans', { as: cookie, json: { title: 'Jeugd' } })
  const withCookie = class extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, body.rooms.plan, doc, {
    WebSocketPolyfill: withCookie as never,
    disableBc: true,
  })
  await once(provider as never, 'sync')
  doc.getText('title').insert(5, 'hulp 2026-2030')
  await expect
    .poll(async () => (await server.request('GET', '/plans', { as: cookie })).body.plans[0].title, {
      timeout: 10_000,
    })
    .toBe('Jeugdhulp 2026-2030')
  provider.destroy()
})

test('[PL5] a title that is missing, empty or endless is refused', async () => {
  for (const json of [{}, { title: '' }, { title: 'x'.repeat(401) }, [], null, 'titel']) {
    const answer = await server.request('POST', '/plans', { as: cookie, json })
    expect([json, answer.status, answer.body.code]).toEqual([json, 400, 'invalid-request'])
  }
})
