/** Somebody else's program, that knows y-websocket and has a session cookie. */
import { rm } from 'node:fs/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openTextCell } from '#shared/plan/text-cell.ts'
import { makeDataDir, startTestServer } from '#test/support/test-server.ts'
import { waitLong } from '#test/support/wait-long.ts'
import { openProvider, readOverTheWire } from './saving-client.ts'

test('[DU2] what a stock client with only a session cookie types is there for everyone, also after unloading and a restart', async () => {
  const dataDir = await makeDataDir()
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const first = await startTestServer({ dataDir, timing: { lingerMs: 0 } })
  const cookie = await first.signIn({ admin: true })
  const made = await first.request('POST', '/plans', { as: cookie, json: { title: 'Regio' } })
  const { rooms } = made.body
  const titleOn = async (url: string) => {
    const documents = await readOverTheWire({ url, rooms, cookie })
    return openTextCell(documents, { kind: 'plan', field: 'title' }, { by: 'reader' })?.read()
  }

  const doc = new Y.Doc()
  const provider = openProvider({ url: first.url, rooms, cookie }, 'plan', doc)
  onTestFinished(() => provider.destroy())
  await vi.waitFor(() => expect(doc.getText('title').toString()).toBe('Regio'), waitLong)
  doc.getText('title').insert(5, 'programma')
  await vi.waitFor(async () => expect(await titleOn(first.url)).toBe('Regioprogramma'), waitLong)

  // Stock clients hear no "saved"; who closes the socket has been heard in full.
  provider.destroy()
  await vi.waitFor(() => expect(first.logged()).toContain('a room left memory'), waitLong)
  expect(await titleOn(first.url)).toBe('Regioprogramma')
  await first.close()
  const second = await startTestServer({ dataDir })
  onTestFinished(() => second.close())
  expect(await titleOn(second.url)).toBe('Regioprogramma')
})
