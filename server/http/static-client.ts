/** Serves the built client: its files, and the page itself for every address that is a screen. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusedError } from '#shared/errors.ts'
import { readPlanCode } from './plan-code.ts'
import { pathOf, sendProblem } from './problem.ts'

/**
 * Without a built client (tests of the API alone) there are no screens, only 'not-found'. Who is signed in is
 * told at a plan's address what else to load, before the program gets to it.
 */
export function serveClient(
  app: FastifyInstance,
  folder: string,
  isSignedIn: (cookieHeader: string | undefined) => Promise<boolean>,
): void {
  const built = existsSync(join(folder, 'index.html'))
  const planCode = built ? readPlanCode(folder) : null
  if (built)
    app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      // As the build made them beside each file (scripts/build.ts).
      preCompressed: true,
      setHeaders: (reply, path) =>
        reply.header('cache-control', cachingOf(path)).header('vary', 'accept-encoding'),
    })
  app.setNotFoundHandler(async (request, reply) => {
    if (!built || !isScreen(request)) return sendProblem(new RefusedError('not-found'), request, reply)
    const wantsPlan = planCode !== null && isPlan(request)
    // Without an answer the page comes all the same, and finds out by itself.
    if (wantsPlan && (await isSignedIn(request.headers.cookie).catch(() => false)))
      reply.header('link', planCode)
    return sendPage(reply)
  })
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.status(200).sendFile('index.html')
}

/** Files in `assets/` carry a hash of their content in their name, so they never change. */
function cachingOf(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function isPlan(request: FastifyRequest): boolean {
  return pathOf(request.url).startsWith('/plan/')
}

/** A missing file is missing: only addresses that look like a screen get the page. */
function isScreen(request: FastifyRequest): boolean {
  const path = pathOf(request.url)
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  return !/^\/(api|sync|assets)(\/|$)/.test(path) && !/\.[^/]*$/.test(path)
}
