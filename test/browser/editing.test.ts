import { readFile } from 'node:fs/promises'
import { expect, test } from './support/people.ts'
import { exportCsv, openPlan, openTogether, readEditor } from './support/plan-screen.ts'
import { action, smallCsv, step, theme } from './support/programme.ts'

test('[ED1] F2, a double click and typing open a cell; Enter goes down, Tab to the right, Escape takes back', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const { page, editor, cell, isSaved } = await openPlan(house.anna, house, plan.id)
  const { keyboard } = page
  await (await cell(step.wishes, 'planning')).click()

  await keyboard.type('Vanaf 2026, zo snel getypt als het kan')
  await keyboard.press('Enter')
  await expect(await cell(step.wishes, 'planning')).toHaveText('Vanaf 2026, zo snel getypt als het kan')
  await expect(await cell(step.trial, 'planning')).toBeFocused()
  await keyboard.press('F2')
  expect(await readEditor(editor)).toMatchObject({ words: '2026 (vanaf Q2) - 2028', caret: 22 })
  await keyboard.type(', en dan')
  await keyboard.press('Tab')
  await expect(await cell(step.trial, 'planning')).toHaveText('2026 (vanaf Q2) - 2028, en dan')
  await expect(await cell(step.trial, 'owner')).toBeFocused()
  await keyboard.press('F2')
  await keyboard.type(' en anderen')
  await keyboard.press('Escape')
  await expect(await cell(step.trial, 'owner')).toHaveText('J. Haverkamp')
  await expect(await cell(step.trial, 'owner')).toBeFocused()
  await (await cell(step.trial, 'note')).dblclick()
  await expect(editor).toBeFocused()
  await keyboard.press('Shift+Tab')
  await expect(await cell(step.trial, 'status')).toBeFocused()
  await isSaved()
  expect(await exportCsv(house.anna, plan.id)).toBe(
    smallCsv
      .replace(`${step.wishes};2026;`, `${step.wishes};Vanaf 2026, zo snel getypt als het kan;`)
      .replace('2026 (vanaf Q2) - 2028', '2026 (vanaf Q2) - 2028, en dan'),
  )
})

test('[ED2] Shift+Enter and Alt+Enter make a line break, and the cell grows with its words', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const { page, cell, isSaved } = await openPlan(house.anna, house, plan.id)
  const planning = await cell(step.decide, 'planning')
  const { height } = (await planning.boundingBox()) ?? { height: 0 }
  await planning.click()
  for (const [key, words] of [
    ['F2', ''],
    ['Shift+Enter', 'najaar'],
    ['Alt+Enter', 'of'],
    ['Shift+Enter', 'voorjaar'],
    ['Shift+Enter', '2029'],
  ] as const) {
    await page.keyboard.press(key)
    await page.keyboard.type(words)
  }
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await planning.boundingBox())?.height).toBeGreaterThan(height + 20)
  await isSaved()
  expect(await exportCsv(house.anna, plan.id)).toContain('"2028\nnajaar\nof\nvoorjaar\n2029"')
})

test('[ED3] Delete empties a cell of any kind, and never a row', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const { page, cell, action: title, isSaved } = await openPlan(house.anna, house, plan.id)
  for (const column of ['planning', 'owner', 'municipalities', 'status', 'note'] as const) {
    await (await cell(step.trial, column)).click()
    await page.keyboard.press('Delete')
    await expect(await cell(step.trial, column)).toHaveText('')
  }
  await title(action.meeting).click()
  await page.keyboard.press('Delete')
  await isSaved()
  const csv = await exportCsv(house.anna, plan.id)
  expect(csv).toContain(`${action.circle};${step.trial};;;;;;Transformatiegeld`)
  expect(csv).toContain(`(zonder titel);Kennismaking`)
})

