import { chip, dragByFinger, dragByPen, grab, line, moveOver, top } from './support/drag.ts'
import { takeScreenshots } from './support/fixture.ts'
import { expect, test } from './support/people.ts'
import type { PlanScreen } from './support/plan-screen.ts'
import { exportCsv, openPlan, openTogether } from './support/plan-screen.ts'
import { action, smallCsv, step, theme } from './support/programme.ts'

test('[GR23] a step is dragged to where the line is, in one step to take back, while a colleague adds above it', async ({
  house,
}) => {
  const { annas, brams } = await openTogether(house, smallCsv)
  const { page } = annas
  const target = await annas.row(step.wishes)
  await grab(page, await annas.cell(step.decide, 'text'))
  await moveOver(page, target, 'top')
  await expect(line(page)).toBeVisible()
  await expect(chip(page)).toContainText(action.circle)
  await expect.poll(async () => Math.abs((await top(line(page))) + 2 - (await top(target)))).toBeLessThan(3)

  await brams.choose(brams.action(action.meeting), 'Actie toevoegen')
  await brams.page.keyboard.type('Actie van Bram')
  await expect(annas.action('Actie van Bram')).toBeVisible()
  await moveOver(page, target, 'top')
  await page.mouse.up()
  await expect(line(page)).toHaveCount(0)
  await expect(await annas.cell(step.decide, 'text')).toBeFocused()
  await expect.poll(() => steps(annas)).toEqual([step.decide, step.wishes, step.trial])
  await expect.poll(() => steps(brams)).toEqual([step.decide, step.wishes, step.trial])
  await page.keyboard.press('Control+z')
  await expect.poll(() => steps(annas)).toEqual([step.wishes, step.trial, step.decide])
})

test('[GR23] an action moves whole to another theme, far away, by scrolling at the edge', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  await grab(page, annas.action(action.circle))
  const box = await annas.grid.boundingBox()
  const bottom = (box?.y ?? 0) + (box?.height ?? 0) - 6
  await page.mouse.move((box?.x ?? 0) + 200, bottom, { steps: 5 })
  // The plan ends there: however late a slow machine looks, it scrolls no further.
  const below = () =>
    annas.grid
      .locator('.ag-grid-viewport')
      .evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)
  await expect.poll(below).toBeLessThan(1)
  await moveOver(page, annas.action(action.confidant), 'bottom')
  await expect(chip(page)).toContainText(theme.people)
  await page.mouse.up()
  await annas.isSaved()
  const lines = (await exportCsv(house.anna, plan.id))
    .split('\r\n')
    .filter((one) => one.includes(action.circle))
  expect(lines.length).toBe(3)
  for (const one of lines) expect(one).toContain(theme.people)
  await expect(annas.action(action.circle)).toBeFocused()
})

test('[GR24] Escape, a lock and a colleague who takes the row away end a drag, and nothing moves', async ({
  house,
}) => {
  const { plan, annas, brams } = await openTogether(house, smallCsv)
  const { page } = annas
  const before = [step.wishes, step.trial, step.decide]
  await grab(page, await annas.cell(step.decide, 'text'))
  await moveOver(page, await annas.row(step.wishes), 'top')
  await expect(line(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(line(page)).toHaveCount(0)
  await page.mouse.up()
  expect(await steps(annas)).toEqual(before)

  await grab(page, await annas.cell(step.decide, 'text'))
  await moveOver(page, await annas.row(step.wishes), 'top')
  await expect(line(page)).toBeVisible()
  await brams.choose(await brams.row(step.decide), 'Stap verwijderen')
  await expect(line(page)).toHaveCount(0)
  await expect(annas.toast.first()).toContainText('door een collega')
  await page.mouse.up()
  expect(await steps(annas)).toEqual(before.slice(0, 2))

  await grab(page, await annas.cell(step.trial, 'text'))
  await moveOver(page, await annas.row(step.wishes), 'top')
  await expect(line(page)).toBeVisible()
  const json = { body: 'Regionaal overleg' }
  expect((await house.anna.request('POST', `/plans/${plan.id}/lock`, { json })).status()).toBe(201)
  await expect(line(page)).toHaveCount(0)
  await page.mouse.up()
  // The locked plan is another room, whose rows take a moment.
  await expect.poll(() => steps(annas)).toEqual(before.slice(0, 2))
  await (await annas.row(step.trial)).hover()
  await expect(annas.grid.locator('.rt-drag:visible')).toHaveCount(0)
})

test('[GR24] a reader has no handles', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const reader = await house.invite(plan.id, { name: 'Roos Lezer', role: 'viewer' })
  const roses = await openPlan(reader, house, plan.id)
  await (await roses.row(step.trial)).hover()
  await expect(roses.grid.locator('.rt-drag:visible')).toHaveCount(0)
})

test('[GR25] a finger drags by the handle', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  const handle = (await annas.cell(step.decide, 'text')).locator('.rt-drag')
  await dragByFinger(page, handle, await annas.row(step.wishes), () => expect(line(page)).toBeVisible())
  await expect.poll(() => steps(annas)).toEqual([step.decide, step.wishes, step.trial])
})

