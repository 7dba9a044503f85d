/** Secrets that are handed out once: only their hash is ever kept. */
import { createHash, randomBytes } from 'node:crypto'

/** Unguessable and fit for an address: `bytes` random bytes as base64url. */
export type RandomToken = (bytes: number) => string

/** Of a one-time token or a session. */
export const secretBytes = 32
/** Of an id: unique without asking anybody. */
export const idBytes = 12

export const randomToken: RandomToken = (bytes) => randomBytes(bytes).toString('base64url')

/** Lower-case hex SHA-256. A secret of 256 random bits needs no salt or slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
