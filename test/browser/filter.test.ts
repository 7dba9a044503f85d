import { pasteInto } from './support/clipboard.ts'
import { choose, mark, words } from './support/filter.ts'
import { expect, test } from './support/people.ts'
import { openPlan, openTogether, readEditor, topOf } from './support/plan-screen.ts'
import { action, smallCsv, step, theme } from './support/programme.ts'

test('[GR31] a filter says that it is on and how many rows it shows, and one button takes it off', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const annas = await openPlan(house.anna, house, plan.id)
  const { page, grid } = annas
  await choose(page, 'Regisseur', 'P. Lindeman')
  await expect(mark(page)).toContainText('Filter aan 6 van 36 rijen')
  await expect(annas.theme(theme.home)).toHaveCount(0)
  await expect(annas.action('Gezamenlijke flexpool')).toBeVisible()
  await expect(annas.action('Zij-instroom')).toBeVisible()
  await choose(page, 'Status', 'Oranje')
  await expect(mark(page)).toContainText('1 van 36 rijen')
  await expect(grid.locator('.rt-row__table')).toHaveText(['Wat gaan we doen? 1 van 4 acties'])
  await page.getByRole('button', { name: 'Status: Oranje uit het filter halen' }).click()
  await expect(mark(page)).toContainText('6 van 36 rijen')

  await annas.contents.getByRole('button', { name: theme.home }).click()
  await expect(annas.toast).toContainText('In dit thema staan geen rijen die in het filter passen')

  await page.keyboard.press('Control+Shift+L')
  await expect(words(page)).toBeFocused()
  await page.keyboard.type('GEMEENTEsecretarissen')
  await expect(mark(page)).toContainText('1 van 36 rijen')
  await page.keyboard.press('Escape')
  await expect(mark(page)).toContainText('6 van 36 rijen')
  await page.keyboard.press('Escape')
  await expect(grid.locator(':focus')).toBeVisible()
  await mark(page).getByRole('button', { name: 'Filter uitzetten' }).click()
  await expect(mark(page)).toHaveCount(0)
  await expect(annas.theme(theme.home)).toBeVisible()
})

test('[GR32] a row that no longer fits stays until one leaves it, and new rows until the filter changes', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  const { page } = annas
  await choose(page, 'Status', 'Oranje')
  await expect(mark(page)).toContainText('1 van 4 rijen')
  const trial = await annas.row(step.trial)
  await trial.locator('[col-id="status"]').click()
  await pasteInto(page, { text: 'Groen' })
  await expect(await brams.cell(step.trial, 'status')).toHaveText('Groen')
  await expect(mark(page)).toContainText('1 rij past niet in het filter en blijft nog even staan')
  // A colleague's work brings other rows in meanwhile.
  await (await brams.cell(step.wishes, 'status')).click()
  await pasteInto(brams.page, { text: 'Oranje' })
  await expect(mark(page)).toContainText('2 van 4 rijen')
  await expect(trial.locator('[col-id="status"]')).toBeFocused()
  await (await annas.cell(step.wishes, 'text')).click()
  await expect(trial).toHaveCount(0)
  await expect(mark(page)).toContainText('1 van 4 rijen')
  await expect(await annas.cell(step.wishes, 'text')).toBeFocused()

  await annas.choose(await annas.cell(step.wishes, 'text'), 'Stap toevoegen')
  await page.keyboard.type('Een nieuwe stap')
  await page.keyboard.press('Enter')
  await (await annas.cell(step.wishes, 'text')).click()
  const added = annas.grid.locator('[col-id="text"]', { hasText: 'Een nieuwe stap' })
  await expect(await brams.cell('Een nieuwe stap', 'text')).toBeVisible()
  await expect(added).toBeVisible()
  await choose(page, 'Thema', theme.home.slice(0, 8))
  await expect(mark(page)).toContainText('1 van 5 rijen')
  await expect(added).toHaveCount(0)
})

test('[GR33] what colleagues do under a filter moves neither the caret nor the scroll', async ({ house }) => {
  const { annas, brams } = await openTogether(house)
  await words(annas.page).fill('e')
  await expect(mark(annas.page)).toBeVisible()
  await annas.grid.hover()
  await annas.page.mouse.wheel(0, 1200)
  const row = await annas.row(step.mentor)
  await row.locator('[col-id="text"]').dblclick()
  await annas.editor.fill('Wij typen nog')
  const before = await topOf(row)
  await annas.page.keyboard.type(' en nog')
  await brams.choose(await brams.cell(step.wishes, 'text'), 'Stap verwijderen')
  await expect(annas.grid.locator('[col-id="text"]', { hasText: step.wishes })).toHaveCount(0)
  await expect.poll(() => topOf(row)).toBe(before)
  await annas.page.keyboard.type(' steeds')
  expect(await readEditor(annas.editor)).toMatchObject({
    words: 'Wij typen nog en nog steeds',
    focused: true,
  })
})

test('[GR60] the bar in which one finds hides no heading, no cell and no button, also on a small window', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const { page, grid } = await openPlan(house.anna, house, plan.id)
  await words(page).fill('wijk')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('de')
  const bar = page.getByRole('search').filter({ has: page.getByLabel('Zoek in het plan') })
  for (const width of [1440, 720, 320]) {
    await page.setViewportSize({ width, height: 700 })
    await expect(bar.getByRole('button', { name: 'Sluiten' })).toBeInViewport({ ratio: 0.99 })
    const box = await bar.boundingBox()
    const [top, bottom] = [box?.y ?? 0, (box?.y ?? 0) + (box?.height ?? 0)]
    const off = await mark(page).getByRole('button', { name: 'Filter uitzetten' }).boundingBox()
    expect((off?.y ?? 0) + (off?.height ?? 0), `${width} px wide`).toBeLessThanOrEqual(top)
    const heading = await grid.locator('.ag-header').boundingBox()
    expect(heading?.y, `${width} px wide`).toBeGreaterThanOrEqual(bottom)
  }
})

test('[GR34] selecting, filling and pasting under a filter touch only rows that are shown; find tells of the others', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  const { page } = annas
  const owner = async (words: string) => (await brams.cell(words, 'owner')).innerText()
  const hidden = await owner(step.trial)
  await (await brams.cell(step.trial, 'note')).click()
  await pasteInto(brams.page, { text: 'apart' })
  for (const words of [step.wishes, step.decide]) {
    await (await annas.cell(words, 'note')).click()
    await pasteInto(page, { text: 'samen' })
  }
  await words(page).fill('samen')
  await expect(mark(page)).toContainText('2 van 4 rijen')

  await (await annas.cell(step.wishes, 'owner')).click()
  await page.keyboard.type('Ouderraad')
  await page.keyboard.press('Enter')
  await (await annas.cell(step.wishes, 'owner')).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect.poll(() => owner(step.decide)).toBe('Ouderraad')
  expect(await owner(step.trial)).toBe(hidden)
  await (await annas.cell(step.wishes, 'owner')).click()
  await pasteInto(page, { text: 'Eerste\nTweede' })
  await expect.poll(() => owner(step.decide)).toBe('Tweede')
  expect(await owner(step.trial)).toBe(hidden)

  await page.keyboard.press('Control+f')
  await page.keyboard.type('apart')
  await expect(page.locator('.rt-find__count')).toHaveText('Niets gevonden')
  await page.getByRole('button', { name: '1 verborgen tonen' }).click()
  await expect(page.locator('.rt-find__count')).toHaveText('1 van 1')
  await expect(mark(page)).toHaveCount(0)
  await expect(annas.action(action.circle)).toBeVisible()
})
