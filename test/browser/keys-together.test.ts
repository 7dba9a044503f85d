/** Each key and each way over the clipboard once more, in rows in which a colleague types without a pause. */
import type { Page } from '@playwright/test'
import { captures, copyFrom, pasteInto } from './support/clipboard.ts'
import type { House } from './support/people.ts'
import { expect, test } from './support/people.ts'
import type { PlanScreen } from './support/plan-screen.ts'
import { exportCsv, openTogether } from './support/plan-screen.ts'
import { action, smallCsv, step } from './support/programme.ts'

test('[GR55] editing keys do in a row in which a colleague types what they do alone', async ({ house }) => {
  await besideSomeoneTyping(house, async (annas) => {
    const { keyboard } = annas.page
    const planning = await annas.cell(step.trial, 'planning')
    const owner = await annas.cell(step.trial, 'owner')
    await planning.click()
    await keyboard.type('2027')
    await keyboard.press('Enter')
    await expect(planning).toHaveText('2027')
    await expect(await annas.cell(step.decide, 'planning')).toBeFocused()
    await planning.click()
    await keyboard.press('F2')
    await keyboard.type(' tot')
    await keyboard.press('Alt+Enter')
    await keyboard.type('en met')
    await keyboard.press('Shift+Enter')
    await keyboard.type('2028')
    await keyboard.press('Tab')
    await expect(planning).toHaveText('2027 tot\nen met\n2028', { useInnerText: true })
    await keyboard.press('F2')
    await keyboard.type(' weg')
    await keyboard.press('Escape')
    await expect(owner).toHaveText('J. Haverkamp')
    await owner.dblclick()
    await keyboard.type(' e.a.')
    await keyboard.press('Shift+Tab')
    await expect(owner).toHaveText('J. Haverkamp e.a.')
    await expect(planning).toBeFocused()
    await keyboard.press('Control+;')
    await expect(planning).toHaveText(/^Q[1-4] \d{4}$/)
    await keyboard.press('Delete')
    await expect(planning).toHaveText('')
    for (const shown of [/^Q[1-4]/, /en met/]) {
      await keyboard.press('Control+z')
      await expect(planning).toHaveText(shown)
    }
    await keyboard.press('Control+y')
    await expect(planning).toHaveText(/^Q[1-4]/)
    await (await annas.cell(step.wishes, 'planning')).click()
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Control+d')
    await expect(planning).toHaveText('2026')
  })
})

test('[GR55] moving, selecting and finding keys do so too', async ({ house }) => {
  await besideSomeoneTyping(house, async (annas) => {
    const { keyboard } = annas.page
    const { page } = annas
    const planning = await annas.cell(step.trial, 'planning')
    const place = async (words: string) => (await (await annas.row(words)).boundingBox())?.y ?? Number.NaN
    const isAbove = async () => (await place(step.trial)) < (await place(step.wishes))
    await planning.click()
    await keyboard.press('Alt+Shift+ArrowUp')
    await expect.poll(isAbove).toBe(true)
    await expect(planning).toBeFocused()
    await keyboard.press('Alt+Shift+ArrowDown')
    await expect.poll(isAbove).toBe(false)
    await keyboard.press('Shift+Space')
    await expect((await annas.row(step.trial)).locator('.rt-selected')).not.toHaveCount(0)
    await expect((await annas.row(step.wishes)).locator('.rt-selected')).toHaveCount(0)
    await keyboard.press('Escape')
    await keyboard.press('Control+Space')
    await expect(annas.grid.locator('.rt-selected')).toHaveCount(3)
    await keyboard.press('Home')
    await expect(annas.action(action.circle)).toBeFocused()
    await keyboard.press('Control+End')
    await expect((await annas.row(step.decide)).locator(':focus')).toHaveCount(1)
    await keyboard.press('Control+Home')
    await expect(annas.grid.locator('.ag-full-width-row:focus')).toHaveCount(1)
    await planning.click()
    await keyboard.press('Control+ArrowDown')
    await expect(await annas.cell(step.decide, 'planning')).toBeFocused()
    await keyboard.press('Control+ArrowUp')
    await expect(await annas.cell(step.wishes, 'planning')).toBeFocused()
    await planning.click()
    await keyboard.press('Shift+F10')
    await expect(page.getByRole('menu')).toBeVisible()
    await keyboard.press('Escape')
    await expect(planning).toBeFocused()
    await keyboard.press('F1')
    await expect(annas.dialog).toBeVisible()
    await keyboard.press('Escape')
    await expect(planning).toBeFocused()
    await keyboard.press('Control+f')
    await keyboard.type('Werving duurt')
    await expect(page.locator('.rt-find__count')).toHaveText('1 van 1')
    await keyboard.press('Escape')
    await expect(await annas.cell(step.trial, 'note')).toBeFocused()
    await (await annas.cell(step.trial, 'planning')).dblclick()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await expect(await annas.cell(step.decide, 'planning')).toBeFocused()
    await keyboard.press('Control+Enter')
    await expect(annas.editor).toBeFocused()
    await keyboard.type('Nog een stap')
    await keyboard.press('Enter')
    const steps = annas.grid.locator('.ag-row [col-id="text"]')
    const before = await steps.count()
    await (await annas.cell('Nog een stap', 'text')).click()
    const columns = await annas.grid.locator('.ag-header-cell').count()
    for (let i = 0; i < columns && (await steps.count()) === before; i++) await keyboard.press('Tab')
    await expect(steps).toHaveCount(before + 1)
  })
})