test('[GR25] a pen drags by the handle, and only by that', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  await page.evaluate(() => {
    const seen = new Set<string>()
    for (const type of ['pointerdown', 'pointermove', 'pointerup'])
      window.addEventListener(
        type,
        (event) => seen.add(`${type} ${(event as PointerEvent).pointerType}`),
        true,
      )
    Object.assign(window, { seen })
  })
  const cell = await annas.cell(step.decide, 'text')
  const first = await annas.row(step.wishes)
  await dragByPen(page, cell.locator('.rt-cell'), first, () => expect(line(page)).toHaveCount(0))
  expect(await steps(annas)).toEqual([step.wishes, step.trial, step.decide])
  await dragByPen(page, cell.locator('.rt-drag'), first, () => expect(line(page)).toBeVisible())
  await expect(line(page)).toHaveCount(0)
  await expect.poll(() => steps(annas)).toEqual([step.decide, step.wishes, step.trial])
  await expect(cell).toBeFocused()
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen].sort())
  expect(seen).toEqual(['pointerdown pen', 'pointermove pen', 'pointerup pen'])
})

test('[GR23] pictures of the handle and the line, to look at', async ({ house }) => {
  const plan = await house.makePlan()
  const annas = await openPlan(house.anna, house, plan.id)
  await (await annas.row(step.trial)).hover()
  await takeScreenshots(annas.page, 'drag-handle')
  await grab(annas.page, await annas.cell(step.decide, 'text'))
  await moveOver(annas.page, await annas.row(step.wishes), 'top')
  await expect(line(annas.page)).toBeVisible()
  await annas.page.screenshot({ path: 'test/browser/screenshots/drag-step.png' })
  await annas.page.emulateMedia({ forcedColors: 'active' })
  await annas.page.screenshot({ path: 'test/browser/screenshots/drag-forced-colours.png' })
  await annas.page.emulateMedia({ forcedColors: 'none' })
  await annas.page.keyboard.press('Escape')
  await annas.page.mouse.up()
  await grab(annas.page, annas.action(action.circle))
  await moveOver(annas.page, annas.action(action.table), 'top')
  await expect(line(annas.page)).toBeVisible()
  await annas.page.screenshot({ path: 'test/browser/screenshots/drag-action.png' })
})

/** The steps of the action in which the tests drag, from top to bottom. */
async function steps({ grid }: PlanScreen): Promise<string[]> {
  const known: string[] = [step.wishes, step.trial, step.decide]
  const rows = await grid.locator('.ag-row [col-id="text"]').evaluateAll((cells) =>
    cells
      .map((cell) => ({
        words: (cell as HTMLElement).innerText.trim(),
        at: Number(cell.closest('[row-index]')?.getAttribute('row-index')),
      }))
      .sort((one, other) => one.at - other.at)
      .map(({ words }) => words),
  )
  return rows.filter((words) => known.includes(words))
}
