import { copyFrom } from './support/clipboard.ts'
import type { ListScreen } from './support/list-screen.ts'
import { expectNoViolation, follow, listScreen, openBudget } from './support/list-screen.ts'
import { expect, test } from './support/people.ts'

test('[LT10] a list is made from a template and stands in the contents, for everybody', async ({ house }) => {
  const { planId, annas } = await openBudget(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  await expect(brams.contents.getByRole('link', { name: /Begroting 2027/ })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(brams.grid).toContainText('Programmabureau')
  await annas.heading.locator('.rt-cell').dblclick()
  await annas.page.keyboard.press('End')
  await annas.page.keyboard.type(' en verder')
  await annas.page.keyboard.press('Enter')
  await expect(brams.heading).toContainText('Begroting 2027 en verder')
  await expect(brams.contents.getByRole('link', { name: /Begroting 2027 en verder/ })).toBeVisible()
})

test('[LT11] amounts pasted from Excel add up to the cent, live for a colleague, and are said as a sum', async ({
  house,
}) => {
  const { planId, annas } = await openBudget(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  await expect(await brams.total('Uitgegeven')).toContainText('€ 4.230,50')
  await annas.write(await annas.at('Scholing', 'Uitgegeven'), '0,1')
  await annas.write(await annas.at('Programmabureau', 'Uitgegeven'), '€ 1.000,20')
  await expect(await brams.total('Uitgegeven')).toContainText('€ 1.000,30')
  await expect(await brams.total('Uitgegeven')).toContainText('Som van Uitgegeven over 2 rijen')
  await (await brams.total('Uitgegeven')).click()
  await brams.page.keyboard.type('5')
  await expect(brams.grid.locator('input')).toHaveCount(0)
  await expect(await brams.total('Uitgegeven')).toContainText('€ 1.000,30')
  await annas.write(await annas.at('Scholing', 'Begroot'), 'tien')
  await expect(annas.grid.getByRole('alert')).toContainText('Vul een bedrag in')
})

test('[LT12] two people type in one cell of a list, and each takes back only the own part', async ({
  house,
}) => {
  const { planId, annas } = await openBudget(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  await (await annas.at('Scholing', 'Dekking')).dblclick()
  await expect(annas.editor).toBeFocused()
  await (await brams.at('Scholing', 'Dekking')).dblclick()
  await expect(brams.editor).toBeFocused()
  await annas.page.keyboard.type(' van de regio')
  await expect(brams.editor).toHaveValue('fonds van de regio')
  await brams.page.keyboard.press('Control+Home')
  await brams.page.keyboard.type('oud ')
  await expect(annas.editor).toHaveValue('oud fonds van de regio')
  await annas.page.keyboard.press('Enter')
  await brams.page.keyboard.press('Enter')
  await annas.page.keyboard.press('Control+z')
  await expect(await brams.at('Scholing', 'Dekking')).toHaveText('oud fonds')
})

test('[LT13] rows are added, moved, copied and removed by keys alone, and come back', async ({ house }) => {
  const { annas } = await openBudget(house)
  const { page } = annas
  const posts = () => annas.grid.locator('.rt-step-row .ag-cell[aria-colindex="1"]').allInnerTexts()
  await (await annas.at('Scholing', 'Dekking')).click()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Reizen')
  await page.keyboard.press('Tab')
  await page.keyboard.type('99,95')
  await page.keyboard.press('Enter')
  await expect(await annas.total('Begroot')).toContainText('€ 14.850,20')
  await (await annas.at('Reizen', 'Begroot')).click()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(posts).toEqual(['Programmabureau', 'Reizen', 'Scholing'])
  await page.keyboard.press('Shift+Space')
  expect((await copyFrom(page)).text).toBe('Reizen\t€ 99,95\t\t')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Rij verwijderen' }).press('Enter')
  await expect.poll(posts).toEqual(['Programmabureau', 'Scholing'])
  await page.keyboard.press('Control+z')
  await expect.poll(posts).toEqual(['Programmabureau', 'Reizen', 'Scholing'])
})

test('[LT14] columns of a list are added, renamed, moved and removed, and their cells come along', async ({
  house,
}) => {
  const { annas } = await openBudget(house)
  const { page, dialog } = annas
  const headers = () => annas.grid.locator('.ag-header-cell-text').allInnerTexts()
  await page.getByRole('button', { name: 'Kolommen' }).click()
  await dialog.getByLabel('Naam').fill('Wie')
  await dialog.getByRole('button', { name: 'Kolom toevoegen' }).click()
  await dialog.getByRole('button', { name: 'Kolom Wie naar links' }).click()
  await dialog.getByRole('button', { name: 'Kolom Wie wijzigen' }).click()
  await dialog.getByLabel('Naam').first().fill('Budgethouder')
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await dialog.getByRole('button', { name: 'Kolom Uitgegeven verwijderen' }).click()
  await page.keyboard.press('Escape')
  await expect
    .poll(async () => (await headers()).slice(0, 4))
    .toEqual(['Post', 'Begroot', 'Budgethouder', 'Dekking'])
  await annas.write(await annas.at('Scholing', 'Budgethouder'), 'Regiobureau')
  await expect(await annas.at('Scholing', 'Budgethouder')).toHaveText('Regiobureau')
})

test('[LT15] a removed list is said to be gone where it was open, and is put back from there', async ({
  house,
}) => {
  const { planId, annas } = await openBudget(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  await annas.heading.getByRole('button', { name: 'Menu van deze rij' }).click()
  await annas.page.getByRole('menuitem', { name: 'Overzicht verwijderen' }).click()
  await expect(brams.page.getByText('Het is naar de prullenbak verplaatst.')).toBeVisible()
  await brams.page.getByRole('button', { name: 'Terugzetten' }).click()
  await expect(brams.heading).toContainText('Begroting 2027')
  await expect(await annas.total('Begroot')).toContainText('€ 14.750,25')
})

test('[LT16] a locked plan keeps its lists as they were; a version shows them, and exports the same bytes', async ({
  house,
}) => {
  const { planId, annas } = await openBudget(house)
  const before = await house.anna.request('GET', `${exportPath(annas, planId)}`)
  const locked = await house.anna.request('POST', `/plans/${planId}/lock`, { json: { body: 'Overleg' } })
  expect(locked.status()).toBe(201)
  await (await annas.at('Scholing', 'Dekking')).click()
  await annas.page.keyboard.type('x')
  await expect(annas.toast.first()).toBeVisible()
  await expect(annas.grid.getByRole('textbox')).toHaveCount(0)
  await annas.page.goto(`${house.url}/plan/${planId}/versies/1`)
  await annas.contents.getByRole('link', { name: /Begroting 2027/ }).click()
  await expect(await annas.total('Begroot')).toContainText('€ 14.750,25')
  await expect(annas.grid.locator('.ag-row').getByRole('button')).toHaveCount(0)
  const frozen = await house.anna.request('GET', exportPath(annas, planId, '/versions/1'))
  expect(await frozen.body()).toEqual(await before.body())
  expect(await frozen.text()).toBe(
    '\uFEFFPost;Begroot;Uitgegeven;Dekking\r\nProgrammabureau;12500,00;4230,50;bijdrage gemeenten\r\nScholing;2250,25;;fonds\r\n',
  )
})

test('[LT17] a reader reads the lists and changes nothing, and axe finds no violation', async ({ house }) => {
  const { planId, annas } = await openBudget(house)
  await (await annas.at('Scholing', 'Dekking')).click()
  const carla = await house.invite(planId, { name: 'Carla Mulder', role: 'viewer' })
  await carla.page.goto(annas.page.url())
  const carlas = listScreen(carla.page)
  await expect(await carlas.total('Begroot')).toContainText('€ 14.750,25')
  await expect(carlas.contents.getByRole('button', { name: 'Overzicht toevoegen' })).toHaveCount(0)
  await (await carlas.at('Scholing', 'Begroot')).click()
  await carla.page.keyboard.type('5')
  await expect(carlas.toast.first()).toContainText('U bent lezer')
  await expect(await carlas.at('Scholing', 'Begroot')).toHaveText('€ 2.250,25')
  await expectNoViolation(carla.page)
  await expectNoViolation(annas.page)
  await annas.page.getByRole('button', { name: 'Kolommen' }).click()
  await expect(annas.dialog).toBeVisible()
  await expectNoViolation(annas.page)
  await annas.page.keyboard.press('Escape')
  await annas.page.getByRole('button', { name: 'Overzicht toevoegen' }).click()
  await expect(annas.dialog).toBeVisible()
  await expectNoViolation(annas.page)
})

test('[LT21] what differs from the approved version is marked in a list too', async ({ house }) => {
  const { planId, annas } = await openBudget(house)
  const { page } = annas
  for (const [path, json] of [
    ['lock', { body: 'Overleg' }],
    ['versions/1/decisions', { body: 'Overleg', outcome: 'approved', date: '2026-12-01' }],
    ['reopen', { reopening: 'adjustment', reason: 'Hogere huur' }],
  ] as const)
    expect((await house.anna.request('POST', `/plans/${planId}/${path}`, { json })).ok()).toBe(true)
  await expect(page.getByRole('button', { name: 'Wijzigingen sinds versie 1 (0)' })).toBeVisible()
  await annas.write(await annas.at('Scholing', 'Begroot'), '3000')
  await annas.heading.locator('.rt-cell').dblclick()
  await page.keyboard.press('End')
  await page.keyboard.type(', bijgesteld')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Wijzigingen sinds versie 1 (2)' }).click()
  await expect(annas.grid.getByTitle(/^Gewijzigd\. Was: €\s2\.250,25$/)).toBeVisible()
  await expect(annas.grid.getByTitle('Gewijzigd. Was: Begroting 2027')).toBeVisible()
})

function exportPath({ page }: ListScreen, planId: string, version = ''): string {
  const list = new URL(page.url()).pathname.split('/').at(-1)
  return `/plans/${planId}${version}/lists/${list}/export.csv`
}
