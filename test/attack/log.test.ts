/** What stands in the log, however people and attackers behave. */
import { once } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { encodePresence } from '#server/collaboration/frames.ts'
import { encodeUpdate } from '#test/support/frame-client.ts'
import { typeText } from '#test/support/logged-updates.ts'
import { startTestServer } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'

/** Stands in everything that a person or a bad client says. */
const secret = 'vertrouwelijk'

test('[AT12] the log is lines of JSON without names, tokens or anything that people wrote', async () => {
  const server = await startTestServer({ limits: { maxEditsPerSecond: 1_000_000 } })
  onTestFinished(() => server.close())
  const cookie = await server.signIn({ name: secret, organisation: secret })
  const { body } = await server.request('POST', '/plans', { as: cookie, json: { title: secret } })
  await server.request('POST', '/plans', { as: cookie, csv: `Thema;Actie\n${secret};"${secret}` })
  await server.request('POST', '/session', { json: { token: secret } })
  await server.request('GET', `/plans/none?token=${secret}`, { as: cookie })
  const address = `${server.url.replace('http', 'ws')}/sync/${body.rooms.plan}?naam=${secret}`
  const nonsense = Uint8Array.of(77)
  const say = async (...frames: Uint8Array[]): Promise<number> => {
    const socket = new WebSocket(address, { headers: { cookie } })
    onTestFinished(() => socket.terminate())
    await once(socket, 'open')
    for (const frame of frames) socket.send(frame)
    const [code] = await once(socket, 'close')
    return code
  }
  const broken = new Y.Doc()
  broken.getMap(secret).set(secret, secret)
  const state = JSON.stringify({ user: { name: secret }, focus: secret })

  for (const update of typeText(secret)) expect(await say(encodeUpdate(update), nonsense)).toBe(4400)
  expect(await say(encodeUpdate(Y.encodeStateAsUpdate(broken)))).toBe(4422)
  expect(await say(encodeUpdate(Y.encodeStateAsUpdate(broken)).slice(0, -4))).toBe(4400)
  expect(await say(encodePresence([{ client: 7, clock: 1, state }]), nonsense)).toBe(4400)
  expect(await say(encodePresence([{ client: 7, clock: 1, state: `{"focus":${secret}` }]))).toBe(4400)
  await vi.waitFor(() => expect(server.logged()).toContain('a presence state that is no JSON'), waitLong)

  const log = server.logged()
  expect(log).not.toContain(secret)
  expect(log).not.toContain(cookie.split('=')[1])
  const lines = log.trim().split('\n')
  expect(lines.length).toBeGreaterThan(10)
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) })
})
