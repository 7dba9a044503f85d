import { expect, test } from './support/people.ts'
import { openPlan } from './support/plan-screen.ts'
import { smallCsv, step } from './support/programme.ts'

test('[AX2] F6 goes round header, tabs, contents and grid, back to the cell one came from', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const screen = await openPlan(house.anna, house, plan.id)
  const { keyboard } = screen.page
  const cell = await screen.cell(step.trial, 'owner')
  await cell.click()
  await keyboard.press('F6')
  await expect(screen.page.locator('#plan-top :focus')).toHaveCount(1)
  await keyboard.press('F6')
  await expect(screen.page.locator('#plan-tabs :focus')).toHaveCount(1)
  await keyboard.press('F6')
  await expect(screen.contents.locator(':focus')).toHaveCount(1)
  await keyboard.press('F6')
  await expect(cell).toBeFocused()
  await keyboard.press('Shift+F6')
  await expect(screen.contents.locator(':focus')).toHaveCount(1)
})

test('[AX7] on a small window the contents take the keyboard along, and go when it is elsewhere', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const { page, contents, dialog } = await openPlan(house.anna, house, plan.id)
  const { keyboard } = page
  await page.setViewportSize({ width: 720, height: 900 })
  const toggle = page.getByRole('button', { name: 'Inhoud' })
  await toggle.press('Enter')
  await expect(contents.getByRole('button', { name: 'Zoeken' })).toBeFocused()
  await keyboard.press('Escape')
  await expect(contents).toBeHidden()
  await expect(toggle).toBeFocused()

  // A dialog of which the button stays leads back to it, one for the grid to the button of the contents.
  await keyboard.press('Enter')
  await contents.getByRole('button', { name: 'Overzicht toevoegen' }).press('Enter')
  await expect(dialog).toBeVisible()
  await keyboard.press('Escape')
  await expect(contents.getByRole('button', { name: 'Overzicht toevoegen' })).toBeFocused()
  for (const name of ['Kolommen', /Prullenbak/]) {
    await contents.getByRole('button', { name }).press('Enter')
    await expect(dialog).toBeVisible()
    await expect(contents).toBeHidden()
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(toggle).toBeFocused()
    await keyboard.press('Enter')
  }

  await contents.getByRole('button', { name: /Toetsen/ }).focus()
  await keyboard.press('Tab')
  await expect(contents).toBeHidden()
  await toggle.click()
  await expect(contents).toBeVisible()
  await page.mouse.click(650, 700)
  await expect(contents).toBeHidden()
})
