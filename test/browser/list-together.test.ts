/** Two people in one list: who is where, who changes what, and how to get to each other. */
import { follow, listScreen, openBudget } from './support/list-screen.ts'
import { expect, test } from './support/people.ts'

test('[LT26] what a colleague changed in a list is marked for a moment with the name, without motion for who asks that', async ({
  house,
}) => {
  await house.anna.page.emulateMedia({ reducedMotion: 'reduce' })
  const { planId, annas } = await openBudget(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  const source = await annas.at('Scholing', 'Dekking')
  await brams.write(await brams.at('Scholing', 'Dekking'), 'reserve')
  await expect(source.locator('.rt-flash .rt-colleague__name')).toHaveAttribute('data-name', 'Bram Visser')
  const motion = await source.locator('.rt-flash').evaluate((found) => getComputedStyle(found).animationName)
  expect(motion).toBe('none')
  await expect(source.locator('.rt-flash')).toHaveCount(0)

  const amount = await annas.at('Scholing', 'Begroot')
  const sees = expect(amount.locator('.rt-flash')).toBeVisible()
  await brams.write(await brams.at('Scholing', 'Begroot'), '3000')
  await sees
  await expect(amount).toHaveText('€ 3.000,00')
  const emptied = expect(amount.locator('.rt-flash')).toBeVisible()
  await (await brams.at('Scholing', 'Begroot')).click()
  await brams.page.keyboard.press('Delete')
  await emptied
  // One's own change is no news.
  await annas.write(source, 'fonds')
  await expect(source).toHaveText('fonds')
  await expect(source.locator('.rt-flash')).toHaveCount(0)
})

test('[LT26] a colleague’s caret stands in the cell of a list, and an avatar leads there from the plan and from another list', async ({
  house,
}) => {
  const { planId, annas } = await openBudget(house)
  const { page } = annas
  const brams = await follow(house, planId, 'Bram Visser', page.url())
  await (await brams.at('Scholing', 'Dekking')).dblclick()
  const cell = await annas.at('Scholing', 'Dekking')
  await expect(cell.locator('.rt-carets__caret')).toHaveAttribute('data-name', 'Bram Visser')
  await expect(cell.locator('.rt-colleague')).toBeVisible()

  const avatar = page.getByRole('button', { name: 'Ga naar Bram Visser' })
  await avatar.focus()
  await page.keyboard.press('Enter')
  await expect(cell).toBeFocused()
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await expect(annas.heading).toHaveCount(0)
  await avatar.click()
  await expect(annas.heading).toContainText('Begroting 2027')
  await expect(cell).toBeFocused()

  await page.getByRole('button', { name: 'Overzicht toevoegen' }).click()
  await page.getByRole('radio', { name: 'Contacten' }).check({ force: true })
  await annas.dialog.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(annas.heading).toContainText('Contacten')
  await avatar.click()
  await expect(cell).toBeFocused()

  // And from a list to the plan.
  await brams.page.getByRole('link', { name: 'Plan', exact: true }).click()
  await brams.grid.locator('.rt-step-row [col-id="planning"]').first().click()
  await expect(cell.locator('.rt-colleague')).toHaveCount(0)
  await avatar.click()
  await expect(page.locator('[col-id="planning"]:focus .rt-colleague')).toBeVisible()
})

test('[LT26] the live region tells of what colleagues change in the list that is shown, rows that go too', async ({
  house,
}) => {
  const { planId, annas } = await openBudget(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  const region = annas.page.locator('.rt-change-announcer')
  await expect(region).toHaveCount(1)
  await brams.write(await brams.at('Scholing', 'Begroot'), '3000')
  await expect(region).toHaveText('Bram Visser wijzigde Begroot van “Scholing”', { timeout: 30_000 })
  await (await brams.at('Scholing', 'Post')).click()
  await brams.page.keyboard.press('Shift+F10')
  await brams.page.getByRole('menuitem', { name: 'Rij verwijderen' }).press('Enter')
  await expect(region).toHaveText('Bram Visser deed een rij in de prullenbak: “Scholing”', {
    timeout: 30_000,
  })
})

test('[LT28] the last change of a cell of a list is told at the cell, amounts as amounts, also to a reader', async ({
  house,
}) => {
  const { planId, annas } = await openBudget(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  await brams.write(await brams.at('Scholing', 'Begroot'), '3000')
  await brams.isSaved()
  await expect(await annas.at('Scholing', 'Begroot')).toHaveText('€ 3.000,00')
  const reader = await house.invite(planId, { name: 'Els Bakker', role: 'viewer' })
  await reader.page.goto(annas.page.url())
  for (const screen of [annas, listScreen(reader.page)]) {
    await (await screen.at('Scholing', 'Begroot')).click()
    await screen.page.keyboard.press('Alt+Shift+L')
    const dialog = screen.page.getByRole('dialog')
    await expect(dialog).toContainText('Laatste wijziging van Begroot')
    await expect(dialog).toContainText('Bram Visser')
    await expect(dialog.locator('ins')).toContainText('€ 3.000,00')
    await screen.page.keyboard.press('Escape')
    await expect(await screen.at('Scholing', 'Begroot')).toBeFocused()
  }
})
