import { expect } from '@playwright/test'
import type { Role } from '#shared/access/role.ts'
import { expectAccessible, takeScreenshots, test } from './support/fixture.ts'
import {
  cellOf,
  changeMember,
  expectSaved,
  lock,
  makeSmallPlan,
  memberIdOf,
  record,
  typeIn,
} from './support/version-people.ts'

test('[VE21] what two windows of one person left behind is one list, chosen about once', async ({
  installation,
}) => {
  test.setTimeout(240_000)
  const anna = await installation.admin()
  const plan = await makeSmallPlan(installation, anna)
  const joost = await installation.invite(anna, plan, 'Joost Bakker', 'editor')
  const second = { ...joost, page: await joost.page.context().newPage() }
  for (const person of [anna, joost, second]) await installation.openPlan(person, plan)
  for (const person of [anna, joost, second]) await expectSaved(person.page)

  await joost.page.context().setOffline(true)
  await typeIn(joost.page, 'Proef in één wijk', 'owner', ' en S. Visser')
  await joost.page.keyboard.press('Enter')
  await expect(cellOf(joost.page, 'Proef in één wijk', 'owner')).toHaveText('J. Bakker en S. Visser')
  await typeIn(second.page, 'Uitkomsten bespreken', 'planning', ' (Q1)')
  await second.page.keyboard.press('Enter')
  await second.page.getByRole('button', { name: 'Actie toevoegen' }).first().focus()
  await second.page.keyboard.press('Enter')
  await second.page.keyboard.type('Nieuw plein')
  await second.page.keyboard.press('Enter')
  await expect(second.page.locator('.rt-saved')).toContainText('wijzigingen')

  await lock(anna, 'Directieoverleg', '2026-12-12')
  await joost.page.context().setOffline(false)
  for (const { page } of [joost, second])
    await expect(page.getByText('3 wijzigingen van u staan niet in versie 1.')).toBeVisible()

  await record(anna.page, 'Vastgesteld', 'Directieoverleg')
  await anna.page.getByRole('button', { name: 'Opnieuw openen…' }).click()
  await anna.page.getByLabel('Reden').fill('Bijstelling')
  await anna.page.getByRole('button', { name: 'Opnieuw openen', exact: true }).click()
  await expect(second.page.locator('.rt-plan-state').first()).toContainText('Concept')
  await second.page.getByRole('button', { name: 'Bekijken' }).click()
  await second.page.getByRole('button', { name: /^Alsnog invoeren: Actie “Nieuw plein”/ }).click()
  await expect(anna.page.locator('.ag-cell[col-id="title"]', { hasText: 'Nieuw plein' })).toHaveCount(1)
  await second.page.getByRole('button', { name: /^Weggooien: .*Uitkomsten/ }).click()
  await second.page.getByRole('alertdialog').getByRole('button', { name: 'Weggooien' }).click()
  await expect(joost.page.getByText('1 wijziging van u staat niet in versie 1.')).toBeVisible()
  await joost.page.getByRole('button', { name: 'Bekijken' }).click()
  await expect(joost.page.getByRole('dialog')).toContainText('en S. Visser')
  await joost.page.getByRole('button', { name: /^Alsnog invoeren: / }).click()
  await expect(cellOf(anna.page, 'Proef in één wijk', 'owner')).toHaveText('J. Bakker en S. Visser')
  await expect(cellOf(anna.page, 'Uitkomsten bespreken', 'planning')).toHaveText('2028')
  await expect
    .poll(() => joost.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('kept'))))
    .toHaveLength(1)
  await joost.page.reload()
  await expectSaved(joost.page)
  await expect(joost.page.getByRole('button', { name: 'Bekijken' })).toHaveCount(0)
})

test('[VE22] a role that is lowered, raised or ended shows on the open screen, and no edit slips in later', async ({
  installation,
}) => {
  test.setTimeout(240_000)
  const anna = await installation.admin()
  const plan = await makeSmallPlan(installation, anna)
  const joost = await installation.invite(anna, plan, 'Joost Bakker', 'editor')
  for (const person of [anna, joost]) await installation.openPlan(person, plan)
  await expectSaved(joost.page)
  const { url } = installation.server()
  const member = await memberIdOf(url, anna, plan, 'Joost Bakker')
  const role = (to: Role | null) => changeMember(url, anna, plan, member, to)

  // At once, without doing anything: the open editor closes with what was typed.
  await typeIn(joost.page, 'Wensen ophalen', 'text', ' en scholen')
  await expectSaved(joost.page)
  await role('viewer')
  await expect(joost.page.getByText('U leest mee')).toBeVisible()
  await expect(joost.page.getByRole('textbox')).toHaveCount(0)
  await expect(cellOf(joost.page, 'Wensen ophalen', 'text')).toHaveText(/en scholen/)
  await role('editor')
  await expect(joost.page.getByText('U leest mee')).toHaveCount(0)

  // What was done without a connection is refused, text and progress, and waits for a choice.
  await joost.page.context().setOffline(true)
  await typeIn(joost.page, 'Proef in één wijk', 'planning', ' en 2027')
  await joost.page.keyboard.press('Escape')
  await typeIn(joost.page, 'Proef in één wijk', 'planning', ' of later')
  await joost.page.keyboard.press('Tab')
  await typeIn(joost.page, 'Proef in één wijk', 'note', 'Wacht op de raad')
  await joost.page.keyboard.press('Tab')
  await role('viewer')
  await joost.page.context().setOffline(false)
  await expect(joost.page.getByText('2 wijzigingen van u zijn niet aangenomen.')).toBeVisible()
  await expect(cellOf(joost.page, 'Proef in één wijk', 'planning')).toHaveText('2026')
  await expect(cellOf(joost.page, 'Proef in één wijk', 'note')).toHaveText('')

  await role('editor')
  await joost.page.reload()
  await expectSaved(joost.page)
  await expect(cellOf(anna.page, 'Proef in één wijk', 'planning')).toHaveText('2026')
  await expect(cellOf(anna.page, 'Proef in één wijk', 'note')).toHaveText('')
  await joost.page.getByRole('button', { name: 'Bekijken' }).click()
  await joost.page
    .getByRole('button', { name: /^Alsnog invoeren: / })
    .first()
    .click()
  await expect(cellOf(anna.page, 'Proef in één wijk', 'planning')).toHaveText('2026 of later')
  await takeScreenshots(joost.page, 'version-refused-progress')
  await joost.page.getByRole('button', { name: /^Alsnog invoeren: / }).click()
  await expect(cellOf(anna.page, 'Proef in één wijk', 'note')).toHaveText('Wacht op de raad')

  await role(null)
  await expect(
    joost.page.getByRole('heading', { name: 'U hebt geen toegang meer tot dit plan' }),
  ).toBeVisible()
  await expectAccessible(joost.page)
  await takeScreenshots(joost.page, 'version-no-access')
})
