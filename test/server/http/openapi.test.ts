import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestServer } from '../../support/test-server.ts'
import { startTestServer } from '../../support/test-server.ts'

let server: TestServer
// biome-ignore lint/suspicious/noExplicitAny: a description of any shape, looked at piece by piece.
let description: any

beforeAll(async () => {
  server = await startTestServer()
  description = (await server.request('GET', '/openapi.json')).body
})
afterAll(() => server.close())

type Operation = { path: string; method: string; operation: Record<string, unknown> & { responses: object } }

function operations(): Operation[] {
  return Object.entries(description.paths as Record<string, Record<string, Operation['operation']>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
}

test('[ER6] the description lists every route of the API', () => {
  expect(operations().map(({ path, method }) => `${method} ${path.replace('/api/v1', '')}`)).toEqual(
    expect.arrayContaining([
      'post /session',
      'get /session',
      'delete /session',
      'get /plans',
      'post /plans',
      'get /plans/{planId}',
      'get /plans/{planId}/export.csv',
      'get /plans/{planId}/lists/{listId}/export.csv',
      'post /plans/{planId}/lock',
      'post /plans/{planId}/reopen',
      'get /plans/{planId}/versions',
      'get /plans/{planId}/versions/{number}',
      'get /plans/{planId}/versions/{number}/export.csv',
      'get /plans/{planId}/versions/{number}/lists/{listId}/export.csv',
      'post /plans/{planId}/versions/{number}/decisions',
      'get /plans/{planId}/compare',
      'get /plans/{planId}/compare.csv',
      'get /plans/{planId}/cell-changes',
      'get /plans/{planId}/members',
      'post /plans/{planId}/members',
      'patch /plans/{planId}/members/{userId}',
      'delete /plans/{planId}/members/{userId}',
      'post /plans/{planId}/members/{userId}/link',
      'get /openapi.json',
      'get /health',
    ]),
  )
})

test('[ER6] every route in the description is served, and takes a session where it says so', async () => {
  for (const { path, method, operation } of operations()) {
    const filled = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, 'x')
    const { status } = await server.request(method.toUpperCase(), filled)
    const open = (operation.security as unknown[]).length === 0
    if (open) expect([method, path, [200, 204, 415].includes(status)]).toEqual([method, path, true])
    else expect([method, path, status]).toEqual([method, path, 401])
  }
})

test('[ER7] the description is OpenAPI 3.0: parameters, bodies, answers and problems have their shapes', () => {
  expect(description.openapi).toMatch(/^3\.0\.\d$/)
  expect(description.info).toMatchObject({ title: 'Regietafel', version: expect.any(String) })
  expect(description.components.schemas.Problem.properties.code.enum).toContain('not-found')
  const ids = operations().map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, operation } of operations()) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const declared = (
      (operation.parameters ?? []) as { in: string; name: string; required: boolean }[]
    ).filter((parameter) => parameter.in === 'path')
    expect(declared.map(({ name }) => name)).toEqual(names)
    expect(declared.every(({ required }) => required)).toBe(true)
    expect(Object.keys(operation.responses).length).toBeGreaterThan(1)
  }
  const create = description.paths['/api/v1/plans'].post
  expect(Object.keys(create.requestBody.content)).toEqual(['application/json', 'text/csv'])
  expect(create.parameters).toMatchObject([{ name: 'title', in: 'query', required: false }])
  expect(create.responses[201].content['application/json'].schema.properties.rooms.type).toBe('object')
  expect(create.responses[422].content['application/problem+json'].schema.$ref).toBe(
    '#/components/schemas/Problem',
  )
  expect(findDanglingReferences()).toEqual([])
  // Words of newer JSON Schema that OpenAPI 3.0 does not know.
  expect(JSON.stringify(description)).not.toMatch(/"(const|\$schema|\$defs|propertyNames|prefixItems)":/)
})

function findDanglingReferences(): string[] {
  return [...JSON.stringify(description).matchAll(/"\$ref":"#\/([^"]+)"/g)]
    .map((match) => String(match[1]))
    .filter((pointer) => {
      // biome-ignore lint/suspicious/noExplicitAny: walks a pointer of any length.
      const target = pointer.split('/').reduce((at: any, key) => at?.[key], description)
      return target === undefined
    })
}
