import type { Locator, Page } from '@playwright/test'
import { pasteInto } from './support/clipboard.ts'
import { listScreen } from './support/list-screen.ts'
import { expect, test } from './support/people.ts'
import { openPlan } from './support/plan-screen.ts'
import { smallCsv, step } from './support/programme.ts'

const header = (page: Page, title: string) => page.locator('.ag-header-cell', { hasText: title })
const widthOf = async (of: Locator) => Math.round((await of.boundingBox())?.width ?? 0)

/** What stands outside the cell or heading around it, in any row. */
async function cutOff(page: Page, columns: readonly string[]): Promise<string[]> {
  return page.evaluate((ids) => {
    const boxes = ids.flatMap((id) => [...document.querySelectorAll(`[col-id="${id}"]`)])
    return boxes.flatMap((box) => {
      const outer = box.getBoundingClientRect()
      const words = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        if (node.parentElement?.closest('.rt-visually-hidden')) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const { left, right, top, bottom } of range.getClientRects())
          if (left < outer.left || right > outer.right || top < outer.top || bottom > outer.bottom + 1)
            found.push(`${node.textContent} in ${box.getAttribute('col-id')}`)
      }
      return found
    })
  }, columns)
}

async function dragEdge(page: Page, title: string, by: number): Promise<void> {
  const box = await header(page, title).locator('.ag-header-cell-resize').boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 10]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by, y, { steps: 5 })
  await page.mouse.up()
}

test('[GR53] a column is made as narrow as 72 px by mouse and by keyboard, and nothing in it is cut off', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const brams = await openPlan(bram, house, plan.id)
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  const row = await annas.row(step.trial)
  const before = (await row.boundingBox())?.height ?? 0

  for (const title of ['Planning', 'Regisseur', 'Gemeenten', 'Toelichting']) {
    await dragEdge(page, title, -200)
    await expect.poll(() => widthOf(header(page, title))).toBe(72)
  }
  await header(page, 'Status').focus()
  for (const key of ['ArrowRight', 'ArrowLeft', 'Alt+ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
  await expect(page.getByRole('menuitem', { name: 'Smaller' })).toBeFocused()
  for (let i = 0; i < 6; i++) await page.keyboard.press('Enter')
  await expect.poll(() => widthOf(header(page, 'Status'))).toBe(72)
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await row.boundingBox())?.height ?? 0).toBeGreaterThan(before)
  const columns = ['planning', 'owner', 'municipalities', 'status', 'note']
  await expect.poll(() => cutOff(page, columns)).toEqual([])

  const menu = page.getByRole('button', { name: 'Menu van de kolom Gemeenten' })
  expect((await menu.boundingBox())?.width).toBeGreaterThanOrEqual(24)
  expect((await menu.boundingBox())?.height).toBeGreaterThanOrEqual(24)

  // A colleague's widths are another's own, and words that come in grow the row.
  expect(await widthOf(header(brams.page, 'Planning'))).toBeGreaterThan(100)
  await brams.write(await brams.cell(step.trial, 'note'), 'Wervingscampagne met het samenwerkingsverband')
  await expect(await annas.cell(step.trial, 'note')).toContainText('Wervingscampagne')
  await expect.poll(() => cutOff(page, columns)).toEqual([])

  await page.reload()
  for (const title of ['Planning', 'Status']) await expect.poll(() => widthOf(header(page, title))).toBe(72)
})

test('[GR53] a click on the edge of a column sets no width, and standard is as wide as before', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  const before = await widthOf(header(page, 'Planning'))
  await dragEdge(page, 'Planning', 0)
  await page.setViewportSize({ width: 1700, height: 900 })
  await expect.poll(() => widthOf(header(page, 'Planning'))).toBeGreaterThan(before)
})

test('[GR53] an amount in a narrow column is never shown in part', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  await page.getByRole('button', { name: 'Overzicht toevoegen' }).click()
  await page.getByRole('radio', { name: 'Begroting' }).check({ force: true })
  await annas.dialog.getByRole('button', { name: 'Toevoegen' }).click()
  const list = listScreen(page)
  await list.grid.locator('.rt-step-row .ag-cell').first().click()
  await pasteInto(page, { text: 'Programmabureau\t€ 12.345.678,90\t€ 4.230,50\tbijdrage' })
  await expect(await list.total('Begroot')).toContainText('€ 12.345.678,90')
  await dragEdge(page, 'Begroot', -400)
  await expect.poll(() => widthOf(header(page, 'Begroot'))).toBe(72)
  const id = (await header(page, 'Begroot').getAttribute('col-id')) ?? ''
  await expect.poll(() => cutOff(page, [id])).toEqual([])
})
