import { expect, test } from './support/people.ts'
import { exportCsv, openPlan, openTogether, readEditor, topOf } from './support/plan-screen.ts'
import { action, smallCsv, step, theme } from './support/programme.ts'

test('[LV1] two people typing in one cell see each other’s letters come in, and both keep them all', async ({
  house,
}) => {
  const { plan, annas, brams } = await openTogether(house, smallCsv)
  const cell = await annas.cell(step.trial, 'note')
  await cell.dblclick()
  await (await brams.cell(step.trial, 'note')).dblclick()
  await annas.page.keyboard.press('Control+Home')

  const first = 'Aan het begin zegt Anna dit. '
  const last = '; en aan het eind zegt Bram dat'
  await Promise.all([
    annas.page.keyboard.type(first, { delay: 15 }),
    brams.page.keyboard.type(last, { delay: 15 }),
  ])

  const together = `${first}Werving duurt langer dan gedacht${last}`
  await expect(annas.editor).toHaveValue(together)
  await expect(brams.editor).toHaveValue(together)
  expect(await readEditor(annas.editor)).toEqual({ words: together, caret: first.length, focused: true })
  expect(await readEditor(brams.editor)).toEqual({ words: together, caret: together.length, focused: true })
  await annas.page.keyboard.press('Enter')
  await brams.page.keyboard.press('Enter')
  await expect(cell).toHaveText(together)
  await Promise.all([annas.isSaved(), brams.isSaved()])
  expect(await exportCsv(house.anna, plan.id)).toContain(together)
})

test('[LV2] an action moved to another theme takes along the editor, caret and letters of a colleague in it', async ({
  house,
}) => {
  const { plan, annas, brams } = await openTogether(house)
  await (await brams.cell(step.trial, 'text')).dblclick()
  await brams.page.keyboard.press('Control+Home')
  for (let i = 0; i < 'Proef'.length; i++) await brams.page.keyboard.press('ArrowRight')
  await brams.page.keyboard.type('tuin ')

  await annas.choose(annas.action(action.circle), 'Actie verplaatsen naar…')
  await annas.dialog.getByRole('button', { name: /Thema/ }).click()
  await annas.page.getByRole('option', { name: theme.learn }).click()
  await annas.dialog.getByRole('button', { name: 'Verplaatsen' }).click()
  await expect(brams.contents.getByRole('button', { name: theme.learn })).toContainText('6')

  await brams.page.keyboard.type('gaat door')
  const words = step.trial.replace('Proef', 'Proeftuin gaat door')
  expect(await readEditor(brams.editor)).toEqual({
    words,
    caret: 'Proeftuin gaat door'.length,
    focused: true,
  })
  await brams.page.keyboard.press('Enter')
  await Promise.all([annas.isSaved(), brams.isSaved()])
  await expect(await annas.cell(words, 'text')).toBeVisible()
  const moved = (await exportCsv(house.anna, plan.id)).split('\r\n').find((line) => line.includes(words))
  expect(moved).toContain(`${theme.learn};Wat gaan we doen?;${action.circle};`)
})

test('[LV2] what was begun by typing over a cell goes on as it was when the row moves far', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house)
  await (await brams.cell(step.trial, 'planning')).click()
  await brams.page.keyboard.type('2027 (vanaf Q3)')

  await annas.choose(annas.theme(theme.home), 'Thema omlaag')
  await annas.page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(brams.contents.getByRole('listitem').nth(2)).toContainText(theme.home)

  await brams.page.keyboard.type(' - 2029')
  await expect(brams.editor).toHaveValue('2027 (vanaf Q3) - 2029')
  await brams.page.keyboard.press('Escape')
  await expect(await brams.cell(step.trial, 'planning')).toHaveText('2026 (vanaf Q2) - 2028')
})

test('[LV3] rows that come or go above an open editor move neither its focus, its caret nor the scroll', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house)
  await brams.contents.getByRole('button', { name: theme.learn }).click()
  const cell = await brams.cell(step.mentor, 'text')
  await cell.dblclick()
  await brams.page.keyboard.press('ArrowLeft')
  const top = await topOf(cell)
  const before = await readEditor(brams.editor)
  expect(before).toMatchObject({ caret: step.mentor.length - 1, focused: true })

  await annas.choose(annas.action(action.table), 'Actie toevoegen')
  await annas.page.keyboard.type('Een actie met een titel die lang genoeg is om over meer regels te lopen')
  await annas.page.keyboard.press('Enter')
  await annas.choose(await annas.row(step.wishes), 'Stap verwijderen')
  await expect(brams.contents.getByRole('button', { name: theme.home })).toContainText('7')
  await expect(brams.contents.getByRole('button', { name: 'Prullenbak' })).toContainText('1')

  expect(await readEditor(brams.editor)).toEqual(before)
  await expect.poll(() => topOf(cell)).toBe(top)
  await brams.page.keyboard.type('!')
  await expect(brams.editor).toHaveValue(`${step.mentor.slice(0, -1)}!${step.mentor.slice(-1)}`)
})

