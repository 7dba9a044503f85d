/** What is kept on the device goes while a plan is open: nobody loses a letter by it. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/people.ts'
import { exportCsv, openPlan, openTogether } from './support/plan-screen.ts'
import { smallCsv, step } from './support/programme.ts'

const lateMs = 3_000

test('[OF11] when the browser takes away what is kept on the device, all that is typed then is saved, and colleagues see it', async ({
  house,
}) => {
  const { plan, annas, brams } = await openTogether(house, smallCsv)
  await dropStores(house.anna.page)

  await annas.write(await annas.cell(step.trial, 'planning'), '2027')
  await annas.write(await annas.cell(step.trial, 'owner'), 'Anna')
  await expect(await annas.cell(step.trial, 'owner')).toHaveText('Anna')
  await expect(await brams.cell(step.trial, 'owner')).toHaveText('Anna')
  await annas.isSaved()
  expect(await exportCsv(house.anna, plan.id)).toContain(`${step.trial};2027;Anna`)
})

test('[OF12] without a connection and without a place on the device, the mark says that changes are only in this window, and closing it or leaving the plan asks first', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  await house.anna.context.setOffline(true)
  await annas.write(await annas.cell(step.trial, 'planning'), '2027')
  await expect(annas.savedMark).toHaveText('Offline: 1 wijziging bewaard op dit apparaat')
  await dropStores(house.anna.page)
  await expect(annas.savedMark).toHaveText('Offline: 1 wijziging staat alleen in dit venster')
  await annas.write(await annas.cell(step.trial, 'owner'), 'Anna')
  await expect(annas.savedMark).toHaveText('Offline: 2 wijzigingen staan alleen in dit venster')
  const { page } = house.anna
  for (const leave of [
    () => page.close({ runBeforeUnload: true }),
    () => page.getByRole('link', { name: 'Regietafel' }).click(),
  ]) {
    const asked = page.waitForEvent('dialog')
    // The click ends when it was answered.
    const left = leave()
    const question = await asked
    expect(question.type()).toBe('beforeunload')
    await question.dismiss()
    await left
  }
  await house.anna.context.setOffline(false)
  await annas.isSaved()
  expect(await exportCsv(house.anna, plan.id)).toContain(`${step.trial};2027;Anna`)
})

test('[OF13] what a window knew before a plan was opened again takes nothing from the room that came then', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const { page } = house.anna
  await page.addInitScript(letGoLate, lateMs)
  const reopened = holdSocket(page, /\.plan\.3\./)
  const annas = await openPlan(house.anna, house, plan.id)
  const post = async (path: string, json: object) =>
    expect((await house.anna.request('POST', `/plans/${plan.id}/${path}`, { json })).ok()).toBe(true)

  await post('lock', { body: 'Overleg' })
  await expect(page.locator('.rt-plan-state').first()).toContainText('Ter vaststelling')
  await post('versions/1/decisions', { body: 'Overleg', outcome: 'approved', date: '2026-12-01' })
  await post('reopen', { reopening: 'adjustment', reason: 'Hogere huur' })
  await reopened.asked
  // Nothing tells from outside when the screen has let go of the room before, and looked at what it left.
  await page.waitForTimeout(lateMs + 1_000)
  expect(await page.evaluate(() => Reflect.get(window, 'lettingGo'))).toBeGreaterThan(0)
  reopened.letThrough()
  await expect(page.locator('.rt-plan-state').first()).toContainText('Concept')
  await page.waitForTimeout(lateMs + 1_000)
  await annas.isSaved()

  await annas.write(await annas.cell(step.trial, 'planning'), '2027')
  await annas.isSaved()
  await house.anna.context.setOffline(true)
  await annas.write(await annas.cell(step.trial, 'owner'), 'Anna')
  await expect(annas.savedMark).toHaveText('Offline: 1 wijziging bewaard op dit apparaat')
  await house.anna.context.setOffline(false)
  await annas.isSaved()
  expect(await exportCsv(house.anna, plan.id)).toContain(`${step.trial};2027;Anna`)
})

/** Takes away all that is kept on the device, as the browser does on clearing data. */
async function dropStores(page: Page): Promise<void> {
  const dropped = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    const drop = (name: string) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = resolve
        request.onerror = () => reject(request.error)
      })
    await Promise.all(names.map(drop))
    return names.length
  })
  expect(dropped).toBeGreaterThan(0)
}

/** Of a slow machine: what should be over after a tenth of a second takes this long. */
function letGoLate(ms: number): void {
  const { setTimeout } = window
  let count = 0
  // With an argument it is y-websocket's wait before its next try, which takes as long as ever.
  const late = (work: () => void, after?: number, ...given: unknown[]) => {
    const letsGo = after === 100 && given.length === 0
    if (letsGo) Reflect.set(window, 'lettingGo', ++count)
    return setTimeout(work, letsGo ? ms : after, ...given)
  }
  window.setTimeout = late as typeof window.setTimeout
}

/** Holds the sockets to such an address until they are let through. */
function holdSocket(page: Page, address: RegExp) {
  const asked = Promise.withResolvers<void>()
  const letThrough = Promise.withResolvers<void>()
  void page.routeWebSocket(address, async (socket) => {
    asked.resolve()
    await letThrough.promise
    socket.connectToServer()
  })
  return { asked: asked.promise, letThrough: () => letThrough.resolve() }
}
