import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { errorCodes } from '#shared/errors.ts'
import { en } from '#shared/language/en.ts'
import { nl } from '#shared/language/nl.ts'
import { problemDetails } from '#shared/protocol/http.ts'
import type { TestAnswer, TestServer } from '../../support/test-server.ts'
import { startTestServer } from '../../support/test-server.ts'

let server: TestServer
let cookie: string

beforeEach(async () => {
  server = await startTestServer({ config: { maxUploadBytes: 2048 } })
  cookie = await server.signIn()
})
afterEach(() => server.close())

function expectProblem(answer: TestAnswer, code: keyof typeof errorCodes): void {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const problem = problemDetails.parse(answer.body)
  expect(problem).toMatchObject({
    code,
    status: errorCodes[code].status,
    type: `urn:regietafel:problem:${code}`,
    title: nl.errors[code],
  })
  expect(answer.status).toBe(problem.status)
}

test('[ER1] every refusal is a problem of RFC 9457 with a code of the closed list', async () => {
  const post = (options: Parameters<TestServer['request']>[2]) =>
    server.request('POST', '/plans', { as: cookie, ...options })
  expectProblem(await server.request('GET', '/plans'), 'not-signed-in')
  expectProblem(await server.request('GET', '/nergens', { as: cookie }), 'not-found')
  expectProblem(await server.request('PATCH', '/plans', { as: cookie, json: {} }), 'not-found')
  expectProblem(await server.request('GET', '/plans/bestaat-niet', { as: cookie }), 'not-found')
  expectProblem(await server.request('GET', `/plans/${'x'.repeat(500)}`, { as: cookie }), 'not-found')
  expectProblem(await server.request('GET', '/plans/%ff', { as: cookie }), 'invalid-request')
  expectProblem(
    await post({ csv: '{"title":', headers: { 'content-type': 'application/json' } }),
    'invalid-request',
  )
  expectProblem(await post({ json: {} }), 'invalid-request')
  expectProblem(await post({}), 'unsupported-media-type')
  expectProblem(
    await post({ csv: 'x', headers: { 'content-type': 'application/xml' } }),
    'unsupported-media-type',
  )
  expectProblem(await post({ csv: 'Thema;Actie\r\n'.padEnd(3000, 'x') }), 'too-large')
  expectProblem(
    await server.request('POST', '/session', { json: { token: 'x'.repeat(70_000) } }),
    'too-large',
  )
  expectProblem(
    await server.request('POST', '/session', { csv: 'token', headers: { 'content-type': 'text/csv' } }),
    'unsupported-media-type',
  )
  expectProblem(await post({ csv: 'Kleur;Geur\r\nrood;fris\r\n' }), 'csv-without-actions')
})

test('[ER2] the sentence of a problem is in the language that the reader prefers, Dutch where that is unclear', async () => {
  const titleFor = async (language: string) =>
    (await server.request('GET', '/plans', { headers: { 'accept-language': language } })).body.title
  const dutch = nl.errors['not-signed-in']
  const english = en.errors['not-signed-in']
  expect(await titleFor('en')).toBe(english)
  expect(await titleFor('en-GB,en;q=0.9,nl;q=0.8')).toBe(english)
  expect(await titleFor('nl-NL,nl;q=0.9,en;q=0.8')).toBe(dutch)
  expect(await titleFor('en;q=0.5,nl;q=0.8')).toBe(dutch)
  expect(await titleFor('fr-FR')).toBe(dutch)
  expect(await titleFor('en;q=0')).toBe(dutch)
  expect(await titleFor(';;,q=x')).toBe(dutch)
})

test('[ER3] a refused field is named, and said what is wrong with it in the reader’s language', async () => {
  const detailFor = async (language: string) =>
    (
      await server.request('POST', '/plans', {
        as: cookie,
        json: { title: '  ' },
        headers: { 'accept-language': language },
      })
    ).body.detail
  expect(await detailFor('nl')).toMatch(/^title: .*verwacht/)
  expect(await detailFor('en')).toMatch(/^title: .*expected/)
})

test('[ER4] what was not expected is logged and answered without anything of the inside', async () => {
  await server.storage.close()
  const answer = await server.request('GET', '/plans', { as: cookie })
  expectProblem(answer, 'internal')
  expect(Object.keys(answer.body).sort()).toEqual(['code', 'status', 'title', 'type'])
  expect(server.logged()).toContain('"msg":"unexpected"')
})

test('[ER5] a request that is no HTTP does not hurt the others', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write('hallo\r\n\r\n'))
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.resume()
  })
  expect((await server.request('GET', '/health')).status).toBe(200)
})
