/** Two and three people in one plan: who is where, who changes what, and how to get to each other. */
import type { Locator } from '@playwright/test'
import { expect, test } from './support/people.ts'
import { openPlan, openTogether } from './support/plan-screen.ts'
import { action, smallCsv, step } from './support/programme.ts'

test('[LV10] a colleague’s caret and selection stand between the same letters, in a cell that is read and one that is typed in', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  const cell = await annas.cell(step.trial, 'text')
  const caret = cell.locator('.rt-carets__caret')
  await (await brams.cell(step.trial, 'text')).dblclick()
  // On the second line of a cell that is narrow enough to wrap.
  const at = step.trial.indexOf('ervaren')
  await brams.page.keyboard.press('Control+Home')
  for (let i = 0; i < at; i++) await brams.page.keyboard.press('ArrowRight')

  await expect.poll(() => distance(caret, cell.locator('.rt-cell__words'), at)).toBeLessThan(1)
  await expect(caret).toHaveAttribute('data-name', 'Bram Visser')
  await cell.dblclick()
  const mirror = cell.locator('.rt-shared-text__mirror')
  await expect.poll(() => distance(caret, mirror, at)).toBeLessThan(1)

  await annas.page.keyboard.press('Control+Home')
  await annas.page.keyboard.type('Eerst dit: ')
  await expect.poll(() => distance(caret, mirror, at + 'Eerst dit: '.length)).toBeLessThan(1)
  for (let i = 0; i < 3; i++) await brams.page.keyboard.press('Shift+ArrowRight')
  await expect(cell.locator('.rt-carets__selection')).toHaveCount(1)
  await annas.page.setViewportSize({ width: 1000, height: 700 })
  await expect.poll(() => distance(caret, mirror, at + 'Eerst dit: erv'.length)).toBeLessThan(1)

  await brams.page.keyboard.press('Escape')
  await expect(caret).toHaveCount(0)
  await expect(cell.locator('.rt-colleague')).toBeVisible()
})

test('[LV11] nobody who is there has the colour of somebody else, and everybody sees the same colours', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const names = ['Bram Visser', 'Carla de Wit', 'Driss Amrani', 'Els Bakker']
  const screens = [await openPlan(house.anna, house, plan.id)]
  for (const name of names)
    screens.push(await openPlan(await house.invite(plan.id, { name }), house, plan.id))
  const colours = async (screen: (typeof screens)[number]) => {
    const marks = screen.page.getByRole('list', { name: 'Aanwezig' }).locator('.rt-avatars__person')
    await expect(marks).toHaveCount(names.length + 1)
    return await marks.evaluateAll((found) =>
      Object.fromEntries(
        found.map((mark) => [mark.firstElementChild?.textContent, getComputedStyle(mark).backgroundColor]),
      ),
    )
  }
  const [first, ...others] = screens
  const seen = await colours(first as (typeof screens)[number])
  expect(new Set(Object.values(seen)).size).toBe(names.length + 1)
  for (const screen of others) await expect.poll(() => colours(screen)).toEqual(seen)
})

test('[LV12] what a colleague changed is marked for a moment with the name, statuses too, and without motion for who asks that', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  await house.anna.page.emulateMedia({ reducedMotion: 'reduce' })
  const annas = await openPlan(house.anna, house, plan.id)
  const brams = await openPlan(bram, house, plan.id)

  const planning = await annas.cell(step.trial, 'planning')
  await brams.write(await brams.cell(step.trial, 'planning'), '2030')
  const name = planning.locator('.rt-flash .rt-colleague__name')
  await expect(name).toHaveAttribute('data-name', 'Bram Visser')
  expect(await planning.locator('.rt-flash').evaluate((mark) => getComputedStyle(mark).animationName)).toBe(
    'none',
  )
  await expect(planning.locator('.rt-flash')).toHaveCount(0)

  const status = await annas.cell(step.trial, 'status')
  const seesStatus = expect(status.locator('.rt-flash')).toBeVisible()
  await (await brams.cell(step.trial, 'status')).dblclick()
  await brams.page.getByRole('option', { name: 'Rood' }).click()
  await seesStatus
  await expect(status).toContainText('Rood')
  // One's own change is no news, neither here nor in another window.
  await annas.write(planning, '2031')
  await expect(planning).toHaveText('2031')
  await expect(planning.locator('.rt-flash')).toHaveCount(0)

  const emptied = expect(planning.locator('.rt-flash')).toBeVisible()
  await (await brams.cell(step.trial, 'planning')).click()
  await brams.page.keyboard.press('Delete')
  await emptied
})

test('[LV13] an avatar leads to where that colleague is, by mouse and keyboard, and says so when that is nowhere', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house)
  const avatar = annas.page.getByRole('button', { name: 'Ga naar Bram Visser' })
  await avatar.click()
  await expect(annas.toast).toContainText('Bram Visser, Elzenveen'.split(',')[0] as string)
  await expect(annas.toast).toContainText('niet in een cel van het plan')

  await brams.contents.getByRole('button', { name: 'Leren gaat door' }).click()
  await (await brams.cell(step.mentor, 'owner')).click()
  await expect(avatar).toBeVisible()
  await annas.page.keyboard.press('Escape')
  await avatar.focus()
  await annas.page.keyboard.press('Enter')
  const cell = await annas.cell(step.mentor, 'owner')
  await expect(cell).toBeFocused()
  await expect(cell.locator('.rt-colleague')).toBeVisible()

  await annas.page.getByRole('link', { name: 'Versies' }).click()
  await avatar.click()
  await expect(await annas.cell(step.mentor, 'owner')).toBeFocused()
})

