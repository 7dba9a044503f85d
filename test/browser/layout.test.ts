import type { Locator, Page } from '@playwright/test'
import { pasteInto } from './support/clipboard.ts'
import { expect, test } from './support/people.ts'
import { openPlan } from './support/plan-screen.ts'
import { action, smallCsv, step } from './support/programme.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  /** 1440×900 at 200 % and at 400 %. */
  { width: 720, height: 450 },
  { width: 360, height: 225 },
  /** 1280×1024 at 400 %, as WCAG 1.4.10 asks. */
  { width: 320, height: 256 },
]

test('[AX5] at 400 % zoom, and on a small window, nothing of the frame falls off the screen', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const screen = await openPlan(house.anna, house, plan.id)
  const { page } = screen
  for (const size of sizes) {
    await page.setViewportSize(size)
    const tooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    await expect.poll(tooWide, `${size.width} px wide`).toBeLessThanOrEqual(0)
    for (const name of ['Exporteren', 'Uitnodigen', 'Account van Beheerder']) {
      await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 0.99 })
    }
  }
  const cell = await screen.cell('Maandelijkse gesprekstafel', 'planning')
  await cell.scrollIntoViewIfNeeded()
  await cell.dblclick()
  await expect(screen.editor).toBeInViewport({ ratio: 0.9 })
})

test('[AX5] the versions of a plan stand above what is shown of them where two columns do not fit', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const { page } = house.anna
  const locked = { json: { body: 'Stuurgroep' } }
  expect((await house.anna.request('POST', `/plans/${plan.id}/lock`, locked)).status()).toBe(201)
  await page.goto(`${house.url}/plan/${plan.id}/versies`)
  await expect(page.getByRole('main')).toContainText('Dit is de eerste versie')
  for (const size of sizes) {
    await page.setViewportSize(size)
    const widthOf = async (part: Locator) => (await part.boundingBox())?.width
    const least = Math.min(280, size.width - 40)
    await expect.poll(() => widthOf(page.getByRole('main'))).toBeGreaterThanOrEqual(least)
    expect(await widthOf(page.locator('#version-list'))).toBeGreaterThanOrEqual(least)
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(tooWide, `${size.width} px wide`).toBeLessThanOrEqual(0)
  }
})

test('[SC14] every row is as high as its words, whatever the width of the window', async ({ house }) => {
  const plan = await house.makePlan()
  const { page } = await openPlan(house.anna, house, plan.id)
  for (const size of [...sizes, { width: 1920, height: 1080 }, { width: 1200, height: 700 }]) {
    await page.setViewportSize(size)
    await expect.poll(() => cutOff(page), `${size.width} px wide`).toEqual([])
  }
  // Draws lines that are not there in other colours.
  await page.emulateMedia({ forcedColors: 'active' })
  await expect.poll(() => cutOff(page), 'forced colours').toEqual([])
})

test('[SC15] the title of an action is in sight beside its steps, also where the columns don’t fit', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const { page } = await openPlan(house.anna, house, plan.id)
  for (const width of [1440, 1024, 720]) {
    await page.setViewportSize({ width, height: 900 })
    await expect.poll(() => coveredTitles(page), `${width} px wide`).toEqual([])
    await page.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollBy(80, 0))
    await expect.poll(() => coveredTitles(page), `${width} px wide, scrolled`).toEqual([])
  }
})

test('[SC16] the title of an action stays in sight below the headings while its rows scroll by', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const screen = await openPlan(house.anna, house, plan.id)
  const { page } = screen
  await (await screen.cell(step.wishes, 'text')).click()
  await pasteInto(page, { text: 'Een lange zin over de wijk. '.repeat(60).trim() })
  const title = screen.action(action.circle)
  const top = async (of: Locator) => (await of.boundingBox())?.y ?? Number.NaN
  const scroll = (by: number) =>
    page.locator('.ag-grid-viewport').evaluate((viewport, px) => viewport.scrollBy(0, px), by)
  // In rows that span and in one that does not, with the titles among the columns and pinned beside them.
  for (const width of [1440, 720]) {
    await page.setViewportSize({ width, height: 600 })
    await scroll(-5000)
    for (const other of [action.table, action.meeting]) {
      const cell = screen.action(other)
      await expect.poll(async () => (await top(cell.locator('.rt-cell'))) - (await top(cell))).toBeLessThan(9)
    }
    const heading = await page.locator('.ag-header').boundingBox()
    const bottom = (heading?.y ?? 0) + (heading?.height ?? 0)
    await expect
      .poll(async () => {
        const past = (await top(title)) - (bottom - 150)
        if (past > 0) await scroll(past)
        return past
      })
      .toBeLessThanOrEqual(0)
    const words = title.locator('.rt-cell__words')
    await expect(words).toBeInViewport({ ratio: 0.99 })
    expect(await top(words), `${width} px wide`).toBeGreaterThanOrEqual(bottom)
    expect(await top(words), `${width} px wide`).toBeLessThan(bottom + 20)
  }
})

/** The first words of titles on the screen that something else stands on. */
function coveredTitles(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const titles = [...document.querySelectorAll<HTMLElement>('.rt-title-cell .rt-cell__words')].filter(
      (title) => {
        const { top, bottom } = title.getBoundingClientRect()
        return title.innerText !== '' && top > 200 && bottom < window.innerHeight
      },
    )
    if (titles.length === 0) return ['no titles']
    const isCovered = (title: HTMLElement) => {
      const { left, right, top } = title.getBoundingClientRect()
      const cell = title.closest('.rt-title-cell')
      return !cell?.contains(document.elementFromPoint((left + right) / 2, top + 12))
    }
    return titles.filter(isCovered).map((title) => title.innerText.slice(0, 40))
  })
}

/** The first words of what needs more height than its row has. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cells = '.rt-step-row .ag-cell, .ag-spanned-cell-wrapper .ag-cell, .ag-row:has(.rt-row)'
    return [...document.querySelectorAll<HTMLElement>(cells)]
      .filter((cell) => {
        const { bottom } = (cell.querySelector('.rt-cell, .rt-row') ?? cell).getBoundingClientRect()
        return bottom > cell.getBoundingClientRect().bottom
      })
      .map((cell) => cell.innerText.slice(0, 40))
  })
}