test('[GR55] copying, cutting and pasting do so too', async ({ house }) => {
  await besideSomeoneTyping(house, async (annas) => {
    const { keyboard } = annas.page
    const { page } = annas
    const owner = await annas.cell(step.trial, 'owner')
    const text = await annas.cell(step.trial, 'text')
    await (await annas.cell(step.trial, 'planning')).click()
    await keyboard.press('Shift+ArrowRight')
    expect((await copyFrom(page)).text).toBe('2026 (vanaf Q2) - 2028\tJ. Haverkamp')
    expect((await copyFrom(page, 'cut')).text).toBe('2026 (vanaf Q2) - 2028\tJ. Haverkamp')
    await expect(owner).toHaveText('')
    await pasteInto(page, { text: '2029\tS. Visser' })
    await expect(owner).toHaveText('S. Visser')
    for (const clip of Object.values(captures)) {
      await text.click()
      await pasteInto(page, clip)
      await expect(text).toHaveText('Regel een\nregel twee', { useInnerText: true })
      await keyboard.press('Control+z')
      await expect(text).toHaveText(step.trial)
    }
    await text.click()
    await pasteInto(page, { text: 'Een\t2027\nTwee\t2028\nDrie\t2029' })
    await expect(await annas.cell('Drie', 'planning')).toHaveText('2029')
    await keyboard.press('Control+z')
    await expect(text).toHaveText(step.trial)
    await expect(annas.grid.locator('[col-id="text"]', { hasText: 'Drie' })).toHaveCount(0)
    await owner.click()
    await keyboard.press('Control+Shift+v')
    await pasteInto(page, { text: 'een\ttwee', html: '<table><tr><td>een</table>' })
    await expect(owner).toHaveText('een\ttwee', { useInnerText: true })
    await (await annas.cell(step.trial, 'status')).click()
    await pasteInto(page, { text: 'Paars' })
    await expect(annas.toast).toContainText('Paars')
    await expect(await annas.cell(step.trial, 'status')).toContainText('Oranje')
  })
})

/** While `work` is done, Bram types in the note of the step `trial`. All that he typed stands there in the end. */
async function besideSomeoneTyping(house: House, work: (annas: PlanScreen) => Promise<void>): Promise<void> {
  const { plan, annas, brams } = await openTogether(house, smallCsv)
  await (await brams.cell(step.trial, 'note')).dblclick()
  await expect(brams.editor).toBeFocused()
  let done = false
  const typing = typeUntil(brams.page, () => done)
  try {
    await work(annas)
  } finally {
    done = true
  }
  const words = `Werving duurt langer dan gedacht${await typing}`
  await expect(brams.editor).toHaveValue(words)
  await brams.page.keyboard.press('Enter')
  const note = (screen: PlanScreen) => screen.grid.locator('[col-id="note"]', { hasText: 'Werving' })
  for (const screen of [annas, brams]) await expect(note(screen)).toHaveText(words)
  for (const screen of [annas, brams]) await screen.isSaved()
  expect(await exportCsv(house.anna, plan.id)).toContain(words)
}

/** Resolves with all that was typed. */
async function typeUntil({ keyboard }: Page, isDone: () => boolean): Promise<string> {
  let typed = ''
  while (!isDone()) {
    const word = ` woord${typed.length}`
    await keyboard.type(word, { delay: 60 })
    typed += word
  }
  return typed
}
