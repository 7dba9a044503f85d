import { rmSync } from 'node:fs'
import { startServerProcess } from '../support/server-process.ts'
import { allowWriting, forbidWriting, whyNoWriteLimit } from '../support/write-limit.ts'
import { expect, makeDataFolder, openHouse, signInAdministrator, test } from './support/people.ts'
import { exportCsv, openTogether } from './support/plan-screen.ts'
import { smallCsv, step } from './support/programme.ts'

test('[DB8] while the server can’t write the screen says that it is not saved yet, and says so when it is', async ({
  browser,
}) => {
  test.skip(whyNoWriteLimit !== null, whyNoWriteLimit ?? '')
  const dataDir = makeDataFolder()
  const server = await startServerProcess(dataDir, { LOG_LEVEL: 'fatal' })
  const adminSession = await signInAdministrator(browser, server)
  const house = await openHouse({ url: server.url, adminSession }, (options) => browser.newContext(options))
  const { plan, annas, brams } = await openTogether(house, smallCsv)
  const notSaved = 'Nog niet opgeslagen: de server kan nu niet schrijven'

  forbidWriting(server.pid)
  await annas.write(await annas.cell(step.trial, 'note'), 'Op een kapotte schijf')
  await expect(annas.savedMark).toHaveText(notSaved)
  await expect(await brams.cell(step.trial, 'note')).toHaveText('Op een kapotte schijf')
  // Nothing of Bram's waits, until he types.
  await expect(brams.savedMark).toHaveText('Opgeslagen')
  await brams.write(await brams.cell(step.trial, 'owner'), 'Bram')
  await expect(brams.savedMark).toHaveText(notSaved)
  await expect(annas.savedMark).toHaveText(notSaved)
  expect((await house.anna.request('GET', '/health')).status()).toBe(503)
  expect((await house.anna.request('GET', '/health/live')).status()).toBe(200)

  allowWriting(server.pid)
  await annas.isSaved()
  await brams.isSaved()
  await expect.poll(async () => (await house.anna.request('GET', '/health')).status()).toBe(200)
  await server.kill('SIGKILL')
  const again = await startServerProcess(dataDir, { PORT: new URL(server.url).port })
  const csv = await exportCsv(house.anna, plan.id)
  expect(csv).toContain('Op een kapotte schijf')
  expect(csv).toContain(';Bram;')
  await again.kill()
  rmSync(dataDir, { recursive: true, force: true })
})
