/** `GET /metrics`, for who runs the server and nobody else. */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusedError } from '#shared/errors.ts'
import { isLoopback, isLoopbackHost } from '../http/client-address.ts'
import { textFormat } from './registry.ts'

/** With a token only who has it may read; without one only a program on this machine, not what a proxy passes on. */
export function serveMetrics(http: FastifyInstance, deps: { token: string | null; render(): string }): void {
  http.get('/metrics', async (request, reply) => {
    const allowed = deps.token === null ? isOfThisMachine(request) : hasToken(request, deps.token)
    if (!allowed) throw new RefusedError('not-found')
    return reply.header('content-type', textFormat).header('cache-control', 'no-store').send(deps.render())
  })
}

function isOfThisMachine({ socket, headers }: FastifyRequest): boolean {
  if (!isLoopback(socket.remoteAddress) || !isLoopbackHost(headers.host)) return false
  return !('x-forwarded-for' in headers) && !('forwarded' in headers)
}

function hasToken({ headers }: FastifyRequest, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
