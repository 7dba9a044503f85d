/** What every answer says to the browser: trust nothing that is not ours, and keep answers of the API to yourself. */
import type { FastifyReply, FastifyRequest } from 'fastify'

// Grid and components set styles of their own at run time, hence 'unsafe-inline' for styles alone.
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
}
