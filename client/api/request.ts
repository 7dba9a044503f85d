/** One request to the server: checked answers, and every failure as an `ApiError` with a sentence for a person. */
import type { z } from 'zod'
import type { ErrorCode } from '#shared/errors.ts'
import { errorCodes } from '#shared/errors.ts'
import { problemDetails } from '#shared/protocol/http.ts'
import { currentLanguage, t } from '../i18n/language.ts'

/** Besides the closed list: no answer at all, and an answer that makes no sense here. */
export type FailureCode = ErrorCode | 'offline' | 'unexpected-answer'

/** `message` says in the reader's language what happened and what to do. */
export class ApiError extends Error {
  readonly code: FailureCode
  /** What exactly was wrong, where the server says so. */
  readonly detail: string | undefined

  constructor(code: FailureCode, detail?: string) {
    super(failureSentence(code))
    this.name = 'ApiError'
    this.code = code
    this.detail = detail
  }
}

type Body = { json: unknown } | { csv: Uint8Array<ArrayBuffer> }
type Options<S extends z.ZodType | null> = { body?: Body; answer: S; signal?: AbortSignal }

/** Sends a request under `/api/v1`. With `answer: null` the answer's body does not matter. */
export async function request<S extends z.ZodType | null>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  { body, answer, signal }: Options<S>,
): Promise<S extends z.ZodType ? z.infer<S> : undefined> {
  const response = await send(method, path, body, signal)
  if (!response.ok) {
    const error = await refusal(response)
    for (const listener of refusalListeners) listener(error.code)
    throw error
  }
  if (answer === null) return undefined as never
  const read = answer.safeParse(await response.json().catch(() => undefined))
  if (!read.success) throw new ApiError('unexpected-answer', read.error.message)
  return read.data as never
}

const refusalListeners = new Set<(code: FailureCode) => void>()

/** Hears of every refusal of the server, whoever asked. */
export function observeRefusals(listener: (code: FailureCode) => void): () => void {
  refusalListeners.add(listener)
  return () => refusalListeners.delete(listener)
}

export const apiRoot = '/api/v1'

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? failureSentence(error.code) : t('errors.internal')
}

async function send(
  method: string,
  path: string,
  body: Body | undefined,
  signal?: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() }
  if (body) headers['content-type'] = 'json' in body ? 'application/json' : 'text/csv'
  const content = body && ('json' in body ? JSON.stringify(body.json) : body.csv)
  try {
    return await fetch(apiRoot + path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(content === undefined ? {} : { body: content }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('offline', String(error))
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const read = problemDetails.safeParse(await response.json().catch(() => undefined))
  if (read.success) return new ApiError(read.data.code, read.data.detail)
  // A proxy in between answers in its own words; its status still tells most of it.
  if ([502, 503, 504].includes(response.status)) return new ApiError('unavailable')
  const known = Object.entries(errorCodes).find(([, entry]) => entry.status === response.status)
  return new ApiError((known?.[0] as ErrorCode | undefined) ?? 'internal', `HTTP ${response.status}`)
}

function failureSentence(code: FailureCode): string {
  if (code === 'offline') return t('api.offline')
  if (code === 'unexpected-answer') return t('api.unexpectedAnswer')
  return t(`errors.${code}`)
}
