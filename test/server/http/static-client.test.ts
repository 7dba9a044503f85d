import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionCookie } from '#server/http/session-cookie.ts'
import type { TestServer } from '../../support/test-server.ts'
import { startTestServer } from '../../support/test-server.ts'

let server: TestServer
let clientFolder: string

beforeAll(async () => {
  clientFolder = await mkdtemp(join(tmpdir(), 'regietafel-client-'))
  await mkdir(join(clientFolder, 'assets'))
  await writeFile(join(clientFolder, 'index.html'), '<!doctype html><title>Regietafel</title>')
  await writeFile(join(clientFolder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(clientFolder, 'assets', 'app-1a2b3c.js'), 'export {}')
  await writeFile(join(clientFolder, 'assets', 'app-1a2b3c.js.br'), brotliCompressSync('export {}'))
  await writeFile(join(clientFolder, 'assets', 'app-1a2b3c.js.gz'), gzipSync('export {}'))
  await writeFile(join(clientFolder, 'manifest.json'), JSON.stringify(manifest))
  server = await startTestServer({ clientFolder })
})
afterAll(async () => {
  await server.close()
  await rm(clientFolder, { recursive: true })
})

/** As Vite writes it. */
const manifest = {
  'index.html': {
    file: 'assets/app-1a2b3c.js',
    isEntry: true,
    imports: ['_react.js'],
    css: ['assets/app-1.css'],
  },
  'plan-page.tsx': {
    file: 'assets/plan-2.js',
    imports: ['index.html', '_grid.js'],
    css: ['assets/plan-2.css'],
  },
  '_grid.js': { file: 'assets/grid-3.js', imports: ['_react.js'] },
  '_react.js': { file: 'assets/react-4.js' },
}

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init)

test('[OP11] every address that is a screen gets the page, fresh each time', async () => {
  for (const path of ['/', '/index.html', '/aanmelden', '/plannen/a1b2', '/plannen/a1b2?thema=x']) {
    const answer = await get(path)
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-cache'])
    expect(answer.headers.get('content-type')).toMatch('text/html')
    expect(await answer.text()).toContain('<title>Regietafel</title>')
  }
})

test('[OP11] files with a hash in their name are kept for a year; a missing file is missing', async () => {
  const asset = await get('/assets/app-1a2b3c.js')
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await get('/favicon.svg')).headers.get('content-type')).toMatch('image/svg+xml')
  for (const path of ['/assets/app-oud.js', '/favicon.ico', '/api/v1/nergens', '/sync/']) {
    expect([path, (await get(path)).status]).toEqual([path, 404])
  }
  expect((await get('/aanmelden', { method: 'POST' })).status).toBe(404)
})

test('[OP14] what was compressed when it was built is sent so to who can read it', async () => {
  for (const [accepted, sent] of [
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const asset = await get('/assets/app-1a2b3c.js', { headers: { 'accept-encoding': accepted } })
    expect([accepted, asset.headers.get('content-encoding')]).toEqual([accepted, sent])
    expect(asset.headers.get('vary')).toBe('accept-encoding')
    expect(asset.headers.get('content-type')).toMatch('javascript')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await asset.text()).toBe('export {}')
  }
})

test('[OP15] who is signed in is told at a plan’s address what its screen loads, and nobody else', async () => {
  const cookie = await server.signIn()
  const linkOf = async (path: string, headers: Record<string, string>) =>
    (await get(path, { headers })).headers.get('link')
  for (const path of ['/plan/a1b2', '/plan/a1b2/versies']) {
    expect(await linkOf(path, { cookie })).toBe(
      '</assets/plan-2.js>; rel=modulepreload, </assets/plan-2.css>; rel=preload; as=style; crossorigin, ' +
        '</assets/grid-3.js>; rel=modulepreload',
    )
    expect(await linkOf(path, {})).toBeNull()
    expect(await linkOf(path, { cookie: `${sessionCookie}=vals` })).toBeNull()
  }
  for (const path of ['/', '/aanmelden', '/assets/app-1a2b3c.js', '/api/v1/plans'])
    expect([path, await linkOf(path, { cookie })]).toEqual([path, null])
})

test('[OP12] every answer carries the security headers, and the API’s are never stored', async () => {
  for (const path of ['/', '/assets/app-1a2b3c.js', '/assets/app-oud.js', '/api/v1/plans', '/%ff']) {
    const { headers } = await get(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect([path, policy]).toEqual([path, expect.stringMatching(/^default-src 'self'; /)])
    expect(policy).not.toMatch(/script-src|unsafe-eval/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  }
  for (const path of ['/api/v1/plans', '/api/v1/health', '/api/v1/nergens']) {
    expect((await get(path)).headers.get('cache-control')).toBe('no-store')
  }
})

test('[OP11] without a built screen the API works and the rest is not there', async () => {
  const bare = await startTestServer()
  const answer = await fetch(`${bare.url}/`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  await bare.close()
})
