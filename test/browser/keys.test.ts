import type { Locator, Page } from '@playwright/test'
import { writeLargePlan } from '../bench/large-plan/large-plan.ts'
import { pasteInto } from './support/clipboard.ts'
import { expectAccessible } from './support/fixture.ts'
import { expect, test } from './support/people.ts'
import { openPlan, openTogether } from './support/plan-screen.ts'
import { action, smallCsv, step, theme } from './support/programme.ts'

test('[GR19] Enter goes down and Shift+Enter up, while a colleague adds a row in between', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  const { keyboard } = annas.page
  await (await annas.cell(step.wishes, 'planning')).click()
  await keyboard.press('Enter')
  await expect(await annas.cell(step.trial, 'planning')).toBeFocused()
  await expect(annas.editor).toHaveCount(0)
  await keyboard.press('Shift+Enter')
  await expect(await annas.cell(step.wishes, 'planning')).toBeFocused()

  await brams.choose(await brams.row(step.wishes), 'Stap toevoegen')
  await brams.page.keyboard.type('Tussenstap van Bram')
  await brams.page.keyboard.press('Enter')
  await expect(await annas.cell('Tussenstap van Bram', 'text')).toBeVisible()
  await keyboard.press('Enter')
  await expect(await annas.cell('Tussenstap van Bram', 'planning')).toBeFocused()

  await annas.action(action.circle).click()
  await keyboard.press('Shift+Enter')
  await expect(annas.grid.locator('.ag-full-width-row:focus')).toContainText('Wat gaan we doen?')
  await keyboard.press('Enter')
  await expect(annas.action(action.circle)).toBeFocused()
})

test('[GR19] on a heading Enter edits, on the menu it opens, at the end of a table it adds an action', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  await annas.theme(theme.home).click()
  await page.keyboard.press('Enter')
  await expect(annas.editor).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await (await annas.cell(step.decide, 'text')).click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(annas.editor).toBeFocused()
  await page.keyboard.type('Nieuwe actie')
  await page.keyboard.press('Enter')
  await expect(annas.action('Nieuwe actie')).toBeVisible()
})

test('[GR19] in screen-reader mode Enter edits and stays, at the next visit too', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  await page.keyboard.press('F1')
  await annas.dialog.getByText('Schermlezerstand').click()
  await expect(annas.dialog.getByRole('switch')).toBeChecked()
  await page.keyboard.press('Escape')
  await page.reload()
  await annas.isSaved()
  const cell = await annas.cell(step.trial, 'planning')
  await cell.click()
  await page.keyboard.press('Enter')
  await expect(annas.editor).toBeFocused()
  await page.keyboard.type(' of later')
  await page.keyboard.press('Enter')
  await expect(annas.editor).toHaveCount(0)
  await expect(cell).toBeFocused()
  await expect(cell).toContainText('of later')
})

test('[GR20] Ctrl+arrows, Home, End and Ctrl+A, while a colleague empties the cell at the edge', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  const { keyboard } = annas.page
  await (await annas.cell(step.wishes, 'planning')).click()
  await keyboard.press('Control+ArrowDown')
  await expect(await annas.cell(step.decide, 'planning')).toBeFocused()
  await keyboard.press('Control+ArrowUp')

  await (await brams.cell(step.decide, 'planning')).click()
  await brams.page.keyboard.press('Delete')
  await expect(await annas.cell(step.decide, 'planning')).toHaveText('')
  await (await annas.cell(step.wishes, 'planning')).click()
  await keyboard.press('Control+Shift+ArrowDown')
  await expect(annas.grid.locator('.rt-selected')).toHaveCount(2)
  await keyboard.press('Control+Home')
  await expect(annas.grid.locator('.rt-selected')).toHaveCount(0)
  await expect(annas.grid.locator('.ag-full-width-row:focus')).toContainText(theme.home)
  await keyboard.press('Control+End')
  await expect((await annas.row(step.decide)).locator(':focus')).toHaveCount(1)
  await keyboard.press('Home')
  await expect(annas.action(action.circle)).toBeFocused()
  await keyboard.press('End')
  await keyboard.press('Control+a')
  // One title, and in each of three rows the other cells but not its menu.
  const cells = (await annas.grid.getByRole('columnheader').count()) - 2
  await expect(annas.grid.locator('.rt-selected')).toHaveCount(1 + 3 * cells)
  await keyboard.press('PageUp')
  await expect(annas.grid.locator('.rt-selected')).toHaveCount(0)
  await expect(annas.grid.locator(':focus')).toHaveCount(1)
})

test('[GR20] Ctrl+Shift+V pastes a table as text in one cell, and Ctrl+Y and Ctrl+Shift+Z do again', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { keyboard } = annas.page
  const note = await annas.cell(step.wishes, 'note')
  await note.click()
  await keyboard.press('Control+Shift+v')
  await pasteInto(annas.page, { text: 'een\ttwee\ndrie\tvier', html: '<table><tr><td>een</table>' })
  await expect(note).toContainText('een\ttwee\ndrie\tvier', { useInnerText: true })
  await keyboard.press('Control+z')
  await expect(note).not.toContainText('drie')
  await keyboard.press('Control+y')
  await expect(note).toContainText('drie')
  await keyboard.press('Control+z')
  await keyboard.press('Control+Shift+z')
  await expect(note).toContainText('drie')
})

