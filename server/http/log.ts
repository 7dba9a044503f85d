/** The server's log: JSON lines on stderr. Tokens, cookies and queries never get in. */
import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'

export type Log = FastifyBaseLogger

export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: ['token', 'cookie', 'headers', '*.token', '*.cookie', '*.headers', '*.headers.cookie'],
    },
    pino.destination(2),
  )
}
