/** Errors as RFC 9457 problem details, in the language of who asked. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode } from '#shared/errors.ts'
import { errorCodes, RefusedError } from '#shared/errors.ts'
import { en } from '#shared/language/en.ts'
import { nl } from '#shared/language/nl.ts'
import type { ProblemDetails } from '#shared/protocol/http.ts'

export const problemMediaType = 'application/problem+json'

/** Answers with the problem behind an error. What was not expected is logged, and nothing of it leaks. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refused = toRefusedError(error)
  if (refused.code === 'internal')
    request.log.error({ err: error, ...describeRequest(request) }, 'unexpected')
  const problem = toProblem(refused, request.headers['accept-language'])
  return (
    reply
      .status(problem.status)
      .header('content-type', problemMediaType)
      .header('cache-control', 'no-store')
      // As bytes, since Fastify adds a charset to text, which this media type does not have.
      .send(Buffer.from(JSON.stringify(problem)))
  )
}

export function toProblem(
  { code, detail }: { code: ErrorCode; detail?: string | undefined },
  acceptLanguage: string | undefined,
): ProblemDetails {
  const language = preferredLanguage(acceptLanguage)
  return {
    type: `urn:regietafel:problem:${code}`,
    title: (language === 'en' ? en : nl).errors[code],
    status: errorCodes[code].status,
    code,
    ...(detail === undefined ? {} : { detail }),
  }
}

/** The method and address of a request, without the query: that may hold what is nobody's business. */
export function describeRequest(request: FastifyRequest): { method: string; path: string } {
  return { method: request.method, path: pathOf(request.url) }
}

export function pathOf(url: string): string {
  return url.split('?', 1)[0] as string
}

/** Dutch, unless the reader prefers English. */
export function preferredLanguage(acceptLanguage: string | undefined): 'nl' | 'en' {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.split('-', 1)[0], weight: weight ? Number(weight.trim().slice(2)) : 1 }
    })
    .filter(({ language, weight }) => (language === 'nl' || language === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wanted[0]?.language === 'en' ? 'en' : 'nl'
}

function toRefusedError(error: unknown): RefusedError {
  if (error instanceof RefusedError) return error
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  if (status === 413) return new RefusedError('too-large')
  if (status === 414) return new RefusedError('not-found')
  if (status === 415) return new RefusedError('unsupported-media-type')
  if (typeof status === 'number' && status >= 400 && status < 500) return new RefusedError('invalid-request')
  return new RefusedError('internal')
}
