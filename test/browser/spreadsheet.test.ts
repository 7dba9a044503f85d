import { captures, copyFrom, pasteInto } from './support/clipboard.ts'
import { expect, test } from './support/people.ts'
import { openPlan, openTogether } from './support/plan-screen.ts'
import { action, smallCsv, step } from './support/programme.ts'

test('[GR9] a range selected by keys is copied as a table that spreadsheets and Word take', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  await (await annas.cell(step.wishes, 'text')).click()
  await annas.page.keyboard.press('Shift+ArrowDown')
  await annas.page.keyboard.press('Shift+ArrowRight')
  await expect(annas.grid.locator('.rt-selected')).toHaveCount(4)
  const { text, html } = await copyFrom(annas.page)
  expect(text.split('\r\n').map((line) => line.split('\t')[0])).toEqual([step.wishes, step.trial])
  expect(html).toMatch(/<table>.*<tr><td>.*<\/td><td>.*<\/td><\/tr><tr>.*<\/table>/)
})

for (const [program, clip] of Object.entries(captures)) {
  test(`[GR10] rows copied in ${program} are pasted with their line breaks, while a colleague types in one of them`, async ({
    house,
  }) => {
    const { annas, brams } = await openTogether(house, smallCsv)
    await (await brams.cell(step.trial, 'note')).dblclick()
    await brams.page.keyboard.type(' en Bram typt')
    await (await annas.cell(step.wishes, 'text')).click()
    await pasteInto(annas.page, clip)
    await brams.page.keyboard.type(' gewoon door')
    const first = annas.grid.locator('[col-id="text"]', { hasText: 'regel twee' })
    await expect(first).toHaveText('Regel een\nregel twee', { useInnerText: true })
    await expect(await annas.cell('Tweede stap', 'planning')).toHaveText('Q1 2028')
    await expect(await annas.cell('Tweede stap', 'note')).toContainText('en Bram typt gewoon door')
    await expect(await brams.cell('Regel een', 'planning')).toHaveText('2027')
    await annas.isSaved()
  })
}

test('[GR11] pasting past the end of a table makes the rows that are missing, in one step to take back', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  await (await annas.cell(step.decide, 'text')).click()
  await pasteInto(annas.page, { text: 'Derde\t2027\nVierde\t2028\nVijfde\t2029' })
  await expect(await annas.cell('Vijfde', 'planning')).toHaveText('2029')
  await annas.page.keyboard.press('Control+z')
  await expect(await annas.cell(step.decide, 'text')).toBeVisible()
  await expect(annas.grid.locator('[col-id="text"]', { hasText: /Derde|Vierde|Vijfde/ })).toHaveCount(0)
  await annas.page.keyboard.press('Control+y')
  await expect(await annas.cell('Vijfde', 'planning')).toHaveText('2029')
})

test('[GR12] cutting, emptying and filling down change the selected cells alone', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const owners = async () => [
    await (await annas.cell(step.wishes, 'owner')).innerText(),
    await (await annas.cell(step.trial, 'owner')).innerText(),
    await (await annas.cell(step.decide, 'owner')).innerText(),
  ]
  const before = await owners()
  await (await annas.cell(step.wishes, 'owner')).click()
  await (await annas.cell(step.decide, 'owner')).click({ modifiers: ['Shift'] })
  await annas.page.keyboard.press('Control+d')
  await expect.poll(owners).toEqual([before[0], before[0], before[0]])
  expect((await copyFrom(annas.page, 'cut')).text).toBe([before[0], before[0], before[0]].join('\r\n'))
  await expect.poll(owners).toEqual(['', '', ''])
  await annas.page.keyboard.press('Control+z')
  await annas.page.keyboard.press('Control+z')
  await expect.poll(owners).toEqual(before)
  await annas.page.keyboard.press('Delete')
  await expect.poll(owners).toEqual(['', '', ''])
  await expect(annas.action(action.circle)).toBeVisible()
})

test('[GR13] what does not fit is refused as a whole, with one sentence', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const before = await (await annas.cell(step.wishes, 'status')).innerText()
  await (await annas.cell(step.wishes, 'status')).click()
  await pasteInto(annas.page, { text: 'Rood\nPaars' })
  await expect(annas.toast).toContainText('“Paars” past niet in de kolom Status. Er is niets geplakt.')
  await expect(await annas.cell(step.wishes, 'status')).toHaveText(before)
})

