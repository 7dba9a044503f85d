import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestServer } from '../../support/test-server.ts'
import { signInWith, startTestServer, tokenOf } from '../../support/test-server.ts'

let server: TestServer
let coordinator: string
let planId: string
let time: number

beforeEach(async () => {
  time = Date.now()
  server = await startTestServer({ now: () => time })
  coordinator = await server.signIn({ id: 'coordinator', name: 'Noor' })
  planId = await makePlan(coordinator)
})
afterEach(() => server.close())

async function makePlan(as: string): Promise<string> {
  return (await server.request('POST', '/plans', { as, json: { title: 'Jeugd' } })).body.id
}

async function invite(role: string, as = coordinator, name = 'Sam de Wit') {
  const path = `/plans/${planId}/members`
  const json = { name, organisation: 'Gemeente Voorbeeldstad', role }
  return await server.request('POST', path, { as, json })
}

const member = (userId: string) => `/plans/${planId}/members/${userId}`

test('[MB1] an invitation gives a personal link that signs that colleague in, in that role', async () => {
  const invited = await invite('editor')
  expect(invited.status).toBe(201)
  expect(invited.body).toMatchObject({ name: 'Sam de Wit', role: 'editor', joined: false })
  expect(invited.body.link).toMatch(`${server.url}/aanmelden#`)
  expect(Date.parse(invited.body.expiresAt)).toBe(time + 168 * 3_600_000)

  const colleague = await signInWith(server.url, tokenOf(invited.body.link))
  const session = await server.request('GET', '/session', { as: colleague })
  expect(session.body.user).toEqual({
    id: invited.body.userId,
    name: 'Sam de Wit',
    organisation: 'Gemeente Voorbeeldstad',
    admin: false,
  })
  expect((await server.request('GET', '/plans', { as: colleague })).body.plans).toMatchObject([
    { id: planId, role: 'editor' },
  ])
})

test('[MB1] an invitation with an unknown role or without a name is refused', async () => {
  expect((await invite('baas')).body).toMatchObject({ code: 'invalid-request', detail: /^role: / })
  expect((await invite('editor', coordinator, '  ')).status).toBe(400)
})

test('[MB2] members see each other, and who has been in already', async () => {
  const invited = await invite('viewer')
  const list = async () => (await server.request('GET', `/plans/${planId}/members`, { as: coordinator })).body
  expect((await list()).members).toContainEqual({
    userId: invited.body.userId,
    name: 'Sam de Wit',
    organisation: 'Gemeente Voorbeeldstad',
    role: 'viewer',
    joined: false,
  })
  await signInWith(server.url, tokenOf(invited.body.link))
  expect((await list()).members.map(({ joined }: { joined: boolean }) => joined)).toEqual([true, true])
})

test('[MB3] a changed role holds from the next request on', async () => {
  const { userId, link } = (await invite('viewer')).body
  const colleague = await signInWith(server.url, tokenOf(link))
  const asCoordinator = () =>
    server.request('PATCH', member(userId), { as: colleague, json: { role: 'editor' } })
  expect((await asCoordinator()).status).toBe(403)
  const changed = await server.request('PATCH', member(userId), {
    as: coordinator,
    json: { role: 'coordinator' },
  })
  expect([changed.status, changed.body.role]).toEqual([200, 'coordinator'])
  expect((await asCoordinator()).status).toBe(200)
})

test('[MB4] whose membership has ended no longer sees that there is such a plan', async () => {
  const { userId, link } = (await invite('editor')).body
  const colleague = await signInWith(server.url, tokenOf(link))
  expect((await server.request('DELETE', member(userId), { as: coordinator })).status).toBe(204)
  expect((await server.request('GET', `/plans/${planId}`, { as: colleague })).status).toBe(404)
  expect((await server.request('GET', '/plans', { as: colleague })).body.plans).toEqual([])
  expect((await server.request('DELETE', member(userId), { as: coordinator })).body.code).toBe('not-found')
})

test('[MB5] the last coordinator of a plan stays', async () => {
  for (const [method, options] of [['PATCH', { json: { role: 'viewer' } }], ['DELETE']] as const) {
    const answer = await server.request(method, member('coordinator'), { as: coordinator, ...options })
    expect([answer.status, answer.body.code]).toEqual([409, 'last-coordinator'])
  }
  await invite('coordinator')
  expect((await server.request('DELETE', member('coordinator'), { as: coordinator })).status).toBe(204)
})

test('[MB5] two coordinators who lower each other in the same moment do not both succeed', async () => {
  const { userId, link } = (await invite('coordinator')).body
  const second = await signInWith(server.url, tokenOf(link))
  const json = { role: 'viewer' }
  const answers = await Promise.all([
    server.request('PATCH', member(userId), { as: coordinator, json }),
    server.request('PATCH', member('coordinator'), { as: second, json }),
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const members = await server.storage.listMembers(planId)
  expect(members.filter(({ role }) => role === 'coordinator')).toHaveLength(1)
})

test('[MB6] a member gets a fresh link when the first is lost', async () => {
  const { userId } = (await invite('viewer')).body
  const renewed = await server.request('POST', `${member(userId)}/link`, { as: coordinator })
  expect(renewed.status).toBe(201)
  const colleague = await signInWith(server.url, tokenOf(renewed.body.link))
  expect((await server.request('GET', '/session', { as: colleague })).body.user.id).toBe(userId)
  expect((await server.request('POST', `${member('niemand')}/link`, { as: coordinator })).status).toBe(404)
})

test('[MB7] no coordinator gets a link that opens more than he or she manages', async () => {
  const { userId, link } = (await invite('viewer')).body
  const colleague = await signInWith(server.url, tokenOf(link))
  await makePlan(colleague)
  const refused = await server.request('POST', `${member(userId)}/link`, { as: coordinator })
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])

  const admin = await server.signIn({ id: 'admin', admin: true })
  await server.storage.saveMember(planId, 'admin', 'viewer')
  expect((await server.request('POST', `${member('admin')}/link`, { as: coordinator })).status).toBe(403)
  expect((await server.request('POST', `${member(userId)}/link`, { as: admin })).status).toBe(201)
})

test('[MB8] every change of who takes part is on record, with who did it', async () => {
  const { userId } = (await invite('viewer')).body
  await server.request('PATCH', member(userId), { as: coordinator, json: { role: 'editor' } })
  await server.request('POST', `${member(userId)}/link`, { as: coordinator })
  await server.request('DELETE', member(userId), { as: coordinator })
  const db = new DatabaseSync(join(server.config.dataDir, 'regietafel.sqlite'), { readOnly: true })
  const entries = db.prepare('SELECT event, author, at, detail FROM audit WHERE plan_id = ?').all(planId)
  db.close()
  expect(entries.map(({ event }) => event)).toEqual([
    'plan-created',
    'member-invited',
    'role-changed',
    'link-created',
    'member-removed',
  ])
  for (const { author, at } of entries) expect([author, at]).toEqual(['coordinator', time])
  expect(JSON.parse(String(entries[2]?.detail))).toEqual({ user: userId, from: 'viewer', to: 'editor' })
})
