/** One-time sign-in tokens: the personal link by which somebody enters for the first time, or again. */
import type { Storage } from '../storage/storage.ts'
import type { RandomToken } from './token.ts'
import { hashToken, secretBytes } from './token.ts'

export type SignInTokenDeps = {
  storage: Storage
  now: () => number
  randomToken: RandomToken
  signInLinkHours: number
}

/** Makes a token that signs this user in once. The answer is the only place where it stands in the clear. */
export async function createSignInToken(
  { storage, now, randomToken, signInLinkHours }: SignInTokenDeps,
  userId: string,
): Promise<{ token: string; expiresAt: number }> {
  const token = randomToken(secretBytes)
  const expiresAt = now() + signInLinkHours * 3_600_000
  await storage.addSignInToken({ hash: hashToken(token), userId, expiresAt })
  return { token, expiresAt }
}

/** The token stands behind `#`, so that it never reaches a server's or proxy's log. */
export function signInLink(baseUrl: string, token: string): string {
  return `${baseUrl}/aanmelden#${token}`
}
