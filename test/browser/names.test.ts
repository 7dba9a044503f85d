import { expectNoViolation, listScreen } from './support/list-screen.ts'
import type { House } from './support/people.ts'
import { expect, test } from './support/people.ts'
import type { PlanScreen } from './support/plan-screen.ts'
import { openPlan, readEditor } from './support/plan-screen.ts'
import { smallCsv, step } from './support/programme.ts'

const names = (screen: PlanScreen) => screen.page.getByRole('listbox', { name: 'Namen die u kunt kiezen' })
const offered = (screen: PlanScreen) => names(screen).getByRole('option')

async function openWithBram(house: House) {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const annas = await openPlan(house.anna, house, plan.id)
  return { plan, bram, annas, keyboard: annas.page.keyboard }
}

test('[GR50] members and names of the column are offered while one types a regisseur, and chosen by keys', async ({
  house,
}) => {
  const { annas, keyboard } = await openWithBram(house)
  await (await annas.cell(step.trial, 'owner')).click()
  await keyboard.type('b')
  await expect(offered(annas)).toHaveText(['Beheerder', 'Bram Visser'])
  await expect(annas.editor).toHaveAttribute('aria-autocomplete', 'list')
  await expect(annas.grid.locator('.rt-cell').getByRole('status')).toHaveText(
    '2 namen; pijl omlaag om te kiezen',
  )
  await expectNoViolation(annas.page)
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  const chosen = offered(annas).nth(1)
  await expect(chosen).toHaveAttribute('aria-selected', 'true')
  await expect(annas.editor).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '')
  await expectNoViolation(annas.page)
  await keyboard.press('Enter')
  await expect(names(annas)).toBeHidden()
  expect(await readEditor(annas.editor)).toEqual({ words: 'Bram Visser', caret: 11, focused: true })
  await keyboard.press('Control+z')
  await expect(annas.editor).toHaveValue('b')
  await keyboard.press('Control+y')
  await keyboard.press('Enter')
  await expect(await annas.cell(step.trial, 'owner')).toHaveText('Bram Visser')

  await (await annas.cell(step.decide, 'owner')).click()
  await keyboard.type('Hav')
  await expect(offered(annas)).toHaveText(['J. Haverkamp'])
  await keyboard.press('ArrowDown')
  await keyboard.press('Tab')
  await expect(await annas.cell(step.decide, 'owner')).toHaveText('J. Haverkamp')
  await expect(await annas.cell(step.decide, 'municipalities')).toBeFocused()
})

test('[GR50] nothing is chosen without the person: words stay as typed, Escape closes the list first', async ({
  house,
}) => {
  const { annas, keyboard } = await openWithBram(house)
  const owner = await annas.cell(step.trial, 'owner')
  await owner.click()
  await keyboard.type('Br')
  await expect(offered(annas)).toHaveText(['Bram Visser'])
  await keyboard.press('Enter')
  await expect(owner).toHaveText('Br')

  await owner.click()
  await keyboard.type('Bra')
  await expect(offered(annas)).toHaveText(['Bram Visser'])
  await keyboard.press('Escape')
  await expect(names(annas)).toBeHidden()
  await expect(annas.editor).toHaveValue('Bra')
  await keyboard.press('Escape')
  await expect(annas.editor).toHaveCount(0)
  await expect(owner).toHaveText('Br')
  await expect(owner).toBeFocused()

  await owner.click()
  await keyboard.type('n.o.t.k.')
  await expect(names(annas)).toBeHidden()
  await keyboard.press('Enter')
  await expect(owner).toHaveText('n.o.t.k.')

  await owner.click()
  await keyboard.press('F2')
  await expect(annas.editor).toBeFocused()
  await expect(names(annas)).toBeHidden()
  await keyboard.press('Control+a')
  await keyboard.press('Delete')
  await keyboard.press('Alt+ArrowDown')
  await expect(offered(annas)).toHaveText(['J. Haverkamp', 'M. Oosterhuis', 'Beheerder', 'Bram Visser'])
})

