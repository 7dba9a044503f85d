import { rmSync } from 'node:fs'
import { messageType } from '#shared/protocol/sync-message.ts'
import { startServerProcess } from '../support/server-process.ts'
import type { House } from './support/people.ts'
import { expect, makeDataFolder, openHouse, signInAdministrator, test } from './support/people.ts'
import { exportCsv, openPlan, openTogether, planScreen } from './support/plan-screen.ts'
import { smallCsv, step } from './support/programme.ts'

test('[OF1] the mark goes from being saved to saved, and says saved only when the server has it', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const screen = await openPlan(house.anna, house, plan.id)
  const marks = await screen.savedMark.evaluateHandle((mark) => {
    const said: string[] = []
    new MutationObserver(() => said.push(mark.textContent ?? '')).observe(mark, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    return said
  })

  await screen.write(await screen.cell(step.trial, 'planning'), '2027')
  await screen.isSaved()

  const said = await marks.jsonValue()
  expect(said[0]).toBe('Bezig met opslaan…')
  expect(said.at(-1)).toBe('Opgeslagen')
  expect(await exportCsv(house.anna, plan.id)).toContain(`${step.trial};2027;`)
})

test('[OF2] without a connection the screen says how many changes wait on this device, and one can go on', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const screen = await openPlan(house.anna, house, plan.id)
  const before = await exportCsv(house.anna, plan.id)

  await house.anna.context.setOffline(true)
  await expect(screen.savedMark).toHaveText('Offline: u kunt doorwerken')
  await (await screen.cell(step.trial, 'planning')).click()
  await screen.page.keyboard.press('Delete')
  await expect(screen.savedMark).toHaveText('Offline: 1 wijziging bewaard op dit apparaat')
  await screen.write(await screen.cell(step.trial, 'owner'), 'Ik')
  await expect(screen.savedMark).toHaveText('Offline: 2 wijzigingen bewaard op dit apparaat')
  await expect(await screen.cell(step.trial, 'owner')).toHaveText('Ik')
  await house.anna.context.setOffline(false)
  await screen.isSaved()

  const changed = before.replace(`${step.trial};2026 (vanaf Q2) - 2028;J. Haverkamp`, `${step.trial};;Ik`)
  expect(changed).not.toBe(before)
  expect(await exportCsv(house.anna, plan.id)).toBe(changed)
})

test('[OF3] what two people typed apart, one of them without a connection, stands there together afterwards', async ({
  house,
}) => {
  const { plan, bram, annas, brams } = await openTogether(house, smallCsv)
  const annasCell = await annas.cell(step.trial, 'text')
  const bramsCell = await brams.cell(step.trial, 'text')

  await bram.context.setOffline(true)
  await expect(brams.savedMark).toContainText('Offline')
  await bramsCell.dblclick()
  await brams.page.keyboard.type(', zegt Bram in de trein')
  await annasCell.dblclick()
  await annas.page.keyboard.press('Control+Home')
  await annas.page.keyboard.type('Anna zegt: ')
  await annas.isSaved()
  await expect(bramsCell).not.toContainText('Anna')
  await bram.context.setOffline(false)

  const together = `Anna zegt: ${step.trial}, zegt Bram in de trein`
  await expect(brams.editor).toHaveValue(together)
  await expect(annas.editor).toHaveValue(together)
  await brams.isSaved()
  expect(await exportCsv(house.anna, plan.id)).toContain(together)
})

test('[OF4] what waits on this device survives closing the page, and flows back at the next visit', async ({
  house,
}) => {
  const plan = await leaveUnsent(house, 'Geplakt zonder verbinding')
  expect(await exportCsv(house.anna, plan.id)).not.toContain('Geplakt zonder verbinding')

  const again = await openPlan({ page: await house.anna.context.newPage() }, house, plan.id)

  await expect(await again.cell(step.decide, 'note')).toHaveText('Geplakt zonder verbinding')
  await expect.poll(() => exportCsv(house.anna, plan.id)).toContain('Geplakt zonder verbinding')
})

test('[OF10] what waits on this device counts as not saved, also when the server answers before the device does', async ({
  house,
}) => {
  const plan = await leaveUnsent(house, 'Nog niet weg')

  const page = await house.anna.context.newPage()
  await page.addInitScript(openStoresLate, 1_500)
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (message[0] !== messageType.saved) socket.send(message)
    })
  })
  await page.goto(`${house.url}/plan/${plan.id}`)
  const again = planScreen(page)
  await expect(again.grid).toBeVisible()
  await expect(await again.cell(step.decide, 'note')).toHaveText('Nog niet weg')
  await expect.poll(() => exportCsv(house.anna, plan.id)).toContain('Nog niet weg')
  await expect(again.savedMark).toHaveText('Bezig met opslaan…')
})

/** A plan in which Anna wrote a note without a connection, and closed the page. */
async function leaveUnsent(house: House, note: string): Promise<{ id: string }> {
  const plan = await house.makePlan(smallCsv)
  const screen = await openPlan(house.anna, house, plan.id)
  await house.anna.context.setOffline(true)
  await expect(screen.savedMark).toContainText('Offline')
  await (await screen.cell(step.decide, 'note')).dblclick()
  await screen.page.keyboard.insertText(note)
  await expect(screen.savedMark).toHaveText('Offline: 1 wijziging bewaard op dit apparaat')
  await screen.page.close()
  await house.anna.context.setOffline(false)
  return plan
}

/** The stores of plans on this device open only after a while. */
function openStoresLate(ms: number): void {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args)
    if (!args[0].startsWith('regietafel:')) return request
    return new Proxy(request, {
      get(target, key) {
        return Reflect.get(target, key)
      },
      set(target, key, value) {
        const later = (event: Event) => setTimeout(() => value(event), ms)
        return Reflect.set(target, key, key === 'onsuccess' ? later : value)
      },
    })
  }
}

test('[OF5] a server killed while people type loses nothing that was shown as saved, and the rest flows back', async ({
  browser,
}) => {
  const dataDir = makeDataFolder()
  let server = await startServerProcess(dataDir)
  const { url } = server
  const adminSession = await signInAdministrator(browser, server)
  const house = await openHouse({ url, adminSession }, (options) => browser.newContext(options))
  const { plan, annas, brams } = await openTogether(house, smallCsv)
  const cell = await annas.cell(step.trial, 'note')
  await cell.click()
  await annas.page.keyboard.type('Dit is opgeslagen. ')
  await annas.isSaved()

  const typing = annas.page.keyboard.type('En dit werd getypt terwijl de server wegviel.', { delay: 60 })
  await expect(annas.editor).toHaveValue(/En dit/)
  await server.kill('SIGKILL')
  await typing
  await expect(annas.savedMark).toContainText('bewaard op dit apparaat')
  await expect(brams.savedMark).toContainText('Offline')

  server = await startServerProcess(dataDir, { PORT: new URL(url).port })
  const all = 'Dit is opgeslagen. En dit werd getypt terwijl de server wegviel.'
  // A browser in which nothing waits sees what the server kept, and then what flows back.
  await expect(planScreen(brams.page).savedMark).toHaveText('Opgeslagen', { timeout: 20_000 })
  await expect(annas.savedMark).toHaveText('Opgeslagen', { timeout: 20_000 })
  await expect(annas.editor).toHaveValue(all)
  await expect(await brams.cell(step.trial, 'note')).toHaveText(all)
  expect(await exportCsv(house.anna, plan.id)).toContain(all)
  await server.kill()
  rmSync(dataDir, { recursive: true, force: true })
})
