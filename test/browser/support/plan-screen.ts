/** The screen of an open plan, by the words that stand on it. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { House, Person } from './people.ts'

export type GridColumn = 'text' | 'planning' | 'owner' | 'municipalities' | 'status' | 'note' | 'row-menu'

export type PlanScreen = {
  page: Page
  grid: Locator
  /** What is typed in, in the cell that is being edited. */
  editor: Locator
  contents: Locator
  savedMark: Locator
  toast: Locator
  dialog: Locator
  /** The row of a step. Stays that row, whatever its words become. */
  row(step: string): Promise<Locator>
  cell(step: string, column: GridColumn): Promise<Locator>
  /** The cell of an action's title. */
  action(title: string): Locator
  /** The heading of a theme. */
  theme(title: string): Locator
  /** Opens the menu of a row by right-clicking in it, and chooses. */
  choose(where: Locator, item: string): Promise<void>
  /** Types in a cell, in place of what stood there, and leaves it by Enter. */
  write(cell: Locator, words: string): Promise<void>
  /** Adds a column of the plan's own; the type by its Dutch name. */
  addColumn(name: string, type: string): Promise<void>
  /** Resolves when the server has everything on disk. */
  isSaved(): Promise<void>
}

export async function openPlan({ page }: Pick<Person, 'page'>, house: Pick<House, 'url'>, planId: string) {
  await page.goto(`${house.url}/plan/${planId}`)
  const screen = planScreen(page)
  await expect(screen.grid).toBeVisible()
  await screen.isSaved()
  return screen
}

/** A plan that Anna made and Bram was invited to, open at both. */
export async function openTogether(house: House, csv?: string) {
  const plan = await house.makePlan(csv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const annas = await openPlan(house.anna, house, plan.id)
  const brams = await openPlan(bram, house, plan.id)
  return { plan, bram, annas, brams }
}

export function planScreen(page: Page): PlanScreen {
  const grid = page.locator('.rt-grid')
  const savedMark = page.locator('.rt-saved')

  async function row(step: string): Promise<Locator> {
    const found = grid.locator('.ag-row', { has: page.locator('[col-id="text"]', { hasText: step }) })
    return grid.locator(`.ag-row[row-id="${await found.getAttribute('row-id')}"]`)
  }

  return {
    page,
    grid,
    editor: grid.getByRole('textbox'),
    contents: page.locator('#plan-nav'),
    savedMark,
    toast: page.locator('.rt-toast'),
    dialog: page.getByRole('dialog'),
    row,
    cell: async (step, column) => (await row(step)).locator(`[col-id="${column}"]`),
    action: (title) => grid.locator('.ag-cell[col-id="title"]', { hasText: title }),
    theme: (title) => grid.locator('.rt-row--theme', { hasText: title }),
    async choose(where, item) {
      await where.click({ button: 'right' })
      await page.getByRole('menuitem', { name: item }).click()
    },
    async write(cell, words) {
      await cell.click()
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
    },
    async addColumn(name, type) {
      await page.getByRole('button', { name: 'Kolommen', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Naam').fill(name)
      await dialog.getByRole('button', { name: /Soort/ }).click()
      await page.getByRole('option', { name: type }).click()
      await dialog.getByRole('button', { name: 'Kolom toevoegen' }).click()
      await page.keyboard.press('Escape')
    },
    async isSaved() {
      await expect(savedMark).toHaveText('Opgeslagen')
    },
  }
}

/** The plan as CSV, as the server has it. */
export async function exportCsv(person: Person, planId: string): Promise<string> {
  return (await person.request('GET', `/plans/${planId}/export.csv`)).text()
}

/** Where the caret stands in the open editor, and what is around it. */
export async function readEditor(editor: Locator) {
  return editor.evaluate((element) => {
    const area = element as HTMLTextAreaElement
    return { words: area.value, caret: area.selectionStart, focused: document.activeElement === area }
  })
}

/** How far an element stands below the top of the window, px. */
export async function topOf(element: Locator): Promise<number> {
  return Math.round((await element.boundingBox())?.y ?? Number.NaN)
}
