/** What programs ask of the server itself: does it work, and what can it do. */
import { z } from 'zod'
import { RefusedError } from '#shared/errors.ts'
import { healthAnswer } from '#shared/protocol/http.ts'
import type { Log } from './log.ts'
import type { Route } from './route.ts'
import { defineRoute } from './route.ts'

export function createOperationRoutes(deps: {
  /** Rejects when the server can't read and write now, or edits wait for a disk that fails. */
  check(): Promise<void>
  describe(): Record<string, unknown>
  log: Log
}): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/health',
      access: 'anyone',
      summary: 'Whether the server is ready: it can read and write now.',
      answer: { status: 200, schema: healthAnswer },
      errors: ['unavailable'],
      async handle() {
        try {
          await deps.check()
        } catch (error) {
          deps.log.error({ err: error }, 'health check failed')
          throw new RefusedError('unavailable')
        }
        return { status: 'ok' } satisfies z.infer<typeof healthAnswer>
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/health/live',
      access: 'anyone',
      summary: 'Whether the server runs at all. Restart it when this fails; not when it is unready.',
      answer: { status: 200, schema: healthAnswer },
      handle: async () => ({ status: 'ok' }) satisfies z.infer<typeof healthAnswer>,
    }),
    defineRoute({
      method: 'GET',
      path: '/openapi.json',
      access: 'anyone',
      summary: 'This description.',
      answer: { status: 200, schema: z.record(z.string(), z.unknown()) },
      handle: async () => deps.describe(),
    }),
  ]
}
