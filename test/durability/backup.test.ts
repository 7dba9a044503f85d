/** A copy of the database, made while people type and rooms are compacted. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseFile } from '#server/data-folder.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { createRandom } from '#test/convergence/random-source.ts'
import { runProgram, startServerProcess } from '#test/support/server-process.ts'
import { createTemporaryFolder } from '#test/support/temporary-folder.ts'
import { waitLong } from '#test/support/wait-long.ts'
import { chooseSeed } from './choose-seed.ts'
import { createSavingClient, readOverTheWire } from './saving-client.ts'
import { servePlan } from './served-plan.ts'
import { isSame, readDatabase } from './stored-documents.ts'
import { createTokenRecord } from './token-record.ts'

/** Some hundreds of edits; with more to do, the machine takes them more slowly. */
const muchToDo = { timeout: 60_000, interval: 25 }

test('[DU5] a backup made while people edit and rooms are compacted holds all that was saved before it', {
  timeout: 240_000,
}, async () => {
  const random = createRandom(chooseSeed('backup'))
  const dataDir = createTemporaryFolder()
  const server = await startServerProcess(dataDir)
  onTestFinished(() => void server.kill('SIGKILL'))
  const { rooms, cookies } = await servePlan(server)
  const record = createTokenRecord()
  let ids = 0
  const people = cookies.map((cookie) =>
    createSavingClient({ url: server.url, rooms, cookie }, random, record, () => `id${ids++}`),
  )
  onTestFinished(() => {
    for (const client of people) client.close()
  })
  const typing = keepTyping()
  onTestFinished(typing.stop)

  let compacted = 0
  for (let backup = 1; backup <= 2; backup++) {
    // Every next one is made with more compactions behind it.
    await vi.waitFor(() => expect(countCompacted(dataDir)).toBeGreaterThan(compacted), muchToDo)
    compacted = countCompacted(dataDir)
    const known = people.flatMap((client) => client.saved()).length
    await vi.waitFor(
      () => expect(people.flatMap((client) => client.saved()).length).toBeGreaterThan(known),
      waitLong,
    )
    const promised = people.flatMap((client) => client.saved())
    const file = join(createTemporaryFolder(), 'backup.sqlite')
    const { code, stderr } = await runProgram('server/backup.ts', { DATA_DIR: dataDir }, [file])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })

    const restored = createTemporaryFolder()
    copyFileSync(file, databaseFile(restored))
    const second = await startServerProcess(restored)
    onTestFinished(() => void second.kill('SIGKILL'))
    const documents = await readOverTheWire({ url: second.url, rooms, cookie: cookies[0] })
    expect(record.missing(documents, promised)).toEqual([])
    expect(readPlan(documents).problems).toEqual([])
    await second.kill()
    expect(isSame(await readDatabase(databaseFile(restored), rooms), documents)).toBe(true)
  }

  typing.stop()
  await vi.waitFor(() => {
    for (const client of people) expect(client.saved()).toHaveLength(client.typed().length)
  }, muchToDo)
  await server.kill()
  const stored = await readDatabase(databaseFile(dataDir), rooms)
  expect(
    record.missing(
      stored,
      people.flatMap((client) => client.typed()),
    ),
  ).toEqual([])

  function keepTyping(): { stop(): void } {
    let going = true
    void (async () => {
      while (going) {
        random.pick(people).edit()
        await wait(2)
      }
    })()
    return {
      stop() {
        going = false
      },
    }
  }
})

/** How many updates stand in snapshots. */
function countCompacted(dataDir: string): number {
  const db = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
  const row = db.prepare('SELECT sum(up_to) AS count FROM room_snapshots').get()
  db.close()
  return Number(row?.count)
}
