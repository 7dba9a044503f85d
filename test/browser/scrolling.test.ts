import { expect, test } from './support/people.ts'
import { openPlan } from './support/plan-screen.ts'

test('[GR56] scrolling leaves no timer running, where scrollbars are drawn over the page', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const { page } = house.anna
  await page.addInitScript(() => {
    const running = new Set<unknown>()
    const { setInterval, clearInterval } = window
    Object.assign(window, {
      running,
      setInterval(...wanted: Parameters<typeof setInterval>) {
        const id = setInterval(...wanted)
        running.add(id)
        return id
      },
      clearInterval(id: number) {
        running.delete(id)
        clearInterval(id)
      },
    })
  })
  const annas = await openPlan(house.anna, house, plan.id)
  const running = () => page.evaluate(() => (window as unknown as { running: Set<unknown> }).running.size)
  const top = () => annas.grid.locator('.ag-grid-viewport').evaluate(({ scrollTop }) => scrollTop)
  // Without that this proves nothing: such scrollbars take no room.
  await expect(annas.grid.locator('.ag-body-vertical-scroll')).toHaveClass(/ag-scrollbar-invisible/)
  const before = await running()
  await annas.grid.hover()
  for (const expected of [200, 400, 600]) {
    await page.mouse.wheel(0, 200)
    await expect.poll(top).toBe(expected)
  }
  await expect.poll(running).toBeLessThanOrEqual(before)
})

test('[GR58] the contents mark the theme at the top of what one sees', async ({ house }) => {
  const plan = await house.makePlan()
  const annas = await openPlan(house.anna, house, plan.id)
  const items = annas.contents.getByRole('listitem').getByRole('button')
  const marked = annas.contents.locator('[aria-current="location"]')
  for (const index of [2, 1, 0, 1]) {
    const title = await items.nth(index).innerText()
    await items.nth(index).click()
    await expect(marked).toHaveText(title, { useInnerText: true })
    await expect(marked).toHaveCount(1)
  }
})
