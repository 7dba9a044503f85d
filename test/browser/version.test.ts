import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { expectAccessible, takeScreenshots, test } from './support/fixture.ts'
import {
  cellOf,
  choose,
  expectSaved,
  fillDecision,
  lock,
  makeSmallPlan,
  openPlanTab,
  openVersions,
  record,
  typeIn,
} from './support/version-people.ts'

test('[VE20] from concept to approved and on: lock, what came too late, decide, reopen, compare, export', async ({
  installation,
}) => {
  test.setTimeout(600_000)
  const anna = await installation.admin()
  const plan = await makeSmallPlan(installation, anna)
  const sanne = await installation.invite(anna, plan, 'Sanne Visser', 'editor')
  const joost = await installation.invite(anna, plan, 'Joost Bakker', 'editor')
  const wim = await installation.invite(anna, plan, 'Wim Prins', 'viewer')
  for (const person of [anna, sanne, joost, wim]) {
    person.page.setDefaultTimeout(15_000)
    await installation.openPlan(person, plan)
  }

  // A lock while one types and another types offline.
  await typeIn(sanne.page, 'Wensen ophalen', 'text', ' en scholen')
  await expectSaved(sanne.page)
  await joost.page.context().setOffline(true)
  await expect(joost.page.locator('.rt-saved')).toContainText('Offline')
  await typeIn(joost.page, 'Proef in één wijk', 'planning', ' en 2027')
  await joost.page.keyboard.press('Escape')
  await cellOf(joost.page, 'Proef in één wijk', 'planning').click()
  await joost.page.keyboard.press('F2')
  await joost.page.keyboard.press('Control+a')
  await joost.page.keyboard.type('2026-2027')
  await joost.page.keyboard.press('Enter')
  await typeIn(joost.page, 'Uitkomsten bespreken', 'text', ' met de raad')
  await joost.page.keyboard.press('Enter')
  await expect(joost.page.locator('.rt-saved')).toHaveText('Offline: 2 wijzigingen bewaard op dit apparaat')

  await anna.page.getByRole('button', { name: 'Vergrendelen…' }).click()
  await expect(anna.page.getByText('1 stap zonder planning')).toBeVisible()
  await expect(anna.page.getByText('1 stap zonder regisseur')).toBeVisible()
  await expect(anna.page.getByText('1 collega is nu in het plan bezig')).toBeVisible()
  await anna.page.getByText('1 stap zonder planning').click()
  await expectAccessible(anna.page)
  await takeScreenshots(anna.page, 'version-lock')
  await anna.page.getByRole('button', { name: 'Terug naar het plan' }).click()
  await lock(anna, 'Portefeuillehoudersoverleg', '2026-12-12')

  for (const { page } of [anna, sanne, wim]) {
    await expect(page.locator('.rt-plan-state').first()).toContainText('Ter vaststelling')
  }
  await expect(sanne.page.locator('.rt-grid').getByRole('textbox')).toBeHidden()
  await expectReadOnly(sanne.page)
  await takeScreenshots(sanne.page, 'version-locked-editor')
  await expectAccessible(sanne.page)
  // Progress goes on.
  await cellOf(sanne.page, 'Wensen ophalen', 'note').click()
  await sanne.page.keyboard.press('F2')
  await sanne.page.keyboard.type('Loopt op schema')
  await sanne.page.keyboard.press('Enter')
  await expectSaved(sanne.page)

  await joost.page.context().setOffline(false)
  const notice = joost.page.getByText('2 wijzigingen van u staan niet in versie 1.')
  await expect(notice).toBeVisible()
  await joost.page.reload()
  await expect(notice).toBeVisible()
  await joost.page.getByRole('button', { name: 'Bekijken' }).click()
  await expect(joost.page.getByRole('button', { name: 'Alsnog invoeren' })).toHaveCount(0)
  await expectAccessible(joost.page)
  await takeScreenshots(joost.page, 'version-pending-closed')
  await joost.page.keyboard.press('Escape')

  // Sent back, and open again.
  await anna.page.getByRole('button', { name: 'Besluit vastleggen…' }).click()
  await choose(anna.page, 'Teruggestuurd')
  await anna.page.getByRole('button', { name: 'Besluit vastleggen', exact: true }).click()
  await expect(anna.page.getByText('Vul in waarom het plan is teruggestuurd.')).toBeVisible()
  await expectAccessible(anna.page)
  await takeScreenshots(anna.page, 'version-decide')
  await anna.page.getByLabel('Waarom is het teruggestuurd?').fill('De planning van thema 2 is niet haalbaar.')
  await anna.page.getByRole('button', { name: 'Besluit vastleggen', exact: true }).click()
  await expect(anna.page.locator('.rt-plan-state').first()).toContainText('Teruggestuurd')
  // The others see it without doing anything.
  for (const { page } of [sanne, joost, wim])
    await expect(page.locator('.rt-plan-state').first()).toContainText('Teruggestuurd')
  await anna.page.getByRole('button', { name: 'Opnieuw openen…' }).click()
  await takeScreenshots(anna.page, 'version-reopen')
  await expectAccessible(anna.page)
  await anna.page.getByRole('button', { name: 'Opnieuw openen', exact: true }).click()
  await expect(anna.page.locator('.rt-plan-state').first()).toContainText(
    'Concept na versie 1, teruggestuurd',
  )
  await expect(joost.page.locator('.rt-plan-state').first()).toContainText('Concept')

  // Nothing has come in by itself; one is entered, one thrown away.
  await expect(cellOf(anna.page, 'Proef in één wijk', 'planning')).toHaveText('2026')
  await expect(cellOf(anna.page, 'Uitkomsten bespreken', 'text')).toHaveText('Uitkomsten bespreken')
  await joost.page.getByRole('button', { name: 'Bekijken' }).click()
  await takeScreenshots(joost.page, 'version-pending-open')
  await joost.page.getByRole('button', { name: /^Alsnog invoeren: .*Proef in één wijk/ }).click()
  await joost.page.getByRole('button', { name: /^Weggooien: / }).click()
  await joost.page.getByRole('alertdialog').getByRole('button', { name: 'Weggooien' }).click()
  await expect(joost.page.getByText('U hebt over alle wijzigingen gekozen.')).toBeVisible()
  await joost.page.keyboard.press('Escape')
  await expect(cellOf(anna.page, 'Proef in één wijk', 'planning')).toHaveText('2026-2027')
  await expect(cellOf(anna.page, 'Uitkomsten bespreken', 'text')).toHaveText('Uitkomsten bespreken')
  await joost.page.reload()
  await joost.page.locator('.ag-row').first().waitFor()
  await expect(notice).toBeHidden()

  // A second version is approved, by two bodies.
  await cellOf(sanne.page, 'Effect bekijken', 'planning').click()
  await sanne.page.keyboard.press('F2')
  await sanne.page.keyboard.type('2028')
  await sanne.page.keyboard.press('Enter')
  await expectSaved(sanne.page)
  await expectSaved(joost.page)
  await lock(anna, 'Portefeuillehoudersoverleg', '2027-01-30')
  await record(anna.page, 'Vastgesteld', 'Portefeuillehoudersoverleg')
  await openVersions(anna)
  await anna.page.getByRole('main').getByRole('button', { name: 'Besluit vastleggen…' }).click()
  await fillDecision(anna.page, 'Vastgesteld', 'College van Meerdijk')
  await expect(anna.page.getByText('College van Meerdijk: Vastgesteld')).toBeVisible()
  await expect(anna.page.getByText('Versie 2 naast versie 1')).toBeVisible()
  await expectAccessible(anna.page)
  await takeScreenshots(anna.page, 'version-list')

  // Revision: editors work on, readers see what was approved.
  await anna.page.getByRole('button', { name: 'Opnieuw openen…' }).click()
  await choose(anna.page, 'Herijking')
  await anna.page.getByLabel('Reden').fill('Nieuwe raden na de verkiezingen.')
  await anna.page.getByRole('button', { name: 'Opnieuw openen', exact: true }).click()
  await expect(anna.page.locator('.rt-plan-state').first()).toContainText('Concept na versie 2, vastgesteld')
  await openPlanTab(anna)
  await typeIn(sanne.page, 'Kleinschalige woonplekken', 'text', ' en in de stad')
  await sanne.page.keyboard.press('Enter')
  await expectSaved(sanne.page)
  await expect(sanne.page.getByRole('button', { name: 'Wijzigingen sinds versie 2 (1)' })).toBeVisible()
  await sanne.page.getByRole('button', { name: 'Wijzigingen sinds versie 2 (1)' }).click()
  await expect(sanne.page.getByTitle('Gewijzigd. Was: Kleinschalige woonplekken in elke kern')).toBeVisible()
  await expectAccessible(sanne.page)
  await takeScreenshots(sanne.page, 'version-marked-changes')
  await installation.openPlan(wim, plan)
  await expect(wim.page.getByRole('region', { name: 'Versie 2' })).toBeVisible()
  await expect(wim.page.getByText('Loopt op schema')).toBeVisible()
  await expectAccessible(wim.page)
  await takeScreenshots(wim.page, 'version-reader')
  await wim.page.getByRole('link', { name: 'Naar het concept' }).click()
  await expect(cellOf(wim.page, 'Kleinschalige', 'text')).toHaveText(/en in de stad/)
  for (const name of ['Vergrendelen…', 'Opnieuw openen…', 'Besluit vastleggen…']) {
    await expect(wim.page.getByRole('button', { name })).toHaveCount(0)
    await expect(sanne.page.getByRole('button', { name })).toHaveCount(0)
  }

  // Compare, open and export.
  await openVersions(joost)
  await joost.page.getByRole('button', { name: /Getoonde versie/ }).click()
  await joost.page.getByRole('option', { name: 'Concept' }).click()
  await joost.page.getByRole('button', { name: /Vergelijk met/ }).click()
  await joost.page.getByRole('option', { name: 'Versie 1' }).click()
  await expect(joost.page.getByText('Concept naast versie 1')).toBeVisible()
  await expect(joost.page.locator('ins', { hasText: '-2027' })).toBeVisible()
  await takeScreenshots(joost.page, 'version-compare')
  await joost.page.getByRole('button', { name: 'Alleen wijzigingen' }).click()
  await expect(joost.page.getByText('Uitkomsten bespreken')).toBeVisible()
  await expectAccessible(joost.page)
  await takeScreenshots(joost.page, 'version-compare-all')
  const comparison = await download(joost.page, 'Was-wordt als CSV')
  expect(comparison).toContain('2026-2027')
  await joost.page.getByRole('link', { name: 'Versie 1 openen' }).click()
  await expect(joost.page.getByRole('region', { name: 'Versie 1' })).toBeVisible()
  await expect(cellOf(joost.page, 'Wensen ophalen', 'text')).toHaveText(
    'Wensen ophalen bij gezinnen en scholen',
  )
  await expectAccessible(joost.page)
  await takeScreenshots(joost.page, 'version-old')
  const first = await download(joost.page, 'Versie 1 als CSV')
  await joost.page.goto(`${installation.server().url}/plan/${plan.id}/versies/2`)
  const second = await download(joost.page, 'Versie 2 als CSV')
  expect(first).toContain('Proef in één wijk;2026;')
  expect(second).toContain('Proef in één wijk;2026-2027;')
  expect(second).not.toContain('en in de stad')
})

async function expectReadOnly(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Actie toevoegen' })).toHaveCount(0)
  await cellOf(page, 'Proef in één wijk', 'text').click()
  await page.keyboard.type('x')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem')).toHaveCount(1)
  await expect(page.getByRole('menuitem')).toContainText('Laatste wijziging')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(cellOf(page, 'Proef in één wijk', 'text')).toHaveText('Proef in één wijk')
  await expect(page.locator('.rt-toast').first()).toContainText('vergrendeld')
}

async function download(page: Page, link: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ])
  return readFile(await file.path(), 'utf8')
}
