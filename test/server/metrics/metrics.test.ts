import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createRegistry } from '#server/metrics/registry.ts'
import type { TestServer, TestServerOptions } from '../../support/test-server.ts'
import { startTestServer } from '../../support/test-server.ts'
import { waitLong } from '../../support/wait-long.ts'

const running: TestServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()))
})

async function start(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startTestServer(options)
  running.push(server)
  return server
}

async function readMetrics(server: TestServer, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/metrics`, { headers })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

/** `fetch` does not send another `Host` than it connects to. */
async function statusFor(port: string, host: string): Promise<number | undefined> {
  const asking = get({ host: '127.0.0.1', port, path: '/metrics', headers: { host: `${host}:${port}` } })
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  response.resume()
  return response.statusCode
}

test('[MT1] the figures follow what happens', async () => {
  const server = await start()
  const cookie = await server.signIn()
  const { body } = await server.request('POST', '/plans', { as: cookie, json: { title: 'Regio' } })
  const address = server.url.replace('http', 'ws')
  const inside = new WebSocket(`${address}/sync/${body.rooms.plan}`, { headers: { cookie } })
  await once(inside, 'open')
  const outside = new WebSocket(`${address}/sync/${body.rooms.plan}`)
  await once(outside, 'close')
  const elsewhere = new WebSocket(`${address}/sync/${body.rooms.plan}`, {
    headers: { cookie, origin: 'https://elders.example' },
  })
  await once(elsewhere, 'error')
  const silent = new WebSocket(`${address}/sync/${body.rooms.plan}`, { headers: { cookie } })
  await once(silent, 'open')
  silent.send(Uint8Array.of(77))
  await once(silent, 'close')
  // A letter in the title, by Yjs client 7.
  inside.send(Uint8Array.of(0, 2, 16, 1, 1, 7, 0, 4, 1, 5, 116, 105, 116, 108, 101, 1, 97, 0, 0))

  await vi.waitFor(async () => {
    const { status, type, text } = await readMetrics(server)
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    expect(text).toContain('\nregietafel_rooms 1\n')
    expect(text).toContain('\nregietafel_sockets 1\n')
    expect(text).toContain('\nregietafel_unsaved 0\n')
    expect(text).toContain('\nregietafel_unsaved_bytes 0\n')
    expect(text).toContain('\nregietafel_stalled_rooms 0\n')
    expect(text).toContain('regietafel_refusals_total{code="not-signed-in"} 1')
    expect(text).toContain('regietafel_refusals_total{code="malformed-message"} 1')
    expect(text).toContain('regietafel_refusals_total{code="wrong-origin"} 1')
    expect(text).toContain('regietafel_edits_total 1')
    expect(text).toMatch(/regietafel_commit_seconds_count [1-9]/)
    expect(text).toMatch(/regietafel_event_loop_lag_seconds [0-9.e-]+\n/)
    expect(text).toMatch(/process_resident_memory_bytes [1-9]\d+/)
  }, waitLong)
  inside.close()
})

test('[MT1] of a server that does nothing the event-loop lag is not how often it looks', async () => {
  const server = await start()
  await vi.waitFor(
    async () => {
      // Each reading begins anew, and needs some time to look.
      await readMetrics(server)
      await wait(300)
      const { text } = await readMetrics(server)
      const [, lag] = /\nregietafel_event_loop_lag_seconds ([0-9.e-]+)\n/.exec(text) ?? []
      expect(Number(lag)).toBeLessThan(0.008)
    },
    { timeout: 10_000 },
  )
})

test('[MT1] the text format has help, type, labels in quotes and buckets that count up', () => {
  const registry = createRegistry()
  const refusals = registry.counter('refusals', 'Refusals.')
  const times = registry.histogram('times', 'Times.', [0.1, 1])
  refusals.add(1, { code: 'a"b\\c\nd' })
  for (const value of [0.05, 0.5, 5]) times.observe(value)
  expect(registry.render().split('\n')).toEqual([
    '# HELP refusals Refusals.',
    '# TYPE refusals counter',
    'refusals{code="a\\"b\\\\c\\nd"} 1',
    '# HELP times Times.',
    '# TYPE times histogram',
    'times_bucket{le="0.1"} 1',
    'times_bucket{le="1"} 2',
    'times_bucket{le="+Inf"} 3',
    'times_sum 5.55',
    'times_count 3',
    '',
  ])
})

test('[MT2] without a token only programs on this machine read the figures', async () => {
  const server = await start()
  expect((await readMetrics(server)).status).toBe(200)
  expect((await readMetrics(server, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404)
  // A proxy that says nothing of whom it speaks for still passes on the name that was asked for.
  const { port } = new URL(server.url)
  const asked = await Promise.all(
    ['localhost', '[::1]', 'regietafel.example.nl', '127.0.0.1.example.nl'].map((name) =>
      statusFor(port, name),
    ),
  )
  expect(asked).toEqual([200, 200, 404, 404])
})

test('[MT2] with a token only who has it reads the figures', async () => {
  const server = await start({ config: { metricsToken: 'een-lang-geheim-van-ons' } })
  expect((await readMetrics(server)).status).toBe(404)
  expect((await readMetrics(server, { authorization: 'Bearer een-kort-geheim' })).status).toBe(404)
  const headers = { authorization: 'Bearer een-lang-geheim-van-ons', 'x-forwarded-for': '203.0.113.7' }
  expect((await readMetrics(server, headers)).status).toBe(200)
})
