import type { Locator } from '@playwright/test'
import { expect, test } from './support/people.ts'
import { openPlan } from './support/plan-screen.ts'
import { programmeTitle, step, theme } from './support/programme.ts'

/** Words that only stand on a Dutch screen. */
const dutch =
  /\b(Opgeslagen|Actie|Acties|Stap|Regisseur|Gemeenten|Toelichting|Groen|Oranje|Rood|Afgerond|gestart|Uitnodigen|Exporteren|Prullenbak|Kolommen|toevoegen|doen|Inhoud|Thema|Leden|Naam|Rol|Sluiten|Mijn|plannen|Importeren|Nieuw|Afmelden|Taal|alle|Aanwezig)\b/

test('[SC12] on request the whole screen is in English, and stays so at the next visit', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const { page, grid, choose, action, toast, dialog } = await openPlan(house.anna, house, plan.id)
  await page.getByRole('button', { name: 'Account van Beheerder' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()

  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('.rt-saved')).toHaveText('Saved')
  await expect(grid.getByRole('columnheader').first()).toHaveText('Action')
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  expect(await wordsOf(page.locator('.rt-plan'))).not.toMatch(dutch)

  await choose(action('Respijtweekenden'), 'Remove action')
  await expect(toast).toContainText('bin')
  expect(await wordsOf(toast)).not.toMatch(dutch)
  for (const name of ['Columns', 'Bin', 'Invite']) {
    await page.locator('.rt-plan').getByRole('button', { name }).first().click()
    await expect(dialog).toBeVisible()
    expect(await wordsOf(dialog)).not.toMatch(dutch)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('link', { name: 'Regietafel' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My plans')
  expect(await wordsOf(page.locator('body'))).not.toMatch(dutch)
})

/** What the program itself says there: the words of the plan are the people's own. */
async function wordsOf(place: Locator): Promise<string> {
  const all = await place.evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    for (const own of copy.querySelectorAll(
      '.rt-cell__words:not(:has(.rt-status, .rt-tag, .rt-cell__placeholder)), .rt-plan-nav__title, .rt-plan-list__title, .rt-bin__label, .rt-plan-title, .rt-members__person',
    )) {
      own.remove()
    }
    const named = [...copy.querySelectorAll('[aria-label], [title], [placeholder]')]
    const names = named.flatMap((one) =>
      ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name)),
    )
    return [copy.textContent, ...names].join(' ')
  })
  return [programmeTitle, theme.home, step.trial].reduce((words, own) => words.replaceAll(own, ''), all)
}
