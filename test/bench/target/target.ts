/** A server under measurement: a process of its own on this machine, asked over IPC what it uses. */
import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dialect } from './dialect.ts'
import { hocuspocusDialect, plainDialect, regietafelDialect, relayDialect } from './dialect.ts'
import { fillDataFolder } from './fill-data-folder.ts'
import type { Usage } from './serve-usage.ts'

export const targetNames = ['regietafel', 'relay', 'hocuspocus', 'y-websocket'] as const
export type TargetName = (typeof targetNames)[number]

export type Target = {
  readonly name: TargetName
  readonly dialect: Dialect
  readonly url: string
  readonly pid: number
  readonly dataDir: string
  /** Names for its rooms; where a target keeps documents on disk, they hold the plan already. */
  readonly rooms: readonly string[]
  /** What identifies the nth person when connecting. */
  headersOf(person: number): Record<string, string>
  usage(): Promise<Usage>
  /** Whether connections end now because they are meant to. */
  isStopping(): boolean
  stop(): Promise<void>
}

export type TargetOptions = {
  rooms: number
  people: number
  /** The plan as one Yjs update. Null: rooms begin empty. */
  plan: Uint8Array | null
  /** A folder that was filled before, to start on again. It is kept. */
  existing?: { dataDir: string; rooms: readonly string[]; cookies: readonly string[] }
}

const dialects: Record<TargetName, Dialect> = {
  regietafel: regietafelDialect,
  relay: relayDialect,
  hocuspocus: hocuspocusDialect,
  'y-websocket': plainDialect,
}
/** Regietafel bounds how many sockets one address may have; here everybody comes from one. */
export const allFromHere = { MAX_SOCKETS_PER_ADDRESS: '10000', MAX_SOCKETS_PER_SESSION: '1000' }
const startDeadlineMs = 20_000
const stopDeadlineMs = 8_000

export async function startTarget(name: TargetName, options: TargetOptions): Promise<Target> {
  const dataDir = options.existing?.dataDir ?? (await makeDataFolder())
  const names = Array.from({ length: options.rooms }, (_, room) => `room-${room}`)
  const filled =
    options.existing ??
    (name === 'regietafel' ? await fillDataFolder(dataDir, options) : { rooms: names, cookies: [] })
  const child = fork(join(import.meta.dirname, `${name}-server.ts`), {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', ...allFromHere },
    execArgv: process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const url = await readAddress(child)
  let stopping = false

  return {
    name,
    dialect: dialects[name],
    url,
    pid: child.pid ?? 0,
    dataDir,
    rooms: filled.rooms,
    headersOf(person) {
      const cookie = filled.cookies[person % filled.cookies.length]
      return cookie === undefined ? {} : { cookie }
    },
    async usage() {
      child.send('usage')
      const [usage] = await once(child, 'message')
      return usage as Usage
    },
    isStopping: () => stopping,
    async stop() {
      stopping = true
      const gone = once(child, 'exit')
      const deadline = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs)
      if (name === 'regietafel') child.kill('SIGTERM')
      else child.disconnect()
      await gone
      clearTimeout(deadline)
      if (options.existing === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export function makeDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'regietafel-bench-'))
}

/** The first address that the server prints. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const deadline = setTimeout(() => reject(new Error(`a server didn't start:\n${output}`)), startDeadlineMs)
    child.stdout?.on('data', (chunk) => {
      output += chunk
      const url = /https?:\/\/\S+/.exec(output)?.[0]
      if (url === undefined) return
      clearTimeout(deadline)
      resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}:\n${output}`)))
  })
}
