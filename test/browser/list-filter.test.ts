/** A list under a filter, also while somebody else works in it. */
import { readFile } from 'node:fs/promises'
import { pasteInto } from './support/clipboard.ts'
import { choose, mark, words } from './support/filter.ts'
import type { ListScreen } from './support/list-screen.ts'
import { expectNoViolation, follow, listScreen, makeList } from './support/list-screen.ts'
import type { House } from './support/people.ts'
import { expect, test } from './support/people.ts'
import { topOf } from './support/plan-screen.ts'
import { smallCsv } from './support/programme.ts'

/** Forty posts: three of the fund, the others of the municipalities. */
const postRows = Array.from({ length: 40 }, (_, index) => {
  const isOfFund = index % 15 === 0
  return [`Post ${index + 1}`, '10,05', '', isOfFund ? 'fonds' : 'bijdrage gemeenten'].join('\t')
}).join('\r\n')

async function openPosts(house: House): Promise<{ planId: string; annas: ListScreen }> {
  const plan = await house.makePlan(smallCsv)
  await house.anna.page.goto(`${house.url}/plan/${plan.id}`)
  const annas = await makeList(house.anna.page, 'Begroting', 'Begroting 2027')
  await annas.grid.locator('.rt-step-row .ag-cell').first().click()
  await pasteInto(annas.page, { text: postRows })
  await annas.isSaved()
  return { planId: plan.id, annas }
}

test('[LT24] a list is filtered by words, and by the columns in which names stand, and says so', async ({
  house,
}) => {
  const { annas } = await openPosts(house)
  const { page } = annas
  const filter = page.getByRole('search', { name: 'Filter' })
  await expect(filter.getByRole('button')).toHaveText(['Dekking'])
  await choose(page, 'Dekking', 'fonds')
  await expect(mark(page)).toContainText('Filter aan 3 van 40 rijen')
  await expect(mark(page)).toContainText('Dekking: fonds')
  await expect(annas.grid.locator('.rt-step-row')).toHaveCount(3)
  await expect(annas.heading).toBeVisible()
  await page.keyboard.press('Control+Shift+L')
  await page.keyboard.type('POST 16')
  await expect(mark(page)).toContainText('1 van 40 rijen')
  await page.screenshot({ path: 'test/browser/screenshots/list-filter.png' })
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Dekking: fonds uit het filter halen' }).click()
  await mark(page).getByRole('button', { name: 'Filter uitzetten' }).click()
  await expect(mark(page)).toHaveCount(0)

  await page.getByRole('button', { name: 'Overzicht toevoegen' }).click()
  await page.getByRole('radio', { name: 'Overleggen' }).check({ force: true })
  await annas.dialog.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(annas.heading).toContainText('Overleggen')
  // Each list has a filter of its own; the one of before is there when one comes back.
  await expect(filter.getByRole('button')).toHaveText(['Hoe vaak'])
  await choose(page, 'Hoe vaak', 'maandelijks')
  await expect(mark(page)).toContainText('0 van 1 rij')
  await annas.contents.getByRole('link', { name: /Begroting 2027/ }).click()
  await expect(annas.heading).toContainText('Begroting 2027')
  await expect(mark(page)).toHaveCount(0)
  await page.goBack()
  await expect(mark(page)).toContainText('0 van 1 rij')
})

