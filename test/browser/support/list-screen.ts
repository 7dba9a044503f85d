/** The screen of a list, and what tests do with it. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { pasteInto } from './clipboard.ts'
import type { House } from './people.ts'
import { expect } from './people.ts'
import { planScreen } from './plan-screen.ts'
import { smallCsv } from './programme.ts'

export type ListScreen = ReturnType<typeof planScreen> & {
  /** A cell by what stands in its row and what its column is called. */
  at(row: string | RegExp, column: string): Promise<Locator>
  /** What the rows come to. */
  total(column: string): Promise<Locator>
  heading: Locator
}

export function listScreen(page: Page): ListScreen {
  const screen = planScreen(page)
  const { grid } = screen
  async function columnOf(name: string): Promise<string> {
    const header = grid.locator('.ag-header-cell', { has: page.getByText(name, { exact: true }) })
    return (await header.getAttribute('col-id')) ?? ''
  }
  return {
    ...screen,
    heading: grid.locator('.rt-row--list'),
    async at(row, column) {
      const found = grid.locator('.ag-row.rt-step-row', { hasText: row }).first()
      const id = await found.getAttribute('row-id')
      return grid.locator(`.ag-row[row-id="${id}"] [col-id="${await columnOf(column)}"]`)
    },
    total: async (column) => grid.locator(`.rt-total-row [col-id="${await columnOf(column)}"]`),
  }
}

/** Makes a list of a template by the screen, and stays on it. */
export async function makeList(page: Page, template: string, title: string): Promise<ListScreen> {
  const screen = listScreen(page)
  await page.getByRole('button', { name: 'Overzicht toevoegen' }).click()
  await page.getByRole('radio', { name: template }).check({ force: true })
  await page.getByLabel('Titel van het overzicht').fill(title)
  await screen.dialog.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(screen.heading).toContainText(title)
  return screen
}

export async function openBudget(house: House): Promise<{ planId: string; annas: ListScreen }> {
  const plan = await house.makePlan(smallCsv)
  await house.anna.page.goto(`${house.url}/plan/${plan.id}`)
  const annas = await makeList(house.anna.page, 'Begroting', 'Begroting 2027')
  const first = annas.grid.locator('.rt-step-row .ag-cell').first()
  await first.click()
  await pasteInto(annas.page, { text: budgetRows })
  await expect(await annas.total('Begroot')).toContainText('€ 14.750,25')
  await annas.isSaved()
  return { planId: plan.id, annas }
}

const budgetRows = [
  ['Programmabureau', '€ 12.500,00', '4.230,5', 'bijdrage gemeenten'],
  ['Scholing', '2.250,25', '', 'fonds'],
]
  .map((row) => row.join('\t'))
  .join('\r\n')

export async function follow(house: House, planId: string, name: string, url: string): Promise<ListScreen> {
  const person = await house.invite(planId, { name })
  await person.page.goto(url)
  const screen = listScreen(person.page)
  await expect(screen.heading).toBeVisible()
  await screen.isSaved()
  return screen
}

export async function expectNoViolation(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