test('[GR14] Ctrl+Z takes back only my own work, and says so when a colleague has overtaken it', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  await (await annas.cell(step.trial, 'status')).click()
  await pasteInto(annas.page, { text: 'Rood' })
  await expect(await brams.cell(step.trial, 'status')).toHaveText('Rood')
  await (await brams.cell(step.trial, 'status')).click()
  await pasteInto(brams.page, { text: 'Afgerond' })
  await expect(await annas.cell(step.trial, 'status')).toHaveText('Afgerond')
  await annas.page.keyboard.press('Control+z')
  await expect(annas.toast).toContainText('Een collega heeft dit intussen gewijzigd')
  await expect(await annas.cell(step.trial, 'status')).toHaveText('Afgerond')
})

test('[GR15] a reader can copy, and neither paste, cut nor empty', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const reader = await house.invite(plan.id, { name: 'Carla Mulder', role: 'viewer' })
  const carlas = await openPlan(reader, house, plan.id)
  const cell = await carlas.cell(step.trial, 'text')
  await cell.click()
  expect((await copyFrom(carlas.page)).text).toBe(step.trial)
  await pasteInto(carlas.page, { text: 'iets anders' })
  await expect(carlas.toast).toContainText('U bent lezer van dit plan')
  await carlas.page.keyboard.press('Delete')
  await copyFrom(carlas.page, 'cut')
  await expect(cell).toHaveText(step.trial)
})

test('[GR17] Tab past the last cell makes a row, and Enter goes back to where the run of Tabs began', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { keyboard } = annas.page
  await (await annas.cell(step.wishes, 'planning')).dblclick()
  await keyboard.press('Tab')
  await keyboard.type('Regiobureau')
  await keyboard.press('Enter')
  await expect(await annas.cell(step.trial, 'planning')).toBeFocused()
  await expect(await annas.cell(step.wishes, 'owner')).toHaveText('Regiobureau')

  const steps = annas.grid.locator('.ag-row [col-id="text"]')
  const before = await steps.count()
  await (await annas.cell(step.decide, 'text')).click()
  const columns = await annas.grid.locator('.ag-header-cell').count()
  for (let i = 0; i < columns && (await steps.count()) === before; i++) await keyboard.press('Tab')
  await expect(steps).toHaveCount(before + 1)
  await expect(annas.editor).toBeFocused()
})

test('[GR18] Ctrl+F finds words far down, and Escape goes there', async ({ house }) => {
  const plan = await house.makePlan()
  const annas = await openPlan(house.anna, house, plan.id)
  const { keyboard } = annas.page
  await keyboard.press('Control+f')
  await keyboard.type(step.mentor.slice(0, 20))
  await expect(annas.page.locator('.rt-find__count')).toHaveText('1 van 1')
  await keyboard.press('Escape')
  await expect(await annas.cell(step.mentor, 'text')).toBeFocused()
})

test('[GR27] a list that is pasted into a step is offered to be split, while a colleague types in another cell of it', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  const planning = await (await annas.cell(step.trial, 'planning')).innerText()
  await (await brams.cell(step.trial, 'note')).dblclick()
  await brams.page.keyboard.type(' en Bram typt')
  await (await annas.cell(step.trial, 'text')).click()
  await pasteInto(annas.page, { text: 'a. alfa b. bravo c. charlie' })
  await annas.toast.getByRole('button', { name: 'Splits in stappen' }).click()
  await brams.page.keyboard.type(' door')
  for (const words of ['bravo', 'charlie'])
    await expect(await annas.cell(words, 'planning')).toHaveText(planning)
  await expect(await annas.cell('alfa', 'note')).toContainText('en Bram typt door')
  await (await annas.cell('charlie', 'text')).click()
  await annas.page.keyboard.press('Control+z')
  await expect(await annas.cell('a. alfa b. bravo c. charlie', 'text')).toBeVisible()
  await annas.choose(await annas.row('a. alfa b. bravo c. charlie'), 'Splits in stappen')
  await expect(await annas.cell('charlie', 'planning')).toHaveText(planning)
})
