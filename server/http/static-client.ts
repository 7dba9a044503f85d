/** Serves the built client: its files, and the page itself for every address that is a screen. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusedError } from '#shared/errors.ts'
import { pathOf, sendProblem } from './problem.ts'

/** Without a built client (tests of the API alone) there are no screens, only 'not-found'. */
export function serveClient(app: FastifyInstance, folder: string): void {
  const built = existsSync(join(folder, 'index.html'))
  if (built)
    app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      // As the build made them beside each file (scripts/build.ts).
      preCompressed: true,
      setHeaders: (reply, path) =>
        reply.header('cache-control', cachingOf(path)).header('vary', 'accept-encoding'),
    })
  app.setNotFoundHandler((request, reply) =>
    built && isScreen(request) ? sendPage(reply) : sendProblem(new RefusedError('not-found'), request, reply),
  )
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.status(200).sendFile('index.html')
}

/** Files in `assets/` carry a hash of their content in their name, so they never change. */
function cachingOf(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}

/** A missing file is missing: only addresses that look like a screen get the page. */
function isScreen(request: FastifyRequest): boolean {
  const path = pathOf(request.url)
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  return !/^\/(api|sync|assets)(\/|$)/.test(path) && !/\.[^/]*$/.test(path)
}
