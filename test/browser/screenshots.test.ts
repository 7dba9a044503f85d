/** Pictures of the screens, to look at. Made in test/browser/screenshots/, which git leaves alone. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/people.ts'
import { openPlan } from './support/plan-screen.ts'
import { action, programmeCsv, step, theme } from './support/programme.ts'

const folder = join(import.meta.dirname, 'screenshots')
const sizes = { large: { width: 1440, height: 900 }, small: { width: 1024, height: 768 } }

test('[SC13] each state of the plan screen has its picture, large and small', async ({ house }) => {
  test.slow()
  const empty = await house.makeEmptyPlan()
  const plan = await house.makePlan()
  const chantal = await house.invite(plan.id, { name: 'Chantal Smit', organisation: 'Hoogmeer' })
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const reader = await house.invite(plan.id, { name: 'Roos Lezer', role: 'viewer' })
  const { page } = house.anna

  await openPlan(house.anna, house, empty.id)
  await takeBoth(page, 'empty')
  const screen = await openPlan(house.anna, house, plan.id)
  await takeBoth(page, 'full')
  await openPlan(reader, house, plan.id)
  await takeBoth(reader.page, 'reader')

  const brams = await openPlan(bram, house, plan.id)
  const chantals = await openPlan(chantal, house, plan.id)
  await (await brams.cell(step.trial, 'text')).dblclick()
  await chantals.action('Respijtweekenden').click()
  await (await screen.cell(step.wishes, 'planning')).click()
  await expect(screen.grid.locator('.rt-colleague')).toHaveCount(2)
  await takeBoth(page, 'colleagues')

  await (await screen.cell(step.decide, 'text')).dblclick()
  await page.keyboard.type('. Daarna volgt een bespreking met alle betrokken wethouders')
  await takeBoth(page, 'editor')
})

test('[SC13] the menus and dialogs of a plan have their picture', async ({ house }) => {
  test.slow()
  const plan = await house.makePlan()
  await house.invite(plan.id, { name: 'Bram Visser' })
  const screen = await openPlan(house.anna, house, plan.id)
  const { page, dialog } = screen
  await (await screen.cell(step.trial, 'text')).click({ button: 'right' })
  await take(page, 'menu')
  await page.keyboard.press('Escape')
  for (const column of ['status', 'municipalities'] as const) {
    await (await screen.cell(step.trial, column)).dblclick()
    await take(page, column)
    await page.keyboard.press('Escape')
  }
  await screen.choose(screen.action(action.circle), 'Actie verplaatsen naar…')
  await take(page, 'move')
  await page.keyboard.press('Escape')
  await screen.choose(screen.action(action.meeting), 'Actie verwijderen')
  await expect(screen.toast).toBeVisible()
  await take(page, 'removed')
  for (const [name, button] of [
    ['bin', 'Prullenbak'],
    ['columns', 'Kolommen'],
    ['members', 'Uitnodigen'],
  ] as const) {
    await page.getByRole('button', { name: button }).click()
    await expect(dialog).toBeVisible()
    await take(page, name)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: 'Exporteren' }).click()
  await take(page, 'export')
  await page.keyboard.press('Escape')
})

test('[SC13] more columns than fit, and being offline, have their picture', async ({ house }) => {
  const plan = await house.makePlan()
  const screen = await openPlan(house.anna, house, plan.id)
  const { page } = screen
  await screen.contents.getByRole('button', { name: theme.learn }).click()
  await take(page, 'second-theme')
  await screen.contents.getByRole('button', { name: theme.home }).click()
  await screen.addColumn('Bedrag', 'Getal')
  await screen.addColumn('Klaar op', 'Datum')
  await takeBoth(page, 'ten-columns')

  await house.anna.context.setOffline(true)
  await screen.write(await screen.cell(step.decide, 'planning'), 'Najaar 2028')
  await expect(screen.savedMark).toContainText('Offline')
  await takeBoth(page, 'offline')
})

test('[SC13] zoomed in, on a phone and in forced colours the plan screen has its picture', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const screen = await openPlan(house.anna, house, plan.id)
  const { page } = screen
  for (const [name, width, height] of [
    ['zoom-200', 720, 450],
    ['zoom-400', 360, 225],
    ['zoom-400-of-1280', 320, 256],
    ['phone', 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await take(page, name)
  }
  await page.setViewportSize(sizes.large)
  await screen.theme(theme.home).click()
  await take(page, 'focus-theme')
  for (const name of ['introduction', 'table']) {
    await page.keyboard.press('ArrowDown')
    await take(page, `focus-${name}`)
  }
  await screen.grid
    .locator('.rt-row--add')
    .first()
    .click({ position: { x: 400, y: 10 } })
  await take(page, 'focus-add')
  await page.setViewportSize(sizes.small)
  await page.getByRole('button', { name: 'Inhoud' }).click()
  await take(page, 'contents-small')
  await page.setViewportSize(sizes.large)
  await page.emulateMedia({ forcedColors: 'active' })
  await (await screen.cell(step.trial, 'planning')).click()
  await take(page, 'forced-colours')
})

test('[SC13] signing in, the overview and importing have their picture', async ({ house }) => {
  const stranger = await house.openBrowser()
  await stranger.goto(house.url)
  await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible()
  await take(stranger, 'sign-in')
  const { page } = house.anna
  await house.makePlan()
  await page.goto(house.url)
  await expect(page.getByRole('list').first()).toBeVisible()
  await take(page, 'overview')
  await page.getByRole('button', { name: 'Importeren…' }).click()
  await take(page, 'import')
  const wrong = `${programmeCsv}Wonen;Misschien;Slopen;;2028\r\n`
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'merenland.csv', mimeType: 'text/csv', buffer: Buffer.from(wrong) })
  await expect(page.getByRole('dialog')).toContainText('Misschien')
  await takeBoth(page, 'import-preview')
})

async function takeBoth(page: Page, name: string): Promise<void> {
  await take(page, name)
  await page.setViewportSize(sizes.small)
  await take(page, `${name}-small`)
  await page.setViewportSize(sizes.large)
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'initial' })
}
