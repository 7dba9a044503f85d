/** Who is signed in: sessions behind the cookie, made by redeeming a one-time token. */

import { RefusedError } from '#shared/errors.ts'
import type { SignedIn } from '../http/route.ts'
import type { Storage, User } from '../storage/storage.ts'
import type { RandomToken } from './token.ts'
import { hashToken, secretBytes } from './token.ts'

export type Sessions = {
  /** Uses a one-time token up. Throws RefusedError 'invalid-token' when it is unknown, used or expired. */
  signIn(token: string): Promise<{ user: User; secret: string }>
  /** Whose session a cookie's secret opens, or null. */
  find(secret: string | undefined): Promise<SignedIn | null>
  end(sessionHash: string): Promise<void>
}

export function createSessions(deps: {
  storage: Storage
  now: () => number
  randomToken: RandomToken
  sessionDays: number
}): Sessions {
  const { storage, now, randomToken, sessionDays } = deps

  return {
    async signIn(token) {
      const secret = randomToken(secretBytes)
      const at = now()
      const session = { hash: hashToken(secret), expiresAt: at + sessionDays * 86_400_000 }
      const user = await storage.redeemSignInToken(hashToken(token), session, at)
      if (user === null) throw new RefusedError('invalid-token')
      await storage.addAudit({ at, author: user.id, planId: null, event: 'signed-in', detail: {} })
      return { user, secret }
    },

    async find(secret) {
      if (secret === undefined || secret === '') return null
      const sessionHash = hashToken(secret)
      const found = await storage.findSession(sessionHash, now())
      return found && { user: found.user, sessionHash, sessionExpiresAt: found.expiresAt }
    },

    end: (sessionHash) => storage.removeSession(sessionHash),
  }
}
