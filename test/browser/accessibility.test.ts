import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './support/people.ts'
import { openPlan } from './support/plan-screen.ts'
import { action, programmeCsv, step, theme } from './support/programme.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

test('[AX4] signing in and the overview have no A or AA violation', async ({ house }) => {
  const stranger = await house.openBrowser()
  await stranger.goto(house.url)
  await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible()
  await expectNoViolation(stranger)
  await stranger.goto(`${house.url}/aanmelden#onbekend`)
  await expect(stranger.getByRole('alert')).toBeVisible()
  await expectNoViolation(stranger)

  const plan = await house.makePlan()
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  await bram.page.goto(house.url)
  await expect(bram.page.getByRole('link', { name: plan.title })).toBeVisible()
  await expectNoViolation(bram.page)
  await bram.page.getByRole('button', { name: 'Account van Bram Visser' }).click()
  await expect(bram.page.getByRole('menu')).toBeVisible()
  await expectNoViolation(bram.page)
  await bram.page.keyboard.press('Escape')
  await bram.page.getByRole('button', { name: 'Nieuw plan…' }).click()
  await expect(bram.page.getByRole('dialog')).toBeVisible()
  await expectNoViolation(bram.page)

  const { members } = await (await house.anna.request('GET', `/plans/${plan.id}/members`)).json()
  const { userId } = members.find(({ name }: { name: string }) => name === 'Bram Visser')
  await house.anna.request('DELETE', `/plans/${plan.id}/members/${userId}`)
  await bram.page.reload()
  await expect(bram.page.getByText('U hebt nog geen plannen')).toBeVisible()
  await expectNoViolation(bram.page)
})

test('[AX4] the dialogs of importing and of members have no A or AA violation', async ({ house }) => {
  const { page } = house.anna
  await page.goto(house.url)
  await page.getByRole('button', { name: 'Importeren…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expectNoViolation(page)
  const wrong = `${programmeCsv}Wonen;Misschien;Slopen;;2028\r\n`
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(wrong) })
  await expect(dialog).toContainText('Misschien')
  await expectNoViolation(page)

  const plan = await house.makePlan()
  await openPlan(house.anna, house, plan.id)
  await page.getByRole('button', { name: 'Uitnodigen' }).click()
  await dialog.getByLabel('Naam').fill('Chantal Smit')
  await dialog.getByRole('button', { name: 'Uitnodigen' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Aanmeldlink' })).toBeVisible()
  await expectNoViolation(page)
})

test('[AX4] an empty plan has no A or AA violation', async ({ house }) => {
  const plan = await house.makeEmptyPlan()
  const screen = await openPlan(house.anna, house, plan.id)
  await expect(screen.page.getByText('Dit plan is nog leeg')).toBeVisible()
  await expectNoViolation(screen.page)
  const reader = await house.invite(plan.id, { name: 'Roos Lezer', role: 'viewer' })
  await openPlan(reader, house, plan.id)
  await expectNoViolation(reader.page)
})

test('[AX4] a full plan has no A or AA violation, whoever is there and whichever cell is edited', async ({
  house,
}) => {
  test.slow()
  const plan = await house.makePlan()
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const screen = await openPlan(house.anna, house, plan.id)
  const { page, grid } = screen
  const brams = await openPlan(bram, house, plan.id)
  await (await brams.cell(step.wishes, 'planning')).click()
  await expect(grid.locator('.rt-colleague')).toBeVisible()
  await expectNoViolation(page)

  for (const column of ['text', 'municipalities', 'status'] as const) {
    await (await screen.cell(step.trial, column)).dblclick()
    await expectNoViolation(page)
    await page.keyboard.press('Escape')
  }
  await screen.theme(theme.home).dblclick()
  await expect(screen.editor).toBeVisible()
  await expectNoViolation(page)
})

test('[AX4] the menus and dialogs of a plan have no A or AA violation, nor has it offline', async ({
  house,
}) => {
  test.slow()
  const plan = await house.makePlan()
  const screen = await openPlan(house.anna, house, plan.id)
  const { page, dialog } = screen
  await (await screen.cell(step.trial, 'text')).click({ button: 'right' })
  await expect(page.getByRole('menu')).toBeVisible()
  await expectNoViolation(page)
  await page.keyboard.press('Escape')
  await screen.choose(screen.action(action.circle), 'Actie verplaatsen naar…')
  await expect(dialog).toBeVisible()
  await expectNoViolation(page)
  await page.keyboard.press('Escape')
  await screen.choose(screen.action(action.meeting), 'Actie verwijderen')
  await expect(screen.toast).toBeVisible()
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Prullenbak' }).click()
  await expect(dialog).toBeVisible()
  await expectNoViolation(page)
  await page.keyboard.press('Escape')
  await screen.addColumn('Bedrag', 'Getal')
  await page.getByRole('button', { name: 'Kolommen' }).click()
  await expect(dialog).toBeVisible()
  await expectNoViolation(page)
  await page.keyboard.press('Escape')
  await house.anna.context.setOffline(true)
  await screen.write(await screen.cell(step.trial, 'note'), 'Zonder verbinding')
  await expect(screen.savedMark).toContainText('Offline')
  await expectNoViolation(page)
})

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ html }) => html.slice(0, 200)),
  }))
  expect(found).toEqual([])
}
