/** A real server for tests: in this process with `startTestServer`, or as a program of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashToken, randomToken } from '#server/account/token.ts'
import type { App } from '#server/app.ts'
import { createApp } from '#server/app.ts'
import type { CollaborationDeps } from '#server/collaboration/collaboration.ts'
import type { Config } from '#server/config.ts'
import { readConfig } from '#server/config.ts'
import { openDataFolder } from '#server/data-folder.ts'
import { createLog } from '#server/http/log.ts'
import type { Storage, User } from '#server/storage/storage.ts'

export type TestServerOptions = {
  config?: Partial<Config>
  limits?: Partial<Config['limits']>
  /** Kept on close; without it a fresh folder that goes away on close. */
  dataDir?: string
  now?: () => number
  clientFolder?: string
  /** How patient live editing is. */
  timing?: CollaborationDeps['timing']
}

export type RequestOptions = {
  /** The `Cookie` header: whom the request comes from. */
  as?: string
  json?: unknown
  csv?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

/** `body` is the parsed JSON where the answer is JSON, else null. Its type is the test's to know. */
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body by asserting on it.
export type TestAnswer = { status: number; headers: Headers; text: string; body: any }

export type TestServer = {
  url: string
  storage: Storage
  app: App
  config: Config
  /** Everything that was logged, as text. */
  logged(): string
  forgetLog(): void
  /** Makes a user, signs in over HTTP, and gives the `Cookie` header to send along. */
  signIn(person?: Partial<User>): Promise<string>
  /** A request below /api/v1. */
  request(method: string, path: string, options?: RequestOptions): Promise<TestAnswer>
  close(): Promise<void>
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await makeDataDir())
  const usual = readConfig({ DATA_DIR: dataDir, PORT: '0' })
  const config = { ...usual, ...options.config, limits: { ...usual.limits, ...options.limits } }
  const now = options.now ?? Date.now
  const lines: string[] = []
  const log = createLog('debug', { write: (line) => lines.push(line) })
  const storage = await openDataFolder(dataDir)
  const clientFolder = options.clientFolder ?? join(dataDir, 'no-client')
  const { timing = {} } = options
  const app = createApp({ config, storage, now, randomToken, log, clientFolder, timing })
  await app.listen()
  const address = app.http.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  const url = `http://127.0.0.1:${address.port}`
  const request: TestServer['request'] = (method, path, sent) => sendRequest(url, method, path, sent)

  return {
    url,
    storage,
    app,
    config,
    request,
    logged: () => lines.join(''),
    forgetLog: () => void lines.splice(0),
    async signIn({ id = randomToken(9), name = 'Noor', organisation = 'Voorbeeldstad', admin = false } = {}) {
      if ((await storage.findUser(id)) === null) await storage.createUser({ id, name, organisation, admin })
      const token = randomToken(32)
      const expiresAt = now() + 3_600_000
      await storage.addSignInToken({ hash: hashToken(token), userId: id, expiresAt })
      return signInWith(url, token)
    },
    async close() {
      await app.close()
      await storage.close()
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Redeems a one-time token; gives the `Cookie` header to send along. */
export async function signInWith(url: string, token: string): Promise<string> {
  const { status, headers } = await sendRequest(url, 'POST', '/session', { json: { token } })
  const cookie = headers.getSetCookie()[0]?.split(';', 1)[0]
  if (status !== 200 || cookie === undefined) throw new Error(`signing in answered ${status}`)
  return cookie
}

/** The token in a personal link. */
export function tokenOf(link: string): string {
  return new URL(link).hash.slice(1)
}

export function makeDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'regietafel-'))
}

export async function sendRequest(
  url: string,
  method: string,
  path: string,
  { as, json, csv, headers = {} }: RequestOptions = {},
): Promise<TestAnswer> {
  const body = json === undefined ? csv : JSON.stringify(json)
  const mediaType = json === undefined ? 'text/csv' : 'application/json'
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(as === undefined ? {} : { cookie: as }),
      ...(body === undefined ? {} : { 'content-type': mediaType }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null }
}

export { runProgram, startServerProcess } from './server-process.ts'
