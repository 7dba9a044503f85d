import type { House } from './support/people.ts'
import { expect, test } from './support/people.ts'
import { exportCsv, openTogether } from './support/plan-screen.ts'

const csv = [
  'Thema;Tabel;Actie;Stap;Regisseur',
  'Zorg;Wat gaan we doen?;Eerst;Een;J. Haverkamp',
  'Zorg;Wat gaan we doen?;Eerst;Verborgen twee;P. Lindeman',
  'Zorg;Wat gaan we doen?;Eerst;Drie;J. Haverkamp',
  'Zorg;Wat gaan we doen?;Verborgen;Verborgen vier;P. Lindeman',
  'Zorg;Wat gaan we doen?;Laatst;Vijf;J. Haverkamp',
  '',
].join('\r\n')

async function orderOf(house: House, planId: string): Promise<string[]> {
  const lines = (await exportCsv(house.anna, planId)).split('\r\n').slice(1, -1)
  return lines.map((line) => line.split(';').slice(2, 4).join(': '))
}

test('[GR54] moving by keys under a filter passes the next row that is shown, also while a colleague types', async ({
  house,
}) => {
  const { plan, annas, brams } = await openTogether(house, csv)
  const { page } = annas
  await page.getByRole('searchbox', { name: 'Filter op woorden' }).fill('Haverkamp')
  await expect(page.locator('.rt-filter-mark')).toContainText('3 van 5 rijen')
  await (await brams.cell('Een', 'text')).dblclick()
  await brams.page.keyboard.type(' nog')

  const cell = await annas.cell('Een nog', 'text')
  await cell.click()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  const steps = annas.grid.locator('.rt-step-row [col-id="text"]')
  await expect(steps).toHaveText(['Drie', 'Een nog', 'Vijf'])
  await expect(cell).toBeFocused()
  await brams.page.keyboard.type(' eens')
  await expect(steps).toHaveText(['Drie', 'Een nog eens', 'Vijf'])
  await annas.isSaved()
  await brams.isSaved()
  expect(await orderOf(house, plan.id)).toEqual([
    'Eerst: Verborgen twee',
    'Eerst: Drie',
    'Eerst: Een nog eens',
    'Verborgen: Verborgen vier',
    'Laatst: Vijf',
  ])

  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(annas.grid.locator('.rt-step-row').last()).toContainText('Vijf')
  await annas.isSaved()
  expect((await orderOf(house, plan.id)).slice(2)).toEqual([
    'Verborgen: Verborgen vier',
    'Laatst: Een nog eens',
    'Laatst: Vijf',
  ])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await annas.isSaved()
  await expect.poll(async () => (await orderOf(house, plan.id))[0]).toBe('Eerst: Een nog eens')
  await annas.action('Laatst').click()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(annas.grid.locator('[col-id="title"].ag-cell').first()).toContainText('Laatst')
})