test('[GR21] letters typed right after the one that opens a list count from the first', async ({ house }) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  await typeAtOnce(annas.page, await annas.cell(step.wishes, 'status'), 'ro')
  await expect(annas.page.getByRole('option', { name: 'Rood' })).toBeFocused()
  await annas.page.keyboard.press('Enter')
  await expect(await annas.cell(step.wishes, 'status')).toHaveText('Rood')
  await typeAtOnce(brams.page, await brams.cell(step.trial, 'status'), 'niet g')
  await brams.page.keyboard.press('Enter')
  await expect(await annas.cell(step.trial, 'status')).toHaveText('Niet gestart')

  await typeAtOnce(annas.page, await annas.cell(step.wishes, 'municipalities'), 'Waterland')
  await expect(annas.dialog.getByRole('searchbox')).toHaveValue('Waterland')
})

test('[GR22] F1 and the button show all keys; Escape goes back to the cell', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const reader = await house.invite(plan.id, { name: 'Roos Lezer', role: 'viewer' })
  const annas = await openPlan(house.anna, house, plan.id)
  const cell = await annas.cell(step.trial, 'text')
  await cell.click()
  await annas.page.keyboard.press('F1')
  await expect(annas.dialog.getByRole('heading', { name: 'Toetsen' })).toBeVisible()
  for (const group of ['Bewegen', 'Bewerken', 'Selecteren en kopiëren', 'Rijen', 'Zoeken en hulp'])
    await expect(annas.dialog.getByRole('heading', { name: group })).toBeVisible()
  await expect(annas.dialog).toContainText('Uit de tabel')
  await expectAccessible(annas.page)
  await annas.page.keyboard.press('Escape')
  await expect(cell).toBeFocused()

  const roses = await openPlan(reader, house, plan.id)
  await roses.page.getByRole('button', { name: 'Toetsen' }).click()
  await expect(roses.dialog).toContainText('Shift + F10')
})

/** All keys go down before the page can draw anything. */
async function typeAtOnce(page: Page, cell: Locator, letters: string) {
  await cell.click()
  await page.evaluate((typed) => {
    for (const key of typed)
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
  }, letters)
}

test('[GR20] a jump to the end of a large plan takes the keyboard along', async ({ house }) => {
  const plan = await house.makePlan(writeLargePlan())
  const annas = await openPlan(house.anna, house, plan.id)
  await annas.grid.locator('.ag-row [col-id="text"]').first().click()
  await annas.page.keyboard.press('Control+End')
  await expect(annas.grid.locator('[col-id="note"]:focus')).toHaveCount(1)
  await annas.page.keyboard.press('Control+Home')
  await expect(annas.grid.locator(':focus')).toContainText('Thema 1')
})

test('[GR42] a jump ends with the whole row in view, however high rows turn out to be', async ({ house }) => {
  const plan = await house.makePlan(writeHighRows())
  const annas = await openPlan(house.anna, house, plan.id)
  await annas.grid.locator('.ag-row [col-id="text"]').first().click()
  await annas.page.keyboard.press('Control+End')
  const last = annas.grid.locator('.ag-row', { has: annas.page.locator('[col-id="note"]:focus') })
  await expect(last).toBeInViewport({ ratio: 0.99 })
  // Or this proves nothing.
  await expect.poll(async () => (await last.boundingBox())?.height).toBeGreaterThan(150)
  // Still there once all rows around it have been measured.
  await expect.poll(() => cutOff(annas.page)).toBe(0)
  await expect(last).toBeInViewport({ ratio: 0.99 })
  await annas.page.getByRole('button', { name: 'Thema 11' }).click()
  await expect.poll(() => distanceFromTop(annas.grid, annas.theme('Thema 11'))).toBeLessThan(3)
})

/** Rows that are far higher than expected before they are drawn: a title is measured, not estimated. */
function writeHighRows(): string {
  const lines = ['Thema;Tabel;Actie;Stap;Planning']
  for (let theme = 1; theme <= 20; theme++)
    for (let action = 1; action <= 20; action++)
      lines.push(
        `Thema ${theme};Wat gaan we doen?;Actie ${action}: ${'samen optrekken in de regio '.repeat(8)};Stap;2027`,
      )
  return `${lines.join('\r\n')}\r\n`
}

/** How many cells need more height than their row has. */
function cutOff(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('.rt-step-row .ag-cell')].filter((cell) => {
        const words = cell.querySelector('.rt-cell')?.getBoundingClientRect()
        return words !== undefined && words.bottom > cell.getBoundingClientRect().bottom
      }).length,
  )
}

/** px */
async function distanceFromTop(grid: Locator, row: Locator): Promise<number> {
  const [view, box] = [await grid.locator('.ag-grid-viewport').boundingBox(), await row.boundingBox()]
  const header = await grid.locator('.ag-header').boundingBox()
  if (!view || !box || !header) return Number.NaN
  return Math.abs(box.y - Math.max(view.y, header.y + header.height))
}
