import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { ServerProcess } from '../../support/server-process.ts'
import { runProgram, startServerProcess } from '../../support/server-process.ts'
import { makeDataDir, sendRequest, signInWith, tokenOf } from '../../support/test-server.ts'

let folder: string
let dataDir: string
const running: ServerProcess[] = []

beforeEach(async () => {
  folder = await makeDataDir()
  dataDir = join(folder, 'data')
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')))
  await rm(folder, { recursive: true, force: true })
})

async function start(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess(dataDir, env)
  running.push(server)
  return server
}

test('[OP3] a first start makes a sample plan and prints a link that signs the administrator in, once', async () => {
  const server = await start()
  expect(server.output()).toBe(`Regietafel draait op ${server.url}\nAanmelden: ${server.adminLink}\n`)
  expect(server.adminLink).toMatch(`${server.url}/aanmelden#`)
  const token = tokenOf(server.adminLink ?? '')
  const cookie = await signInWith(server.url, token)
  const { user } = (await sendRequest(server.url, 'GET', '/session', { as: cookie })).body
  expect(user).toMatchObject({ name: 'Beheerder', admin: true })
  const { plans } = (await sendRequest(server.url, 'GET', '/plans', { as: cookie })).body
  expect(plans).toMatchObject([{ role: 'coordinator', status: 'concept' }])
  const csv = await sendRequest(server.url, 'GET', `/plans/${plans[0].id}/export.csv`, { as: cookie })
  expect(csv.text.split('\r\n').length).toBeGreaterThan(20)
  await expect(signInWith(server.url, token)).rejects.toThrow('401')
})

test('[OP4] a next start keeps what there was and prints no link', async () => {
  const first = await start()
  const cookie = await signInWith(first.url, tokenOf(first.adminLink ?? ''))
  await sendRequest(first.url, 'POST', '/plans', { as: cookie, json: { title: 'Eigen plan' } })
  await first.kill()
  const second = await start()
  expect(second.output()).toBe(`Regietafel draait op ${second.url}\n`)
  const { plans } = (await sendRequest(second.url, 'GET', '/plans', { as: cookie })).body
  expect(plans.map(({ title }: { title: string }) => title)).toContain('Eigen plan')
  expect(plans).toHaveLength(2)
})

test('[OP5] aanmeldlink prints a fresh link that works, while the server runs', async () => {
  const server = await start()
  const { code, stdout, stderr } = await runProgram('server/sign-in-link.ts', { DATA_DIR: dataDir })
  expect([code, stderr]).toEqual([0, ''])
  const link = /^Aanmelden: (\S+)\n$/.exec(stdout)?.[1] ?? ''
  expect(new URL(link).origin).toBe(server.url)
  const cookie = await signInWith(server.url, tokenOf(link))
  const { user } = (await sendRequest(server.url, 'GET', '/session', { as: cookie })).body
  expect(user.admin).toBe(true)
  const elsewhere = await runProgram('server/sign-in-link.ts', {
    DATA_DIR: dataDir,
    BASE_URL: 'https://regio.example.nl',
  })
  expect(elsewhere.stdout).toMatch(/^Aanmelden: https:\/\/regio\.example\.nl\/aanmelden#\S+\n$/)
})

test('[OP6] what can’t start says why in one sentence, with exit code 1 and without a stack trace', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const port = String((taken.address() as { port: number }).port)
  const file = join(folder, 'een-bestand')
  await writeFile(file, 'geen map')
  const broken = join(folder, 'kapot')
  await mkdir(broken)
  await writeFile(join(broken, 'regietafel.sqlite'), 'dit is geen database '.repeat(500))

  const main = 'server/main.ts'
  for (const [program, env, words, args] of [
    [main, { PORT: port }, `Poort ${port} op 127.0.0.1 is al in gebruik`, []],
    [main, { PORT: 'x' }, 'PORT is "x"', []],
    [main, { DATA_DIR: join(file, 'data') }, 'kan niet worden geschreven', []],
    [main, { DATA_DIR: file }, 'kan niet worden geschreven', []],
    [main, { DATA_DIR: broken, PORT: '0' }, 'is niet te openen', []],
    [main, { HOST: '203.0.113.1', PORT: '0' }, 'is geen adres van deze computer', []],
    [main, { HOST: 'bestaat.invalid', PORT: '0' }, 'is geen adres van deze computer', []],
    ['server/sign-in-link.ts', {}, 'nog geen database', []],
    ['server/backup.ts', {}, 'Geef het bestand', []],
    ['server/backup.ts', {}, 'nog geen database', [join(folder, 'backup.sqlite')]],
    ['server/backup.ts', {}, 'bestaat al', [file]],
  ] as const) {
    const exit = await runProgram(program, { DATA_DIR: join(folder, 'leeg'), ...env }, args)
    expect(exit).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(words) })
    expect(exit.stderr).toMatch(/^[^\n]+\n$/)
    await rm(join(folder, 'leeg'), { recursive: true, force: true })
  }
  taken.close()
})