test('[LT25] under a filter the total is that of the rows that are shown, and says so', async ({ house }) => {
  const { planId, annas } = await openPosts(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  const { page } = annas
  await page.keyboard.press('Control+End')
  await expect(await annas.total('Begroot')).toContainText('€ 402,00')
  await choose(page, 'Dekking', 'fonds')
  await expect(await annas.total('Post')).toHaveText('Totaal van 3 getoonde rijen')
  await expect(await annas.total('Begroot')).toHaveText(/^Som van Begroot over 3 getoonde rijen: € 30,15$/)
  await words(brams.page).fill('Post 40')
  await brams.write(await brams.at('Post 40', 'Dekking'), 'fonds')
  await expect(await annas.total('Begroot')).toContainText('€ 40,20')
  await expect(await annas.total('Post')).toHaveText('Totaal van 4 getoonde rijen')
  await expect(mark(page)).toContainText('4 van 40 rijen')
  await mark(page).getByRole('button', { name: 'Filter uitzetten' }).click()
  await page.keyboard.press('Control+End')
  await expect(await annas.total('Post')).toHaveText('Totaal')
})

test('[LT30] a list as CSV has all its rows, whatever a filter hides, and the link says so', async ({
  house,
}) => {
  const { annas } = await openPosts(house)
  const { page } = annas
  await annas.isSaved()
  await choose(page, 'Dekking', 'fonds')
  await expect(mark(page)).toContainText('3 van 40 rijen')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Alle rijen als CSV' }).click()
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(41)
  await page.getByRole('button', { name: 'Exporteren' }).click()
  await expect(page.getByRole('menu')).toContainText('ook wat een filter verbergt')
})

test('[LT27] a row that no longer fits stays until one leaves it, and new rows until the filter changes', async ({
  house,
}) => {
  const { planId, annas } = await openPosts(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  const { page } = annas
  await choose(page, 'Dekking', 'fonds')
  await expect(mark(page)).toContainText('3 van 40 rijen')
  const source = await annas.at('Post 16', 'Dekking')
  await source.dblclick()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('bijdrage van het rijk')
  await expect(mark(page)).toContainText('1 rij past niet in het filter en blijft nog even staan')
  // A colleague brings a row in above it, and takes one away.
  await brams.write(await brams.at('Post 2', 'Dekking'), 'fonds')
  await expect(mark(page)).toContainText('4 van 40 rijen')
  await (await brams.at('Post 1', 'Post')).click()
  await brams.page.keyboard.press('Shift+F10')
  await brams.page.getByRole('menuitem', { name: 'Rij verwijderen' }).press('Enter')
  await expect(mark(page)).toContainText('3 van 39 rijen')
  await page.keyboard.type(' en meer')
  await expect(annas.editor).toHaveValue('bijdrage van het rijk en meer')
  await page.keyboard.press('Enter')
  await expect(annas.grid.locator('.rt-step-row', { hasText: 'Post 16' })).toHaveCount(0)
  await expect(mark(page)).toContainText('2 van 39 rijen')

  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('Nieuwe post')
  await page.keyboard.press('Enter')
  await (await annas.at('Post 2', 'Post')).click()
  await expect(annas.grid.locator('.rt-step-row', { hasText: 'Nieuwe post' })).toBeVisible()
  await choose(page, 'Dekking', '(niets ingevuld)')
  await expect(mark(page)).toContainText('3 van 40 rijen')
  await words(page).fill('Post 31')
  await expect(annas.grid.locator('.rt-step-row')).toHaveText(/Post 31/)
})

test('[LT27] what colleagues do in a filtered list moves neither the caret nor the scroll, and filling touches only what is shown', async ({
  house,
}) => {
  const { planId, annas } = await openPosts(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  const { page } = annas
  await choose(page, 'Dekking', 'bijdrage')
  await expect(mark(page)).toContainText('37 van 40 rijen')
  await annas.grid.hover()
  await page.mouse.wheel(0, 600)
  const row = annas.grid.locator('.rt-step-row', { hasText: 'Post 30' })
  await row.locator('.ag-cell').first().dblclick()
  await page.keyboard.type(' wij typen')
  const before = await topOf(row)
  await brams.write(await brams.at('Post 2', 'Dekking'), 'fonds')
  await expect(mark(page)).toContainText('36 van 40 rijen')
  await expect.poll(() => topOf(row)).toBe(before)
  await page.keyboard.type(' nog')
  await expect(annas.editor).toHaveValue('Post 30 wij typen nog')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^Dekking: bijdrage gemeenten/ }).click()
  await choose(page, 'Dekking', 'fonds')
  await expect(mark(page)).toContainText('4 van 40 rijen')
  await (await annas.at('Post 16', 'Uitgegeven')).click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await (await annas.at('Post 16', 'Uitgegeven')).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(await annas.at('Post 31', 'Uitgegeven')).toHaveText('€ 5,00')
  await expect(await annas.total('Uitgegeven')).toContainText('€ 10,00')
  await mark(page).getByRole('button', { name: 'Filter uitzetten' }).click()
  await page.keyboard.press('Control+End')
  await expect(await annas.total('Uitgegeven')).toContainText('€ 10,00')
})

test('[LT24] who reads a list filters it too, also as a version has it', async ({ house }) => {
  const { planId, annas } = await openPosts(house)
  const json = { body: 'Overleg' }
  expect((await house.anna.request('POST', `/plans/${planId}/lock`, { json })).status()).toBe(201)
  const reader = await house.invite(planId, { name: 'Roos Lezer', role: 'viewer' })
  const list = new URL(annas.page.url()).pathname.split('/').at(-1)
  await reader.page.goto(`${house.url}/plan/${planId}/versies/1/lijst/${list}`)
  const roses = listScreen(reader.page)
  await choose(reader.page, 'Dekking', 'fonds')
  await expect(mark(reader.page)).toContainText('3 van 40 rijen')
  await expect(await roses.total('Begroot')).toContainText('€ 30,15')
})
