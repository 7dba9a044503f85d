/** Environment → checked settings. Each mistake is one sentence that says what to give instead. */
import { z } from 'zod'
import type { Limits } from './collaboration/settings.ts'
import { nl } from './language/nl.ts'
import { StartError } from './start-error.ts'

const settings = z.object({
  DATA_DIR: z.string().default('./data'),
  HOST: z
    .string()
    .regex(/^[^\s/]+$/)
    .default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(3000),
  BASE_URL: z.string().transform(toBaseUrl).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  MAX_UPLOAD_BYTES: wholeNumber(1024, 2 ** 30).default(8 * 2 ** 20),
  MAX_MESSAGE_BYTES: wholeNumber(1024, 2 ** 30).default(8 * 2 ** 20),
  MAX_MESSAGE_PARTS: wholeNumber(1000, 2 ** 30).default(200_000),
  MAX_DOCUMENT_BYTES: wholeNumber(1024, 2 ** 31 - 1).default(64 * 2 ** 20),
  MAX_PRESENCE_BYTES: wholeNumber(256, 2 ** 20).default(4096),
  MAX_EDITS_PER_SECOND: wholeNumber(1, 1_000_000).default(100),
  MAX_PRESENCE_PER_SECOND: wholeNumber(1, 1_000_000).default(50),
  MAX_WAITING_BYTES: wholeNumber(1024, 2 ** 30).default(2 ** 20),
  MAX_WAITING_UPDATES: wholeNumber(1, 1_000_000).default(100),
  MAX_WAITING_SECONDS: wholeNumber(1, 3600).default(5),
  MAX_MERGE_STEPS: wholeNumber(100, 2 ** 31).default(20_000),
  MAX_PRESENCE_IDS: wholeNumber(1, 1_000_000).default(10),
  MAX_REMEMBERED_CLIENTS: wholeNumber(1, 1_000_000).default(10_000),
  MAX_BUFFERED_BYTES: wholeNumber(64 * 1024, 2 ** 30).default(32 * 2 ** 20),
  MAX_UNSAVED_BYTES: wholeNumber(64 * 1024, 2 ** 34).default(256 * 2 ** 20),
  MAX_SOCKETS_PER_SESSION: wholeNumber(1, 1_000_000).default(100),
  MAX_SOCKETS_PER_ADDRESS: wholeNumber(1, 1_000_000).default(1000),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/)
    .optional(),
  SESSION_DAYS: wholeNumber(1, 365).default(30),
  SIGN_IN_LINK_HOURS: wholeNumber(1, 8760).default(168),
})

export type Config = {
  dataDir: string
  host: string
  /** 0: any free port. */
  port: number
  /** Where people find the server, without a slash at the end. Null: where it listens. */
  baseUrl: string | null
  logLevel: z.infer<typeof settings>['LOG_LEVEL']
  maxUploadBytes: number
  /** What live editing keeps within bounds; see `collaboration/settings.ts`. */
  limits: Pick<
    Limits,
    | 'maxMessageBytes'
    | 'maxMessageParts'
    | 'maxDocumentBytes'
    | 'maxPresenceBytes'
    | 'maxEditsPerSecond'
    | 'maxPresencePerSecond'
    | 'maxWaitingBytes'
    | 'maxWaitingUpdates'
    | 'maxWaitingMs'
    | 'maxMergeSteps'
    | 'maxPresenceIds'
    | 'maxRememberedClients'
    | 'maxBufferedPresenceBytes'
    | 'maxBufferedEditBytes'
    | 'maxBufferedBytes'
    | 'maxUnsavedBytes'
  >
  maxSocketsPerSession: number
  maxSocketsPerAddress: number
  /** What opens `/metrics`. Null: only programs on this machine. */
  metricsToken: string | null
  sessionDays: number
  signInLinkHours: number
}

/** Throws a StartError with one line per wrong setting. An empty setting counts as not given. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => {
      const value = env[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )
  const result = settings.safeParse(given)
  if (!result.success) {
    const wrong = new Set(result.error.issues.map((issue) => issue.path[0] as keyof typeof nl.wrongSetting))
    throw new StartError([...wrong].map((name) => nl.wrongSetting[name](String(given[name]))).join('\n'))
  }
  const found = result.data
  return {
    dataDir: found.DATA_DIR,
    host: found.HOST,
    port: found.PORT,
    baseUrl: found.BASE_URL ?? null,
    logLevel: found.LOG_LEVEL,
    maxUploadBytes: found.MAX_UPLOAD_BYTES,
    limits: {
      maxMessageBytes: found.MAX_MESSAGE_BYTES,
      maxMessageParts: found.MAX_MESSAGE_PARTS,
      maxDocumentBytes: found.MAX_DOCUMENT_BYTES,
      maxPresenceBytes: found.MAX_PRESENCE_BYTES,
      maxEditsPerSecond: found.MAX_EDITS_PER_SECOND,
      maxPresencePerSecond: found.MAX_PRESENCE_PER_SECOND,
      maxWaitingBytes: found.MAX_WAITING_BYTES,
      maxWaitingUpdates: found.MAX_WAITING_UPDATES,
      maxWaitingMs: 1000 * found.MAX_WAITING_SECONDS,
      maxMergeSteps: found.MAX_MERGE_STEPS,
      maxPresenceIds: found.MAX_PRESENCE_IDS,
      maxRememberedClients: found.MAX_REMEMBERED_CLIENTS,
      maxBufferedPresenceBytes: found.MAX_BUFFERED_BYTES / 32,
      maxBufferedEditBytes: found.MAX_BUFFERED_BYTES / 8,
      maxBufferedBytes: found.MAX_BUFFERED_BYTES,
      maxUnsavedBytes: found.MAX_UNSAVED_BYTES,
    },
    maxSocketsPerSession: found.MAX_SOCKETS_PER_SESSION,
    maxSocketsPerAddress: found.MAX_SOCKETS_PER_ADDRESS,
    metricsToken: found.METRICS_TOKEN ?? null,
    sessionDays: found.SESSION_DAYS,
    signInLinkHours: found.SIGN_IN_LINK_HOURS,
  }
}

/** Where people find a server that listens at `host` and `port`, when BASE_URL does not say. */
export function listeningUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

function wholeNumber(min: number, max: number) {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(min).max(max))
}

/** A path is refused until the client can live under one. */
function toBaseUrl(value: string, context: z.RefinementCtx): string {
  const url = URL.parse(value)
  const web = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url !== null && web && url.pathname === '/' && url.search === '' && url.hash === '') return url.origin
  context.addIssue({ code: 'custom' })
  return z.NEVER
}
