/** The hash of a version is the same wherever it is computed, and says when something was changed. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { hashOf } from '#shared/version/version-hash.ts'
import { makeDataDir, runProgram, startTestServer } from '#test/support/test-server.ts'
import type { Region } from './region.ts'
import { agenda, openRegion } from './region.ts'

/** As a browser does it. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return new Uint8Array(digest).toHex()
}

async function openLockedRegion(): Promise<Region & { folder: string }> {
  const folder = await makeDataDir()
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const region = await openRegion(
    `${agenda}\r\nÜberregio 😀;Wat gaan we doen?;"Zoë's ""actie""";Stap;2027;;;;;`,
  )
  await region.lock()
  return { ...region, folder }
}

test('[VS23] server, client and the script in docs compute the same hash', async () => {
  const { ask, folder } = await openLockedRegion()
  const { text, body } = await ask('GET', '/versions/1')
  const { content, json, hash } = body as { content: PlanContent; json: string; hash: string }
  expect(await hashOf(content, sha256)).toBe(hash)
  expect(await sha256(json)).toBe(hash)

  const file = join(folder, 'version.json')
  await writeFile(file, text)
  expect(await runProgram('docs/verify-version.mjs', {}, [file])).toEqual({
    ...{ code: 0, stderr: '' },
    stdout: `Agenda jeugd, versie 1: klopt (${hash})\n`,
  })
  for (const changed of [
    text.replace('Wensen in kaart', 'Wensen op kaart'),
    text.replace(
      hash,
      hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    ),
    text.replaceAll('Wensen in kaart', 'Wensen op kaart'),
  ]) {
    await writeFile(file, changed)
    expect((await runProgram('docs/verify-version.mjs', {}, [file])).code).toBe(1)
  }
})

test('[VS24] after a backup is put back, every version is what it was', async () => {
  const { ask, server, planId, coordinator, folder } = await openLockedRegion()
  const before = (await ask('GET', '/versions/1')).text
  const restored = join(folder, 'terug')
  await mkdir(restored)
  const backup = join(restored, 'regietafel.sqlite')
  expect((await runProgram('server/backup.ts', { DATA_DIR: server.config.dataDir }, [backup])).code).toBe(0)
  expect(await runProgram('server/verify-versions.ts', { DATA_DIR: restored })).toEqual({
    ...{ code: 0, stderr: '', stdout: 'De hash van 1 versie klopt.\n' },
  })
  const second = await startTestServer({ dataDir: restored, now: Date.now })
  onTestFinished(() => second.close())
  const after = await second.request('GET', `/plans/${planId}/versions/1`, { as: coordinator })
  expect(after.text).toBe(before)
})

test('[VS25] verify-versions names every version that is not what it was, and ends with 1', async () => {
  const { server, decide, reopen, lock, planId } = await openLockedRegion()
  await decide('returned')
  await reopen()
  await lock()
  const settings = { DATA_DIR: server.config.dataDir }
  const good = await runProgram('server/verify-versions.ts', settings)
  expect([good.code, good.stdout]).toEqual([0, 'De hashes van alle 2 versies kloppen.\n'])
  const db = new DatabaseSync(join(server.config.dataDir, 'regietafel.sqlite'))
  db.exec('DROP TRIGGER versions_stay')
  db.exec(`UPDATE versions SET json = replace(json, 'Wensen in kaart', 'Wensen op kaart') WHERE number = 2`)
  db.close()
  const bad = await runProgram('server/verify-versions.ts', settings)
  expect([bad.code, bad.stdout]).toEqual([1, ''])
  expect(bad.stderr).toMatch(`Versie 2 van "Agenda jeugd" (plan ${planId}) klopt niet met haar hash`)
  expect(bad.stderr).not.toContain('Versie 1 ')
})
