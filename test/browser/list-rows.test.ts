/** Rows of a list that are dragged, also while somebody else works in them. */
import { chip, dragByFinger, grab, line, moveOver, top } from './support/drag.ts'
import type { ListScreen } from './support/list-screen.ts'
import { follow, listScreen, makeList, openBudget } from './support/list-screen.ts'
import { expect, test } from './support/people.ts'

const posts =
  ({ grid }: ListScreen) =>
  async () =>
    (await grid.locator('.rt-step-row .rt-drag-cell').allInnerTexts()).map((words) => words.trim())

const rowOf = ({ grid }: ListScreen, words: string) =>
  grid.locator('.rt-step-row', { hasText: words }).first()

/** A budget of three posts. */
async function openPosts(house: Parameters<typeof openBudget>[0]) {
  const { planId, annas } = await openBudget(house)
  await (await annas.at('Scholing', 'Dekking')).click()
  await annas.page.keyboard.press('Tab')
  await annas.page.keyboard.type('Reizen')
  await annas.page.keyboard.press('Enter')
  await expect.poll(posts(annas)).toEqual(['Programmabureau', 'Scholing', 'Reizen'])
  return { planId, annas }
}

test('[LT22] a row is dragged to where the line is, in one step to take back, while a colleague types in it', async ({
  house,
}) => {
  const { planId, annas } = await openPosts(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  const { page } = annas
  await (await brams.at('Reizen', 'Dekking')).dblclick()
  await brams.page.keyboard.type('uit de ')
  await grab(page, await annas.at('Reizen', 'Post'))
  await moveOver(page, rowOf(annas, 'Scholing'), 'top')
  await expect(line(page)).toBeVisible()
  await expect(chip(page)).toContainText('Reizen')
  await expect(chip(page)).toContainText('Boven: Scholing')
  await expect
    .poll(async () => Math.abs((await top(line(page))) + 2 - (await top(rowOf(annas, 'Scholing')))))
    .toBeLessThan(3)
  await page.screenshot({ path: 'test/browser/screenshots/list-drag.png' })
  await page.mouse.up()
  await expect(line(page)).toHaveCount(0)
  await expect(await annas.at('Reizen', 'Post')).toBeFocused()
  for (const screen of [annas, brams])
    await expect.poll(posts(screen)).toEqual(['Programmabureau', 'Reizen', 'Scholing'])
  await brams.page.keyboard.type('reserve')
  await expect(await annas.at('Reizen', 'Dekking')).toHaveText('uit de reserve')

  await page.keyboard.press('Control+z')
  for (const screen of [annas, brams])
    await expect.poll(posts(screen)).toEqual(['Programmabureau', 'Scholing', 'Reizen'])
  await expect(brams.editor).toHaveValue('uit de reserve')
})

test('[LT29] who made a list is in it with the keyboard', async ({ house }) => {
  const { annas } = await openBudget(house)
  const { page } = annas
  await makeList(page, 'Contacten', 'Wie te bellen')
  await expect(annas.grid.locator('.ag-full-width-row:focus')).toContainText('Wie te bellen')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('Meldpunt')
  await page.keyboard.press('Enter')
  await expect(annas.grid.locator('.rt-step-row')).toContainText('Meldpunt')
})

test('[LT22] above the rows is the top, and below the total the end', async ({ house }) => {
  const { annas } = await openPosts(house)
  const { page } = annas
  await grab(page, await annas.at('Reizen', 'Post'))
  await moveOver(page, annas.heading, 'top')
  await expect(chip(page)).toContainText('Bovenaan')
  await page.mouse.up()
  await expect.poll(posts(annas)).toEqual(['Reizen', 'Programmabureau', 'Scholing'])
  await grab(page, await annas.at('Reizen', 'Post'))
  await moveOver(page, annas.grid.locator('.rt-total-row'), 'bottom')
  await expect(chip(page)).toContainText('Onderaan')
  await page.mouse.up()
  await expect.poll(posts(annas)).toEqual(['Programmabureau', 'Scholing', 'Reizen'])
})

test('[LT22] the handle stands in the first column that one sees, whatever it holds, and a finger drags by it', async ({
  house,
}) => {
  const { annas } = await openPosts(house)
  const { page } = annas
  await annas.grid.locator('.ag-header-cell', { hasText: 'Post' }).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByRole('menuitem', { name: 'Verbergen' }).press('Enter')
  const handle = (await annas.at('bijdrage gemeenten', 'Begroot')).locator('.rt-drag')
  await expect(handle).toHaveCount(1)
  await dragByFinger(
    page,
    (await annas.at('fonds', 'Begroot')).locator('.rt-drag'),
    rowOf(annas, 'bijdrage'),
    () => expect(line(page)).toBeVisible(),
  )
  await expect
    .poll(() => annas.grid.locator('.rt-step-row .rt-drag-cell').allInnerTexts())
    .toEqual(['€ 2.250,25', '€ 12.500,00', ''])
})

test('[LT23] Escape, a lock and a colleague who takes the row away end a drag, and nothing moves', async ({
  house,
}) => {
  const { planId, annas } = await openPosts(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  const { page } = annas
  const before = ['Programmabureau', 'Scholing', 'Reizen']
  const begin = async (words: string) => {
    await grab(page, await annas.at(words, 'Post'))
    await moveOver(page, rowOf(annas, 'Programmabureau'), 'top')
    await expect(line(page)).toBeVisible()
  }
  await begin('Reizen')
  await page.keyboard.press('Escape')
  await expect(line(page)).toHaveCount(0)
  await page.mouse.up()
  await expect.poll(posts(annas)).toEqual(before)

  await begin('Reizen')
  await (await brams.at('Reizen', 'Post')).click()
  await brams.page.keyboard.press('Shift+F10')
  await brams.page.getByRole('menuitem', { name: 'Rij verwijderen' }).press('Enter')
  await expect(line(page)).toHaveCount(0)
  await expect(annas.toast.first()).toContainText('Niet verplaatst: de rij')
  await page.mouse.up()
  await expect.poll(posts(annas)).toEqual(before.slice(0, 2))

  await begin('Scholing')
  const json = { body: 'Regionaal overleg' }
  expect((await house.anna.request('POST', `/plans/${planId}/lock`, { json })).status()).toBe(201)
  await expect(line(page)).toHaveCount(0)
  await page.mouse.up()
  await expect.poll(posts(annas)).toEqual(before.slice(0, 2))
  await rowOf(annas, 'Scholing').hover()
  await expect(annas.grid.locator('.rt-drag:visible')).toHaveCount(0)
})

test('[LT23] a reader of a list has no handles', async ({ house }) => {
  const { planId, annas } = await openBudget(house)
  const reader = await house.invite(planId, { name: 'Roos Lezer', role: 'viewer' })
  await reader.page.goto(annas.page.url())
  const roses = listScreen(reader.page)
  await rowOf(roses, 'Scholing').hover()
  await expect(roses.grid.locator('.rt-drag:visible')).toHaveCount(0)
})
