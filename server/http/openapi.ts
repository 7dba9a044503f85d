/** The description of the API (OpenAPI 3.0.3), made of the declarations that serve it. */
import type { ZodType } from 'zod'
import { z } from 'zod'
import type { ErrorCode } from '#shared/errors.ts'
import { errorCodes } from '#shared/errors.ts'
import { problemDetails } from '#shared/protocol/http.ts'
import { problemMediaType } from './problem.ts'
import type { Answer, Bodies, Route } from './route.ts'
import { sessionCookie } from './session-cookie.ts'

type Json = Record<string, unknown>

export function describeApi(routes: readonly Route[], options: { prefix: string; version: string }): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = options.prefix + route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) }
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'Regietafel',
      version: options.version,
      description: 'Regional programmes that municipalities make, decide on and follow together.',
      license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/software/page/eupl' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie } },
      schemas: { Problem: toSchema(problemDetails, 'output') },
    },
  }
}

function describeRoute(route: Route): Json {
  const parameters = [...pathParameters(route.path), ...queryParameters(route.query)]
  return {
    operationId: operationId(route),
    summary: route.summary,
    security: route.access === 'anyone' ? [] : [{ session: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: { required: true, content: describeBodies(route.body) } } : {}),
    responses: { [route.answer.status]: describeAnswer(route.answer), ...describeProblems(codesOf(route)) },
  }
}

function operationId(route: Route): string {
  const words = route.path.split(/\W+/).filter(Boolean)
  return [route.method.toLowerCase(), ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('')
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: ZodType | undefined): Json[] {
  if (query === undefined) return []
  const { properties = {}, required = [] } = toSchema(query, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function describeBodies(bodies: Bodies): Json {
  const json = bodies['application/json']
  return {
    ...(json ? { 'application/json': { schema: toSchema(json, 'input') } } : {}),
    ...(bodies['text/csv'] ? { 'text/csv': { schema: { type: 'string', format: 'binary' } } } : {}),
  }
}

function describeAnswer(answer: Answer): Json {
  if (answer.status === 204) return { description: 'Done.' }
  if ('schema' in answer)
    return {
      description: 'Done.',
      content: { 'application/json': { schema: toSchema(answer.schema, 'output') } },
    }
  return { description: 'Done.', content: { [answer.mediaType]: { schema: { type: 'string' } } } }
}

function codesOf(route: Route): ErrorCode[] {
  const codes: ErrorCode[] = [...(route.errors ?? []), 'internal']
  if (route.access !== 'anyone') codes.push('not-signed-in')
  if (route.access !== 'anyone' && route.access !== 'signed-in') codes.push('not-found')
  if (route.access === 'manage-members' || route.access === 'lock-plan') codes.push('forbidden')
  if (route.method !== 'GET') codes.push('wrong-origin')
  if (route.query || route.body) codes.push('invalid-request')
  if (route.body) codes.push('too-large', 'unsupported-media-type')
  return codes
}

function describeProblems(codes: readonly ErrorCode[]): Json {
  const byStatus = Map.groupBy(new Set(codes), (code) => errorCodes[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [
      status,
      {
        description: found.join(', '),
        content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function toSchema(schema: ZodType, io: 'input' | 'output'): Json {
  return z.toJSONSchema(schema, { target: 'openapi-3.0', io })
}
