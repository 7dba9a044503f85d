/** The cookie that carries a session's secret; scripts in the page can't read it. */
import { fastifyCookie } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'

export const sessionCookie = 'regietafel_session'

/** The secret in a `Cookie` header, for HTTP requests and sockets alike. */
export function readSessionCookie(header: string | undefined): string | undefined {
  return header === undefined ? undefined : fastifyCookie.parse(header)[sessionCookie]
}

export function setSessionCookie(
  reply: FastifyReply,
  secret: string,
  options: { secure: boolean; maxAgeSeconds: number },
): void {
  reply.setCookie(sessionCookie, secret, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: options.secure,
    maxAge: options.maxAgeSeconds,
  })
}

export function clearSessionCookie(reply: FastifyReply, options: { secure: boolean }): void {
  reply.clearCookie(sessionCookie, { httpOnly: true, sameSite: 'lax', path: '/', secure: options.secure })
}
