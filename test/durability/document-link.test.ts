/**
 * The client's own link, on lines that break and to a server that dies or can't write: what it no longer counts as
 * unsaved is on disk. `SEED` runs one again; sockets keep a pace of their own.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openDocumentLink } from '#client/plan/document-link.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import { planRoom } from '#test/support/stored-plan.ts'
import type { SyncServer } from '#test/support/sync-server.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { chooseSeed } from './choose-seed.ts'

const runCount = process.env.SEED === undefined ? 5 : 1
const roundCount = 600
const patience = { timeout: 20_000, interval: 10 }
const first = chooseSeed(`${runCount} links, seeds counting up from the first`)

test.for(Array.from({ length: runCount }, (_, index) => first + index))(
  '[SV8] what the client shows as saved is on disk, whatever becomes of its socket (SEED=%i)',
  async (seed) => {
    const random = createRandom(seed)
    const server = await startSyncServer()
    const doc = new Y.Doc()
    const text = doc.getText('title')
    const link = openDocumentLink({
      doc,
      room: planRoom.name,
      syncUrl: server.url,
      deviceStore: null,
      onChange: () => {},
    })
    onTestFinished(() => link.close())
    let shownAsSaved = 0
    let looks = 0

    for (let round = 0; round < roundCount; round++) {
      if (random.chance(0.3)) text.insert(text.length, 'x')
      disturb(server, random.below(200))
      await wait(random.below(10))
      if (link.state().unsaved > 0) continue
      shownAsSaved = text.length
      looks += 1
      expect(await lengthOnDisk(server)).toBeGreaterThanOrEqual(shownAsSaved)
    }

    server.storage.heal()
    await vi.waitFor(() => expect(link.state()).toMatchObject({ connected: true, unsaved: 0 }), patience)
    expect(await lengthOnDisk(server)).toBe(text.length)
    expect(shownAsSaved).toBeGreaterThan(0)
    expect(looks).toBeGreaterThan(10)
  },
)

function disturb(server: SyncServer, chance: number): void {
  if (chance < 2) server.cutSockets()
  else if (chance < 3) server.crash()
  else if (chance < 8) server.storage.breakCommits()
  else if (chance < 14) server.storage.holdCommits()
  else if (chance < 80) server.storage.heal()
}

async function lengthOnDisk({ storage }: SyncServer): Promise<number> {
  const { snapshot, updates } = await storage.loadRoom(planRoom.name)
  const doc = new Y.Doc()
  for (const update of snapshot === null ? updates : [snapshot, ...updates]) Y.applyUpdate(doc, update)
  return doc.getText('title').length
}
