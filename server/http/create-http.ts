/** Fastify with our ways of parsing, failing and logging. */
import { fastifyCookie } from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import Fastify, { LogController } from 'fastify'
import { RefusedError } from '#shared/errors.ts'
import type { Log } from './log.ts'
import { describeRequest, sendProblem } from './problem.ts'
import { setSecurityHeaders } from './security-headers.ts'

export function createHttp(log: Log): FastifyInstance {
  const http: FastifyInstance = Fastify({
    loggerInstance: log,
    // Enough for an upload over a slow line; whoever takes longer only holds a connection.
    requestTimeout: 120_000,
    logController: new LogController({ disableRequestLogging: true }),
    // Addresses that can't be read never reach the hooks below.
    frameworkErrors(error, request, reply) {
      setSecurityHeaders(request, reply)
      sendProblem(error, request, reply)
    },
  })
  http.register(fastifyCookie)
  http.removeAllContentTypeParsers()
  http.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => parseJson(body),
  )
  http.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  )
  http.addHook('onRequest', async (request, reply) => setSecurityHeaders(request, reply))
  http.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ ...describeRequest(request), status: reply.statusCode, ms }, 'answered')
  })
  http.setErrorHandler(sendProblem)
  return http
}

function parseJson(body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    throw new RefusedError('invalid-request', 'JSON')
  }
}