test('[GR59] Alt+arrow down offers the other names also where one stands already', async ({ house }) => {
  const { annas, keyboard } = await openWithBram(house)
  const owner = await annas.cell(step.trial, 'owner')
  await expect(owner).toHaveText('J. Haverkamp')
  await owner.click()
  await keyboard.press('F2')
  await expect(annas.editor).toBeFocused()
  await keyboard.press('Alt+ArrowDown')
  await expect(offered(annas)).toHaveText(['M. Oosterhuis', 'Beheerder', 'Bram Visser'])
  await offered(annas).nth(2).click()
  await keyboard.press('Enter')
  await expect(owner).toHaveText('Bram Visser')
})

test('[GR51] of a duo the part at the caret is completed, by mouse too', async ({ house }) => {
  const { annas, keyboard } = await openWithBram(house)
  const owner = await annas.cell(step.trial, 'owner')
  await owner.dblclick()
  await keyboard.type(' / br')
  await offered(annas)
    .filter({ hasText: /^Bram Visser$/ })
    .click()
  expect(await readEditor(annas.editor)).toMatchObject({ words: 'J. Haverkamp / Bram Visser', focused: true })
  await keyboard.press('Enter')
  await expect(owner).toHaveText('J. Haverkamp / Bram Visser')
})

test('[GR52] a colleague who types in the same cell keeps every letter when a name is chosen and taken back', async ({
  house,
}) => {
  const { plan, bram, annas, keyboard } = await openWithBram(house)
  const brams = await openPlan(bram, house, plan.id)
  await annas.write(await annas.cell(step.trial, 'owner'), 'Duo')
  await expect(await brams.cell(step.trial, 'owner')).toHaveText('Duo')
  await (await annas.cell(step.trial, 'owner')).dblclick()
  await keyboard.type(', br')
  await expect(offered(annas)).toHaveText(['Bram Visser'])
  await (await brams.cell(step.trial, 'owner')).dblclick()
  await brams.page.keyboard.type(' (samen)')
  await brams.page.keyboard.press('Control+Home')
  await brams.page.keyboard.type('Vast ')
  await expect(annas.editor).toHaveValue('Vast Duo, br (samen)')
  await expect(offered(annas)).toHaveText(['Bram Visser'])
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(brams.editor).toHaveValue('Vast Duo, Bram Visser (samen)')
  await brams.page.keyboard.type('en goed ')
  await expect(annas.editor).toHaveValue('Vast en goed Duo, Bram Visser (samen)')
  await keyboard.press('Control+z')
  await expect(brams.editor).toHaveValue('Vast en goed Duo, br (samen)')
  await keyboard.press('Control+z')
  await expect(brams.editor).toHaveValue('Vast en goed Duo (samen)')
})

test('[GR50] a column of persons offers names as well, in the plan and in a list', async ({ house }) => {
  const { annas, keyboard } = await openWithBram(house)
  await annas.addColumn('Trekker', 'Persoon')
  const row = await annas.row(step.trial)
  await row.locator('.ag-cell').nth(-2).click()
  await keyboard.type('Beh')
  await expect(offered(annas)).toHaveText(['Beheerder'])
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await expect(row.locator('.ag-cell').nth(-2)).toHaveText('Beheerder')
  await annas.isSaved()

  await annas.page.getByRole('button', { name: 'Overzicht toevoegen' }).click()
  await annas.page.getByRole('radio', { name: 'Contacten' }).check({ force: true })
  await annas.dialog.getByRole('button', { name: 'Toevoegen' }).click()
  const list = listScreen(annas.page)
  await expect(list.heading).toBeVisible()
  const first = list.grid.locator('.rt-step-row .ag-cell').first()
  await first.click()
  await keyboard.type('br')
  await expect(offered(list)).toHaveText(['Bram Visser'])
  await keyboard.press('ArrowDown')
  await keyboard.press('Tab')
  await expect(first).toHaveText('Bram Visser')
})
