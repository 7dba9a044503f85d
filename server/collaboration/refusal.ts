/** The refusals that a connection can meet. Most close codes are final for y-websocket: it does not come back. */
export type RefusalCode =
  | 'malformed-message'
  | 'broken-plan'
  | 'incomplete-edit'
  | 'plan-full'
  | 'too-large'
  | 'read-only'
  | 'forbidden'
  | 'not-signed-in'
  | 'room-closed'
  | 'unavailable'
  | 'internal'

/** Those that cost work, and that an honest client does not meet time and again. */
const faults: readonly RefusalCode[] = ['malformed-message', 'broken-plan', 'too-large']

/** Of what happens at the end of a connection; null: it went by itself. */
export function isFault(refusal: RefusalCode | null): boolean {
  return refusal !== null && faults.includes(refusal)
}

/** What `ws` refused by itself, before any message was whole; it closes the socket. Null for other errors. */
export function refusalOfFrame(error: Error): RefusalCode | null {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return 'too-large'
  return code.startsWith('WS_ERR_') ? 'malformed-message' : null
}
