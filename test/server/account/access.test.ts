import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#shared/access/role.ts'
import type { RequestOptions, TestServer } from '../../support/test-server.ts'
import { signInWith, startTestServer, tokenOf } from '../../support/test-server.ts'

let server: TestServer
let planId: string
let editorId: string
const cookies: Record<Role | 'outsider' | 'admin', string> = {} as never

beforeAll(async () => {
  server = await startTestServer()
  cookies.coordinator = await server.signIn()
  cookies.outsider = await server.signIn()
  cookies.admin = await server.signIn({ admin: true })
  const plan = await server.request('POST', '/plans', { as: cookies.coordinator, json: { title: 'Jeugd' } })
  planId = plan.body.id
  for (const role of ['viewer', 'editor'] as const) {
    const invited = await server.request('POST', `/plans/${planId}/members`, {
      as: cookies.coordinator,
      json: { name: `Een ${role}`, role },
    })
    if (role === 'editor') editorId = invited.body.userId
    cookies[role] = await signInWith(server.url, tokenOf(invited.body.link))
  }
})
afterAll(() => server.close())

type Call = [method: string, path: string, options?: RequestOptions]

const reading = (id: string): Call[] => [
  ['GET', `/plans/${id}`],
  ['GET', `/plans/${id}/export.csv`],
  ['GET', `/plans/${id}/members`],
]
const managing = (id: string): Call[] => [
  ['POST', `/plans/${id}/members`, { json: { name: 'Nieuw', role: 'viewer' } }],
  ['PATCH', `/plans/${id}/members/${editorId}`, { json: { role: 'editor' } }],
  ['POST', `/plans/${id}/members/${editorId}/link`],
  ['DELETE', `/plans/${id}/members/niemand`],
]

function send([method, path, options]: Call, as?: string) {
  return server.request(method, path, { ...options, ...(as === undefined ? {} : { as }) })
}

test('[AC7] without a session there is nothing to see or do but sign in', async () => {
  const calls: Call[] = [
    ['GET', '/session'],
    ['GET', '/plans'],
    ['POST', '/plans', { json: { title: 'X' } }],
  ]
  for (const call of [...calls, ...reading(planId), ...managing(planId), ...reading('bestaat-niet')]) {
    const { status, body } = await send(call)
    expect([call[1], status, body.code]).toEqual([call[1], 401, 'not-signed-in'])
  }
  expect((await send(['GET', '/session'], 'regietafel_session=geraden')).status).toBe(401)
})

test('[AC8] who is no member gets the same answer for a plan as for one that does not exist', async () => {
  const real = [...reading(planId), ...managing(planId)]
  const invented = [...reading('bestaat-niet'), ...managing('bestaat-niet')]
  for (const [index, call] of real.entries()) {
    const forReal = await send(call, cookies.outsider)
    const forInvented = await send(invented[index] as Call, cookies.outsider)
    expect([call[1], forReal.status]).toEqual([call[1], 404])
    expect(forReal.text).toBe(forInvented.text)
  }
  expect((await send(['GET', '/plans'], cookies.outsider)).body.plans).toEqual([])
})

test('[AC9] viewers and editors read a plan and its members, and manage neither', async () => {
  for (const role of ['viewer', 'editor'] as const) {
    for (const call of reading(planId)) expect((await send(call, cookies[role])).status).toBe(200)
    for (const call of managing(planId)) {
      const { status, body } = await send(call, cookies[role])
      expect([call[1], status, body.code]).toEqual([call[1], 403, 'forbidden'])
    }
    expect((await send(['GET', `/plans/${planId}`], cookies[role])).body.role).toBe(role)
  }
})

test('[AC10] an administrator counts as coordinator of every plan', async () => {
  expect((await send(['GET', `/plans/${planId}`], cookies.admin)).body.role).toBe('coordinator')
  const { plans } = (await send(['GET', '/plans'], cookies.admin)).body
  expect(plans).toMatchObject([{ id: planId, role: 'coordinator' }])
  const statuses = []
  for (const call of managing(planId)) statuses.push((await send(call, cookies.admin)).status)
  expect(statuses).toEqual([201, 200, 201, 404])
})

test('[AC11] a request that changes something and comes from another website is refused', async () => {
  for (const origin of ['https://elders.example', 'null', `${server.url}0`, 'http://127.0.0.1:1']) {
    const headers = { origin }
    const answer = await send(['POST', '/plans', { json: { title: 'X' }, headers }], cookies.coordinator)
    expect([origin, answer.status, answer.body.code]).toEqual([origin, 403, 'wrong-origin'])
    expect((await send(['DELETE', '/session', { headers }], cookies.outsider)).status).toBe(403)
  }
  const headers = { origin: server.url }
  const own = await send(['POST', '/plans', { json: { title: 'X' }, headers }], cookies.outsider)
  expect(own.status).toBe(201)
})

test('[AC11] behind a proxy, the address of BASE_URL is the server’s own', async () => {
  const proxied = await startTestServer({ config: { baseUrl: 'https://regio.example.nl' } })
  const as = await proxied.signIn()
  for (const [origin, status] of [
    ['https://regio.example.nl', 201],
    ['https://regio.example.nl.elders.example', 403],
  ] as const) {
    const answer = await proxied.request('POST', '/plans', {
      as,
      json: { title: 'X' },
      headers: { origin },
    })
    expect([origin, answer.status]).toEqual([origin, status])
  }
  await proxied.close()
})
