import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashToken, randomToken } from '#server/account/token.ts'
import type { TestServer } from '../../support/test-server.ts'
import { startTestServer } from '../../support/test-server.ts'

let server: TestServer
let time = Date.now()

beforeEach(async () => {
  time = Date.now()
  server = await startTestServer({ now: () => time })
})
afterEach(() => server.close())

async function makeToken(hours = 1): Promise<string> {
  const userId = randomToken(9)
  await server.storage.createUser({ id: userId, name: 'Sam', organisation: 'Voorbeeldstad', admin: false })
  const token = randomToken(32)
  await server.storage.addSignInToken({ hash: hashToken(token), userId, expiresAt: time + hours * 3_600_000 })
  return token
}

const signIn = (token: string) => server.request('POST', '/session', { json: { token } })

test('[AC1] a one-time token signs its user in once and never again', async () => {
  const token = await makeToken()
  const first = await signIn(token)
  expect(first.status).toBe(200)
  expect(first.body.user).toMatchObject({ name: 'Sam', organisation: 'Voorbeeldstad', admin: false })
  const second = await signIn(token)
  expect(second.status).toBe(401)
  expect(second.body.code).toBe('invalid-token')
  expect(second.headers.getSetCookie()).toEqual([])
})

test('[AC1] of two people who use one token at the same moment, one gets in', async () => {
  const token = await makeToken()
  const answers = await Promise.all([signIn(token), signIn(token), signIn(token)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
})

test('[AC2] an expired or unknown token signs nobody in', async () => {
  const token = await makeToken(1)
  time += 3_600_001
  expect((await signIn(token)).body.code).toBe('invalid-token')
  expect((await signIn('geraden')).body.code).toBe('invalid-token')
})

test('[AC3] the session cookie is out of reach of scripts, other websites and, with https, the open line', async () => {
  const plain = (await signIn(await makeToken())).headers.getSetCookie()[0] ?? ''
  expect(attributesOf(plain)).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax'])

  const secure = await startTestServer({ config: { baseUrl: 'https://regio.example.nl' } })
  const token = randomToken(32)
  await secure.storage.createUser({ id: 'u1', name: 'Sam', organisation: '', admin: false })
  await secure.storage.addSignInToken({ hash: hashToken(token), userId: 'u1', expiresAt: Date.now() + 1000 })
  const answer = await secure.request('POST', '/session', { json: { token } })
  expect(attributesOf(answer.headers.getSetCookie()[0] ?? '')).toContain('Secure')
  await secure.close()
})

test('[AC4] a session ends by itself after its number of days', async () => {
  const cookie = await server.signIn()
  time += 30 * 86_400_000 - 1000
  expect((await server.request('GET', '/session', { as: cookie })).status).toBe(200)
  time += 2000
  expect((await server.request('GET', '/session', { as: cookie })).body.code).toBe('not-signed-in')
})

test('[AC5] signing out ends the session on the server, not only the cookie', async () => {
  const cookie = await server.signIn()
  const answer = await server.request('DELETE', '/session', { as: cookie })
  expect(answer.status).toBe(204)
  expect(answer.headers.getSetCookie()[0]).toMatch(/^regietafel_session=; .*Expires=Thu, 01 Jan 1970/)
  expect((await server.request('GET', '/session', { as: cookie })).status).toBe(401)
  expect((await server.request('DELETE', '/session')).status).toBe(204)
})

test('[AC6] tokens and session secrets stand neither in the database nor in the log', async () => {
  const token = await makeToken()
  const cookie = (await signIn(token)).headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  const secret = cookie.split('=')[1] ?? ''
  await server.request('GET', `/session?token=${token}`, { as: cookie })
  await server.request('GET', `/nergens?token=${token}`, { as: cookie })
  await server.request('POST', '/session', { json: { token, more: secret } })
  const folder = server.config.dataDir
  const stored = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
  for (const hidden of [token, secret]) {
    expect(hidden.length).toBeGreaterThan(40)
    expect(stored.some((bytes) => bytes.includes(hidden))).toBe(false)
    expect(server.logged()).not.toContain(hidden)
  }
  expect(server.logged()).toContain('"path":"/api/v1/nergens"')
})

function attributesOf(setCookie: string): string[] {
  return setCookie
    .split(';')
    .slice(1)
    .map((part) => part.trim())
    .sort()
}
