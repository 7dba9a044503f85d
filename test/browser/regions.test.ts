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
