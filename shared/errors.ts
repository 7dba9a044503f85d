/**
 * The closed list of error codes. Each has one HTTP status and, where a socket can meet it, one close code
 * (4400-4499 are final for y-websocket: the client does not come back by itself). The sentence that tells a
 * person what to do stands under the same code in `shared/language/`.
 */
export const errorCodes = {
  'invalid-request': { status: 400 },
  'malformed-message': { status: 400, close: 4400 },
  'not-signed-in': { status: 401, close: 4401 },
  'invalid-token': { status: 401 },
  forbidden: { status: 403, close: 4403 },
  'read-only': { status: 403, close: 4405 },
  'wrong-origin': { status: 403 },
  'not-found': { status: 404, close: 4404 },
  'last-coordinator': { status: 409 },
  'not-a-concept': { status: 409 },
  'not-locked': { status: 409 },
  'not-reopenable': { status: 409 },
  'room-closed': { status: 410, close: 4410 },
  'incomplete-edit': { status: 409, close: 4509 },
  'too-large': { status: 413, close: 4413 },
  'plan-full': { status: 413, close: 4414 },
  'unsupported-media-type': { status: 415 },
  'broken-plan': { status: 422, close: 4422 },
  'csv-unreadable': { status: 422 },
  'csv-without-actions': { status: 422 },
  'too-many-requests': { status: 429, close: 4429 },
  internal: { status: 500, close: 1011 },
  unavailable: { status: 503, close: 1013 },
} as const satisfies Record<string, { status: number; close?: number }>

export type ErrorCode = keyof typeof errorCodes

/** The code behind a socket's close code, or null when the closing was no refusal. */
export function errorOfClose(close: number): ErrorCode | null {
  for (const [code, entry] of Object.entries(errorCodes)) {
    if ('close' in entry && entry.close === close) return code as ErrorCode
  }
  return null
}

/** A refusal with a code of the closed list; `detail` adds what exactly was wrong, without secrets. */
export class RefusedError extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined

  constructor(code: ErrorCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.name = 'RefusedError'
    this.code = code
    this.detail = detail
  }
}
