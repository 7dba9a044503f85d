import type { Page } from '@playwright/test'
import { expect, test } from './support/people.ts'
import { openPlan, openTogether, readEditor } from './support/plan-screen.ts'
import { action, smallCsv, step } from './support/programme.ts'

const header = (page: Page, title: string) => page.locator('.ag-header-cell', { hasText: title })

/** The headings from left to right, as they stand on the screen. */
async function headings(page: Page): Promise<string[]> {
  const found = await page.locator('.ag-header-cell').evaluateAll((cells) =>
    cells
      .map((cell) => ({ words: cell.textContent ?? '', left: cell.getBoundingClientRect().left }))
      .sort((a, b) => a.left - b.left)
      .map(({ words }) => words),
  )
  return found
}

const widthOf = async (page: Page, title: string) =>
  Math.round((await header(page, title).boundingBox())?.width ?? 0)

/** Opens the menu of a column by keyboard, from its heading. */
async function openMenu(page: Page, title: string): Promise<void> {
  await header(page, title).focus()
  for (const key of ['ArrowRight', 'ArrowLeft', 'Alt+ArrowDown']) await page.keyboard.press(key)
  await expect(page.getByRole('menu', { name: `Menu van de kolom ${title}` })).toBeVisible()
}

test('[GR35] widths, order and hidden columns are remembered for oneself, and lead back to standard', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  const standard = await headings(page)

  const handle = header(page, 'Planning').locator('.ag-header-cell-resize')
  const box = await handle.boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 10]
  const before = await widthOf(page, 'Planning')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => widthOf(page, 'Planning')).toBe(before + 60)

  const from = await header(page, 'Gemeenten').boundingBox()
  const to = await header(page, 'Planning').boundingBox()
  await page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 15)
  await page.mouse.down()
  await page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 15, { steps: 12 })
  await page.mouse.up()
  await expect
    .poll(() => headings(page))
    .toEqual(['Actie', 'Stap', 'Gemeenten', 'Planning', 'Regisseur', ...standard.slice(5)])

  await page.getByRole('button', { name: 'Menu van de kolom Toelichting' }).click()
  await page.getByRole('menuitem', { name: 'Verbergen' }).click()
  await expect(header(page, 'Toelichting')).toHaveCount(0)
  const mine = await headings(page)

  await page.reload()
  await expect.poll(() => headings(page)).toEqual(mine)
  await expect.poll(() => widthOf(page, 'Planning')).toBe(before + 60)
  const brams = await openPlan(bram, house, plan.id)
  expect(await headings(brams.page)).toEqual(standard)

  await page.getByRole('button', { name: 'Kolommen', exact: true }).click()
  const box2 = annas.dialog.getByRole('checkbox', { name: 'Toelichting' })
  await expect(box2).not.toBeChecked()
  await annas.dialog.getByRole('button', { name: 'Standaardweergave' }).click()
  await expect(box2).toBeChecked()
  await page.keyboard.press('Escape')
  await expect.poll(() => headings(page)).toEqual(standard)
  await expect.poll(() => widthOf(page, 'Planning')).toBe(before)
})

test('[GR36] everything about a column is done from its heading by keyboard, and what is for everybody is taken back', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  const { keyboard } = page
  await annas.addColumn('Kosten', 'Getal')
  await expect(header(page, 'Kosten')).toBeVisible()

  const before = await widthOf(page, 'Regisseur')
  await openMenu(page, 'Regisseur')
  await expect(page.getByRole('menuitem', { name: 'Breder' })).toBeFocused()
  await keyboard.press('Enter')
  await expect.poll(() => widthOf(page, 'Regisseur')).toBe(before + 40)
  await keyboard.press('Enter')
  await expect.poll(() => widthOf(page, 'Regisseur')).toBe(before + 80)
  await page.getByRole('menuitem', { name: 'Naar links' }).press('Enter')
  await expect.poll(async () => (await headings(page)).slice(1, 4)).toEqual(['Stap', 'Regisseur', 'Planning'])
  await expect(header(page, 'Regisseur')).toBeFocused()

  await openMenu(page, 'Kosten')
  await page.getByRole('menuitem', { name: 'Naam of keuzes wijzigen…' }).press('Enter')
  await expect(annas.dialog.getByLabel('Naam').first()).toBeFocused()
  await keyboard.press('Control+a')
  await keyboard.type('Begroot')
  await keyboard.press('Enter')
  await expect(annas.dialog).toBeHidden()
  await expect(header(page, 'Begroot')).toBeVisible()
  await openMenu(page, 'Begroot')
  await page.getByRole('menuitem', { name: 'Kolom verwijderen' }).press('Enter')
  await expect(header(page, 'Begroot')).toHaveCount(0)
  await expect(annas.toast).toContainText('Kolom naar de prullenbak verplaatst')
  await annas.action(action.circle).click()
  await keyboard.press('Control+z')
  await expect(header(page, 'Begroot')).toBeVisible()
  await keyboard.press('Control+z')
  await expect(header(page, 'Kosten')).toBeVisible()
})

