import type { Page } from '@playwright/test'
import { expect, test } from './support/people.ts'
import type { PlanScreen } from './support/plan-screen.ts'
import { exportCsv, openPlan } from './support/plan-screen.ts'
import { action, step, theme } from './support/programme.ts'

test('[GR57] an action that was moved by the dialog has the focus, in view, and nothing else has it meanwhile', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  const title = annas.action(action.circle)
  await chooseOtherTheme(annas)
  await watchFocus(page)
  await page.keyboard.press('Enter')
  await expect(title).toBeFocused()
  await annas.isSaved()
  await framesLater(page, 60)
  await expect(title).toBeFocused()
  await expect(title).toBeInViewport({ ratio: 0.99 })
  await expect(await annas.row(step.wishes)).toBeInViewport({ ratio: 0.99 })
  expect(await focusSeen(page)).toEqual([action.circle])
  await page.keyboard.press('ArrowRight')
  await expect(await annas.cell(step.wishes, 'text')).toBeFocused()
})

test('[GR57] keys that are pressed at once after the dialog act on what was moved', async ({ house }) => {
  const plan = await house.makePlan()
  const annas = await openPlan(house.anna, house, plan.id)
  const { keyboard } = annas.page
  await chooseOtherTheme(annas)
  await keyboard.down('Enter')
  await Promise.all([keyboard.up('Enter'), keyboard.press('F2'), keyboard.press('!')])
  await expect(annas.editor).toHaveValue(`${action.circle}!`)
  await keyboard.press('Enter')
  await annas.isSaved()
  const csv = await exportCsv(house.anna, plan.id)
  expect(csv).toContain(`${theme.learn};Wat gaan we doen?;${action.circle}!;${step.wishes}`)
})

test('[GR57] keys that come before the row is drawn are kept for it, in their order', async ({ house }) => {
  const plan = await house.makePlan()
  const annas = await openPlan(house.anna, house, plan.id)
  const { page } = annas
  await chooseOtherTheme(annas)
  // As soon as the grid has the keyboard: its cell can't be drawn yet.
  await page.evaluate(() =>
    document.addEventListener('focusin', function press({ target }) {
      if (!(target instanceof Element) || !target.matches('.ag-grid-viewport')) return
      document.removeEventListener('focusin', press)
      for (const key of ['ArrowRight', 'ArrowDown', 'n', 'u'])
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }),
  )
  await page.keyboard.press('Enter')
  await expect(annas.editor).toHaveValue('nu')
  await page.keyboard.press('Enter')
  await annas.isSaved()
  const csv = await exportCsv(house.anna, plan.id)
  expect(csv).toContain(`${action.circle};nu;`)
  expect(csv).not.toContain(step.trial)
})

test('[GR57] closing the dialog without moving gives the focus back to the row', async ({ house }) => {
  const plan = await house.makePlan()
  const annas = await openPlan(house.anna, house, plan.id)
  await chooseOtherTheme(annas)
  await annas.page.keyboard.press('Escape')
  await expect(annas.action(action.circle)).toBeFocused()
})

/** Leaves the focus on the button that moves it. */
async function chooseOtherTheme(annas: PlanScreen) {
  const { page, dialog } = annas
  await annas.choose(annas.action(action.circle), 'Actie verplaatsen naar…')
  await dialog.getByRole('button', { name: /Thema/ }).click()
  await page.getByRole('option', { name: theme.learn }).click()
  await dialog.getByRole('button', { name: 'Verplaatsen' }).focus()
}

/** Notes what gets the focus from now on; the grid itself may have it until a cell is drawn. */
function watchFocus(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: EventTarget[] = []
    document.addEventListener('focusin', ({ target }) => target && seen.push(target))
    Object.assign(window, { focusSeen: seen })
  })
}

function focusSeen(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (window as unknown as { focusSeen: HTMLElement[] }).focusSeen
      .filter((element) => !element.matches('.ag-grid-viewport'))
      .map((element) => element.innerText.trim()),
  )
}

/** Heights settle, and React Aria gives focus back, in frames. */
function framesLater(page: Page, count: number): Promise<void> {
  return page.evaluate(
    (frames) =>
      new Promise<void>((resolve) => {
        let left = frames
        const look = () => (left-- > 0 ? requestAnimationFrame(look) : resolve())
        look()
      }),
    count,
  )
}