test('[LV3] a number that is being typed and a list that is open stay so while rows come above them', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  await annas.addColumn('Bedrag', 'Getal')
  await expect(brams.grid.getByRole('columnheader', { name: 'Bedrag' })).toBeVisible()
  const addAction = async () => {
    const rows = await brams.grid.locator('.ag-row').count()
    await annas.choose(annas.action(action.meeting), 'Actie toevoegen')
    await annas.page.keyboard.press('Enter')
    await expect(brams.grid.locator('.ag-row')).toHaveCount(rows + 1)
  }

  const amount = (await brams.row(step.trial)).locator('.rt-cell--number')
  await amount.dblclick()
  await brams.page.keyboard.type('12')
  await addAction()
  await brams.page.keyboard.type('50')
  await expect(brams.editor).toHaveValue('1250')
  await brams.page.keyboard.press('Enter')
  await expect(amount).toHaveText('1.250')

  await (await brams.cell(step.trial, 'status')).dblclick()
  await expect(brams.page.getByRole('option', { name: 'Oranje' })).toBeFocused()
  await addAction()
  await brams.page.keyboard.press('ArrowDown')
  await brams.page.keyboard.press('Enter')
  await expect(await brams.cell(step.trial, 'status')).toHaveText('Rood')

  await (await brams.cell(step.trial, 'municipalities')).dblclick()
  await brams.page.keyboard.type('Hoog')
  await addAction()
  await brams.page.keyboard.type('meer')
  await brams.page.keyboard.press('Enter')
  await brams.page.keyboard.press('Escape')
  await expect(await brams.cell(step.trial, 'municipalities')).toHaveText('Elzenveen')
})

test('[LV4] whose row is removed while typing in it is told, and what was typed comes back with the row', async ({
  house,
}) => {
  const { plan, annas, brams } = await openTogether(house, smallCsv)
  await (await brams.cell(step.trial, 'text')).dblclick()
  await brams.page.keyboard.type(', en wat Bram er nog bij zet')
  await brams.isSaved()
  const words = `${step.trial}, en wat Bram er nog bij zet`

  await annas.choose(await annas.row(words), 'Stap verwijderen')

  await expect(brams.toast).toContainText('door een collega verplaatst naar de prullenbak')
  await expect(brams.editor).toBeHidden()
  await brams.page.keyboard.type('niets hiervan komt in een andere rij terecht')
  await brams.contents.getByRole('button', { name: 'Prullenbak' }).click()
  await brams.dialog.getByRole('button', { name: `${words} terugzetten` }).click()
  await brams.dialog.getByRole('button', { name: 'Sluiten' }).click()
  await expect(await annas.row(words)).toBeVisible()
  await brams.isSaved()
  expect(await exportCsv(house.anna, plan.id)).toBe(smallCsv.replace(step.trial, words))
})

test('[LV5] the cell where a colleague is has a border with that colleague’s name', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser', organisation: 'Hoogmeer' })
  const annas = await openPlan(house.anna, house, plan.id)
  const brams = await openPlan(bram, house, plan.id)

  await (await brams.cell(step.trial, 'planning')).click()
  const mark = (await annas.cell(step.trial, 'planning')).locator('.rt-colleague__name')
  await expect(mark).toHaveAttribute('data-name', 'Bram Visser, Hoogmeer')
  await brams.page.keyboard.press('ArrowRight')
  await expect((await annas.cell(step.trial, 'owner')).locator('.rt-colleague')).toBeVisible()
  await expect(mark).toBeHidden()
  await brams.action(action.circle).click()
  await expect(annas.action(action.circle).locator('.rt-colleague')).toBeVisible()
  await brams.theme(theme.home).click()
  await expect(annas.theme(theme.home).locator('.rt-colleague')).toBeVisible()
  await bram.page.close()
  await expect(annas.grid.locator('.rt-colleague')).toHaveCount(0)
})

test('[LV6] everybody who is in the plan stands on top of it, once, also with two windows', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser', organisation: 'Hoogmeer' })
  const { page } = await openPlan(house.anna, house, plan.id)
  const here = page.getByRole('list', { name: 'Aanwezig' }).getByRole('listitem')
  await expect(here).toHaveText([/Beheerder \(u\)/])

  await openPlan(bram, house, plan.id)
  await openPlan({ page: await bram.context.newPage() }, house, plan.id)
  await expect(here).toHaveText([/Beheerder \(u\)/, /Bram Visser, Hoogmeer \(2 vensters\)/])
  await bram.context.close()
  await expect(here).toHaveCount(1)
})