test('[GR37] what a colleague does with columns leaves an open editor, and one’s own order and widths, alone', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  const { page } = annas
  await openMenu(page, 'Regisseur')
  await page.getByRole('menuitem', { name: 'Naar links' }).press('Enter')
  await expect.poll(async () => (await headings(page)).slice(1, 4)).toEqual(['Stap', 'Regisseur', 'Planning'])

  await (await annas.cell(step.trial, 'text')).dblclick()
  await annas.editor.fill('Anna typt')
  await brams.addColumn('Kosten', 'Getal')
  await expect(header(page, 'Kosten')).toHaveCount(1)
  await page.keyboard.type(' door')
  await openMenu(brams.page, 'Kosten')
  await brams.page.getByRole('menuitem', { name: 'Naam of keuzes wijzigen…' }).press('Enter')
  await expect(brams.dialog.getByLabel('Naam').first()).toBeFocused()
  await brams.page.keyboard.press('Control+a')
  await brams.page.keyboard.type('Begroot')
  await brams.page.keyboard.press('Enter')
  await expect(brams.dialog).toBeHidden()
  await expect(header(page, 'Begroot')).toHaveCount(1)
  await page.keyboard.type(' en door')
  await openMenu(brams.page, 'Begroot')
  await brams.page.getByRole('menuitem', { name: 'Kolom verwijderen' }).press('Enter')
  await expect(header(page, 'Begroot')).toHaveCount(0)
  await page.keyboard.type(' en door')
  expect(await readEditor(annas.editor)).toMatchObject({
    words: 'Anna typt door en door en door',
    focused: true,
  })
  expect((await headings(page)).slice(1, 4)).toEqual(['Stap', 'Regisseur', 'Planning'])
  await expect(await brams.cell('Anna typt', 'text')).toHaveText('Anna typt door en door en door')

  await page.keyboard.press('Enter')
  await brams.addColumn('Bron', 'Tekst')
  await expect(header(page, 'Bron')).toHaveCount(1)
  await page.getByRole('button', { name: 'Kolommen', exact: true }).click()
  for (let i = 0; i < 2; i++)
    await annas.dialog.getByRole('button', { name: 'Bron een plaats naar voren' }).click()
  await expect.poll(async () => (await headings(brams.page)).indexOf('Bron')).toBe(8)
  await annas.dialog.getByRole('button', { name: 'Mijn volgorde voor iedereen' }).click()
  await expect.poll(async () => (await headings(brams.page)).indexOf('Bron')).toBe(7)
})

test('[GR38] on a narrow page the title stays in sight while the other columns scroll', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  await annas.addColumn('Kosten', 'Getal')
  await page.setViewportSize({ width: 1024, height: 768 })
  const title = annas.action(action.circle)
  await expect(title).toBeInViewport({ ratio: 0.99 })
  const before = await title.boundingBox()
  await (await annas.cell(step.trial, 'note')).click()
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight')
  const cost = (await annas.row(step.trial)).locator('.ag-cell:focus')
  await expect(cost).toBeInViewport({ ratio: 0.99 })
  await page.keyboard.type('1250')
  await page.keyboard.press('Enter')
  await expect(annas.grid.locator('.ag-cell', { hasText: '1.250' })).toBeInViewport({ ratio: 0.99 })
  await expect(title).toBeInViewport({ ratio: 0.99 })
  expect((await title.boundingBox())?.x).toBe(before?.x)
  const menu = await annas.grid.locator('.rt-row-menu').last().boundingBox()
  const box = await annas.grid.locator('.ag-cell', { hasText: '1.250' }).boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((menu?.x ?? 0) + 4)
})