test('[ED4] Alt+Shift and an arrow move a step, an action and a theme, by where the focus is', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const screen = await openPlan(house.anna, house, plan.id)
  const { keyboard } = screen.page
  const steps = async () =>
    (await screen.grid.locator('[col-id="text"] .rt-cell__words').allTextContents()).filter(Boolean)

  await (await screen.cell(step.trial, 'planning')).click()
  await keyboard.press('Alt+Shift+ArrowUp')
  await expect
    .poll(async () => (await steps()).indexOf(step.trial) - (await steps()).indexOf(step.wishes))
    .toBe(-1)
  await screen.action('Respijtweekenden').click()
  await keyboard.press('Alt+Shift+ArrowDown')
  await expect(screen.grid.locator('.rt-row--table').first()).toBeVisible()
  await screen.theme(theme.home).click()
  await keyboard.press('Alt+Shift+ArrowDown')
  await expect(screen.contents.getByRole('listitem').first()).toContainText(theme.learn)
  await screen.isSaved()

  const lines = (await exportCsv(house.anna, plan.id)).split('\r\n')
  const line = (words: string) => lines.findIndex((text) => text.includes(words))
  expect(line(step.trial)).toBe(line(step.wishes) - 1)
  expect(line('Respijtweekenden')).toBe(line(action.meeting) + 1)
  expect(line(step.mentor)).toBeLessThan(line(step.wishes))
})

test('[ED5] a step moves by menu to another action, and an action to the other table of its theme', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const screen = await openPlan(house.anna, house, plan.id)
  const { page, dialog } = screen

  await screen.choose(await screen.cell(step.trial, 'text'), 'Stap verplaatsen naar…')
  await dialog.getByRole('button', { name: /Tabel/ }).click()
  await page.getByRole('option', { name: 'Wat doen we al?' }).click()
  await expect(dialog.getByRole('button', { name: /Actie/ })).toContainText(action.meeting)
  await dialog.getByRole('button', { name: 'Verplaatsen' }).click()
  await expect(await screen.cell(step.trial, 'text')).toBeFocused()
  await screen.choose(screen.action(action.circle), 'Actie verplaatsen naar…')
  await dialog.getByRole('button', { name: /Tabel/ }).click()
  await page.getByRole('option', { name: 'Wat doen we al?' }).click()
  await dialog.getByRole('button', { name: 'Verplaatsen' }).click()
  await expect(screen.grid.locator('.rt-row--table')).toHaveText([/2 acties/, /nog geen acties/])
  await screen.isSaved()

  const csv = await exportCsv(house.anna, plan.id)
  expect(csv).toContain(`Wat doen we al?;${action.meeting};${step.trial};`)
  expect(csv).toContain(`Wat doen we al?;${action.circle};${step.wishes};`)
})

test('[ED6] a removed theme, action and step come back from the bin as they were, with what is under them', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const before = await exportCsv(house.anna, plan.id)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const screen = await openPlan(house.anna, house, plan.id)
  const brams = await openPlan(bram, house, plan.id)

  await screen.choose(await screen.cell(step.trial, 'text'), 'Stap verwijderen')
  await expect(screen.toast).toContainText('Stap naar de prullenbak verplaatst.')
  await screen.choose(screen.action(action.circle), 'Actie verwijderen')
  await screen.choose(screen.theme(theme.home), 'Thema verwijderen')
  await expect(brams.theme(theme.home)).toBeHidden()
  await screen.isSaved()
  expect(await exportCsv(house.anna, plan.id)).not.toContain(theme.home)

  await brams.contents.getByRole('button', { name: 'Prullenbak' }).click()
  for (const words of [theme.home, action.circle, step.trial]) {
    await brams.dialog.getByRole('button', { name: `${words} terugzetten` }).click()
  }
  await expect(brams.dialog).toContainText('De prullenbak is leeg')
  await brams.page.keyboard.press('Escape')
  await expect(await screen.cell(step.trial, 'text')).toBeVisible()
  await brams.isSaved()
  expect(await exportCsv(house.anna, plan.id)).toBe(before)
})

test('[ED7] what was just removed is put back by the message that says so', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const screen = await openPlan(house.anna, house, plan.id)
  await screen.choose(screen.action(action.circle), 'Actie verwijderen')
  await expect(screen.action(action.circle)).toBeHidden()
  await screen.toast.getByRole('button', { name: 'Terugzetten' }).click()
  await expect(screen.action(action.circle)).toBeVisible()
  await screen.isSaved()
  expect(await exportCsv(house.anna, plan.id)).toBe(smallCsv)
})