test('[LV14] one live region tells of colleagues’ changes in batches, and can be switched off for good', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  const region = annas.page.locator('.rt-change-announcer')
  await expect(region).toHaveCount(1)
  await brams.write(await brams.cell(step.trial, 'planning'), '2030')
  await brams.write(await brams.cell(step.trial, 'owner'), 'B. Visser')
  await brams.write(await brams.cell(step.decide, 'owner'), 'B. Visser')
  // How much of it goes into the first batch is a matter of how fast Bram is.
  await expect(region).toHaveText(
    /^Bram Visser wijzigde (Planning|Regisseur) van “(Proef draaien|Uitkomsten bespreken) .+”(; \d andere wijziging(en)?)?$/,
    { timeout: 30_000 },
  )

  const setting = annas.page.getByRole('menuitemcheckbox', { name: 'Wijzigingen van collega’s voorlezen' })
  const openMenu = () => annas.page.getByRole('button', { name: /Account/ }).click()
  await openMenu()
  await expect(setting).toHaveAttribute('aria-checked', 'true')
  await setting.click()
  await annas.page.keyboard.press('Escape')
  await expect(region).toHaveText('')
  await annas.page.reload()
  await openMenu()
  await expect(setting).toHaveAttribute('aria-checked', 'false')
})

test('[LV15] the name of a colleague in a cell hides none of its words', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser', organisation: 'Hoogmeer' })
  const annas = await openPlan(house.anna, house, plan.id)
  const brams = await openPlan(bram, house, plan.id)
  await (await brams.cell(step.trial, 'text')).click()
  const mark = (await annas.cell(step.trial, 'text')).locator('.rt-colleague__name')
  await expect(mark).toBeVisible()
  const label = await mark.boundingBox()
  const words = await annas.grid.locator('.rt-cell__words').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      return [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }))
    }),
  )
  // Lines are taller than their letters: a pixel or two of them is white.
  const covered = words.filter(
    ({ x, y, width, height }) =>
      label !== null &&
      x < label.x + label.width &&
      x + width > label.x &&
      y + 3 < label.y + label.height &&
      y + height - 3 > label.y,
  )
  expect(covered).toEqual([])
  // And it is in nobody's way.
  await annas.action(action.circle).click()
  await expect(annas.action(action.circle)).toBeFocused()
})

/** How far a caret stands from the left of a letter, px. */
async function distance(caret: Locator, text: Locator, index: number): Promise<number> {
  const letter = await text.evaluate((element, at) => {
    const range = document.createRange()
    const node = [...element.childNodes].find((child) => child instanceof Text) as Text
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const { x, y } = range.getBoundingClientRect()
    return { x, y }
  }, index)
  const box = await caret.boundingBox()
  return box === null ? Number.NaN : Math.hypot(box.x + box.width / 2 - letter.x, box.y - letter.y)
}

test('[HI9] the last change of a cell is told at the cell, by menu and key, with the way back to older ones', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const reader = await house.invite(plan.id, { name: 'Els Bakker', role: 'viewer' })
  const annas = await openPlan(house.anna, house, plan.id)
  const brams = await openPlan(bram, house, plan.id)
  const cell = await annas.cell(step.trial, 'planning')
  const was = String(await cell.textContent())
  await brams.write(await brams.cell(step.trial, 'planning'), '2026 tot 2030')
  await brams.isSaved()
  await expect(cell).toHaveText('2026 tot 2030')

  await annas.choose(cell, 'Laatste wijziging…')
  await expect(annas.dialog).toContainText('Laatste wijziging van Planning')
  await expect(annas.dialog).toContainText('Bram Visser')
  await expect(annas.dialog.locator('del').first()).toBeVisible()
  await expect(annas.dialog.locator('ins').first()).toBeVisible()
  await annas.dialog.getByRole('button', { name: 'Oudere wijziging' }).click()
  await expect(annas.dialog).toContainText(was)
  await expect(annas.dialog).toContainText('De cel was leeg.')
  await expect(annas.dialog.getByRole('button', { name: 'Oudere wijziging' })).toBeDisabled()
  await annas.page.keyboard.press('Escape')
  await expect(cell).toBeFocused()

  await (await brams.cell(step.trial, 'status')).dblclick()
  await brams.page.getByRole('option', { name: 'Rood' }).click()
  await brams.isSaved()
  const { page } = await openPlan(reader, house, plan.id)
  const status = page.locator('[col-id="status"]', { hasText: 'Rood' })
  await status.click()
  await page.keyboard.press('Alt+Shift+L')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Bram Visser')
  await expect(dialog.locator('ins')).toContainText('Rood')
  await expect(dialog.locator('del')).toContainText('Oranje')
})
