/** Signing in and out over HTTP. */

import type { SessionAnswer } from '#shared/protocol/http.ts'
import { sessionAnswer, signInRequest } from '#shared/protocol/http.ts'
import type { Route } from '../http/route.ts'
import { defineRoute } from '../http/route.ts'
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie.ts'
import type { User } from '../storage/storage.ts'
import type { Sessions } from './sessions.ts'

export function createSessionRoutes(deps: {
  sessions: Sessions
  sessionDays: number
  /** Whether people come by https, so that the cookie may never travel in the clear. */
  isSecure: () => boolean
  /** Ends what still hangs on a session: its sockets. */
  onEnd: (sessionHash: string) => void
}): Route[] {
  const { sessions, sessionDays, isSecure, onEnd } = deps

  return [
    defineRoute({
      method: 'POST',
      path: '/session',
      access: 'anyone',
      summary: 'Sign in with a one-time token; sets the session cookie.',
      body: { 'application/json': signInRequest },
      answer: { status: 200, schema: sessionAnswer },
      errors: ['invalid-token'],
      async handle({ body, reply }) {
        const { user, secret } = await sessions.signIn(body.token)
        setSessionCookie(reply, secret, { secure: isSecure(), maxAgeSeconds: sessionDays * 86_400 })
        return toSessionAnswer(user)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/session',
      access: 'signed-in',
      summary: 'Who is signed in.',
      answer: { status: 200, schema: sessionAnswer },
      handle: async ({ signedIn }) => toSessionAnswer(signedIn.user),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/session',
      access: 'anyone',
      summary: 'Sign out; closes the sockets of this session.',
      answer: { status: 204 },
      async handle({ signedIn, reply }) {
        if (signedIn !== null) {
          await sessions.end(signedIn.sessionHash)
          onEnd(signedIn.sessionHash)
        }
        clearSessionCookie(reply, { secure: isSecure() })
      },
    }),
  ]
}

function toSessionAnswer({ id, name, organisation, admin }: User): SessionAnswer {
  return { user: { id, name, organisation, admin } }
}
