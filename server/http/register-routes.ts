/** Serves routes as they are declared: who may come in, what goes in, what comes out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodType } from 'zod'
import { z } from 'zod'
import { canLock, canManageMembers } from '#shared/access/role.ts'
import { RefusedError } from '#shared/errors.ts'
import { preferredLanguage } from './problem.ts'
import type { Bodies, OpenedPlan, Route, SignedIn } from './route.ts'

/** Who stands at the door. */
export type Gate = {
  findSignedIn(cookieHeader: string | undefined): Promise<SignedIn | null>
  /** The plan as this person may see it; null when there is none, or none for this person. */
  openPlan(person: SignedIn, planId: string): Promise<OpenedPlan | null>
  isOwnOrigin(headers: { origin?: string | undefined; host?: string | undefined }): boolean
}

type Params = Readonly<Record<string, string>>
type Admitted = { signedIn: SignedIn | null; opened: OpenedPlan | null }

const maxJsonBytes = 64 * 1024
const safeMethods = new Set(['GET', 'HEAD'])

export function registerRoutes(
  api: FastifyInstance,
  routes: readonly Route[],
  gate: Gate,
  limits: { maxUploadBytes: number },
): void {
  const admissions = new WeakMap<FastifyRequest, Admitted>()
  for (const route of routes) {
    api.route({
      method: route.method,
      url: route.path,
      bodyLimit: route.body?.['text/csv'] ? limits.maxUploadBytes : maxJsonBytes,
      // Before the body is read: a stranger's upload is not even taken in.
      onRequest: async (request) => {
        admissions.set(request, await admit(route, request, gate))
      },
      handler: async (request, reply) => {
        const context = {
          ...admissions.get(request),
          params: request.params as Params,
          query: route.query ? parse(route.query, request.query, request) : {},
          body: route.body ? parseBody(route.body, request) : undefined,
          reply,
        }
        return answer(route, await route.handle(context), reply)
      },
    })
  }
}

async function admit(route: Route, request: FastifyRequest, gate: Gate): Promise<Admitted> {
  if (!safeMethods.has(request.method) && !gate.isOwnOrigin(request.headers))
    throw new RefusedError('wrong-origin')
  const signedIn = await gate.findSignedIn(request.headers.cookie)
  if (route.access === 'anyone') return { signedIn, opened: null }
  if (signedIn === null) throw new RefusedError('not-signed-in')
  if (route.access === 'signed-in') return { signedIn, opened: null }
  const opened = await gate.openPlan(signedIn, (request.params as Params).planId ?? '')
  if (opened === null) throw new RefusedError('not-found')
  const may =
    route.access === 'manage-members' ? canManageMembers : route.access === 'lock-plan' ? canLock : null
  if (may !== null && !may(opened.role)) throw new RefusedError('forbidden')
  return { signedIn, opened }
}

function parseBody(bodies: Bodies, request: FastifyRequest): unknown {
  const schema = bodies[mediaTypeOf(request) as keyof Bodies]
  if (schema === undefined) throw new RefusedError('unsupported-media-type')
  return parse(schema, request.body, request)
}

function mediaTypeOf(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** The detail of a refusal names the field and says what is wrong with it, in the reader's language. */
function parse<S extends ZodType>(schema: S, value: unknown, request: FastifyRequest): z.output<S> {
  const language = z.locales[preferredLanguage(request.headers['accept-language'])]()
  const result = schema.safeParse(value, { error: language.localeError })
  if (result.success) return result.data
  const details = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  )
  throw new RefusedError('invalid-request', details.join('; '))
}

function answer(route: Route, result: unknown, reply: FastifyReply): unknown {
  reply.status(route.answer.status)
  if (route.answer.status === 204) return reply.send()
  if ('schema' in route.answer) return reply.send(route.answer.schema.parse(result))
  reply.header('content-type', `${route.answer.mediaType}; charset=utf-8`)
  return reply.send(result)
}