test('[ED8] Ctrl+Z while typing takes back one’s own letters, and leaves those of a colleague', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  await (await annas.cell(step.decide, 'note')).dblclick()
  // At once: after a pause letters are a step of their own.
  await annas.page.keyboard.insertText('Anna ')
  await (await brams.cell(step.decide, 'note')).dblclick()
  await brams.page.keyboard.type('Bram ')
  await expect(annas.editor).toHaveValue('Anna Bram ')

  await annas.page.keyboard.press('Control+z')
  await expect(annas.editor).toHaveValue('Bram ')
  await annas.page.keyboard.press('Control+y')
  await expect(annas.editor).toHaveValue('Anna Bram ')
  await annas.page.keyboard.press('Escape')
  await expect(brams.editor).toHaveValue('Bram ')
})

test('[ED9] the plan’s title is edited like a cell, and stands in the overview', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const screen = await openPlan(house.anna, house, plan.id)
  await screen.page.getByRole('button', { name: plan.title }).click()
  await screen.page.keyboard.press('Control+a')
  await screen.page.keyboard.type('Programma met een andere naam')
  await screen.page.keyboard.press('Enter')
  await screen.isSaved()
  await expect(screen.page).toHaveTitle(/Programma met een andere naam/)
  await screen.page.getByRole('link', { name: 'Regietafel' }).click()
  const link = screen.page.getByRole('link', { name: 'Programma met een andere naam' })
  await expect(async () => {
    await screen.page.reload()
    await expect(link).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test('[ED10] what is typed at once after adding a step stands in that step, however fast', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const screen = await openPlan(house.anna, house, plan.id)
  const { keyboard } = screen.page
  await (await screen.cell(step.trial, 'text')).click()
  for (const words of ['Eerst dit', 'dan dat', 'en dat ook nog']) {
    await keyboard.press('Control+Enter')
    await keyboard.type(words)
    await expect(screen.editor).toHaveValue(words)
    await keyboard.press('Tab')
    await keyboard.press('Shift+Tab')
  }
  await screen.isSaved()
  const csv = await exportCsv(house.anna, plan.id)
  const steps = csv.split('\r\n').filter((line) => line.includes(action.circle))
  expect(steps.map((line) => line.split(';')[3])).toEqual([
    step.wishes,
    step.trial,
    'Eerst dit',
    'dan dat',
    'en dat ook nog',
    step.decide,
  ])
})

test('[SC5] the export button saves the same bytes as the API gives, and as were imported', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const { page } = await openPlan(house.anna, house, plan.id)
  for (const [item, separator] of [
    ['CSV (Excel, puntkomma)', 'semicolon'],
    ['CSV (komma)', 'comma'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Exporteren' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    const saved = await readFile(await (await download).path())
    const answer = await house.anna.request('GET', `/plans/${plan.id}/export.csv?separator=${separator}`)
    expect(saved.equals(await answer.body())).toBe(true)
    expect((await download).suggestedFilename()).toContain('Merenland')
  }
})

test('[GR39] municipalities are chosen by typing, several in a cell, while a colleague chooses in it too', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house)
  const { keyboard } = annas.page
  const cell = await annas.cell(step.trial, 'municipalities')
  await expect(cell).toHaveText(/Elzenveen\s*Hoogmeer/)
  await cell.click()
  await keyboard.type('zui')
  await keyboard.press('Enter')
  await expect(cell).toHaveText(/Zuiderkogge/)

  // Bram takes one out and puts one in, with Anna's list still open.
  await (await brams.cell(step.trial, 'municipalities')).dblclick()
  for (const name of ['Elzen', 'Berken']) {
    await brams.page.keyboard.type(name)
    await brams.page.keyboard.press('Enter')
  }
  await expect(cell).not.toHaveText(/Elzenveen/)
  await keyboard.type('Nieuwkoog')
  await annas.page.getByRole('button', { name: /Nieuwkoog/ }).click()
  for (const screen of [annas, brams]) {
    const chosen = (await screen.cell(step.trial, 'municipalities')).locator('.rt-tag')
    await expect(chosen).toHaveText(['Berkenrode', 'Hoogmeer', 'Zuiderkogge', 'Nieuwkoog'])
  }

  // Enter with nothing typed ticks nothing, and Escape takes nothing back.
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect(annas.page.getByRole('dialog')).toBeHidden()
  await expect(cell.locator('.rt-tag')).toHaveCount(4)
  await expect(cell).toBeFocused()
})