test('[OP6] a link is not asked of a data folder that nobody uses yet', async () => {
  await runProgram('server/sign-in-link.ts', { DATA_DIR: dataDir })
  expect(existsSync(dataDir)).toBe(false)
})

test('[OP7] a first start that fails on its port is still the first start next time', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  expect((await runProgram('server/main.ts', { DATA_DIR: dataDir, PORT: String(port) })).code).toBe(1)
  taken.close()
  expect((await start()).adminLink).not.toBeNull()
})

test('[OP8] asked to stop, the server ends its sockets and stops cleanly', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await start()
    const link = await runProgram('server/sign-in-link.ts', { DATA_DIR: dataDir })
    const cookie = await signInWith(server.url, tokenOf(link.stdout.trim().replace('Aanmelden: ', '')))
    const { plans } = (await sendRequest(server.url, 'GET', '/plans', { as: cookie })).body
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${plans[0].rooms.plan}`, {
      headers: { cookie },
    })
    await once(socket, 'open')
    const closed = once(socket, 'close')
    const { code, stderr } = await server.kill(signal)
    expect([code, stderr]).toEqual([0, ''])
    const [closeCode] = await closed
    // Not a final code: the client comes back when the server does.
    expect(closeCode < 4400 || closeCode > 4499).toBe(true)
  }
})

test('[OP9] health answers 200 while the server can read and write', async () => {
  const server = await start()
  const { status, body } = await sendRequest(server.url, 'GET', '/health')
  expect([status, body]).toEqual([200, { status: 'ok' }])
})

test('[OP13] a second server on the same data folder is refused in one sentence', async () => {
  const first = await start()
  const second = await runProgram('server/main.ts', { DATA_DIR: dataDir, PORT: '0' })
  expect(second).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('in gebruik door een andere server'),
  })
  expect(second.stderr).toMatch(/^[^\n]+\n$/)
  expect((await sendRequest(first.url, 'GET', '/health')).status).toBe(200)
  await first.kill('SIGKILL')
  await start()
})

test('[OP10] a backup made while the server runs is a whole database', async () => {
  const server = await start()
  const cookie = await signInWith(server.url, tokenOf(server.adminLink ?? ''))
  await sendRequest(server.url, 'POST', '/plans', { as: cookie, json: { title: 'Eigen plan' } })
  const restored = join(folder, 'terug')
  await mkdir(restored)
  const file = join(restored, 'regietafel.sqlite')
  const backup = await runProgram('server/backup.ts', { DATA_DIR: dataDir }, [file])
  expect(backup).toMatchObject({ code: 0, stdout: `Backup geschreven naar ${file}\n`, stderr: '' })
  await server.kill('SIGKILL')

  dataDir = restored
  const second = await start()
  const { plans } = (await sendRequest(second.url, 'GET', '/plans', { as: cookie })).body
  expect(plans).toHaveLength(2)
})
