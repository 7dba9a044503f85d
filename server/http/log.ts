/** The server's log: JSON lines. Tokens, cookies and queries never get in. */
import type { FastifyBaseLogger } from 'fastify'
import type { DestinationStream } from 'pino'
import { pino } from 'pino'

export type Log = FastifyBaseLogger

/** On stderr: stdout is for the person who started the server. */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  return pino(
    {
      level,
      base: null,
      redact: ['token', 'cookie', 'headers', '*.token', '*.cookie', '*.headers', '*.headers.cookie'],
    },
    destination,
  )
}
