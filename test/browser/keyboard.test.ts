import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/people.ts'
import { openPlan, planScreen } from './support/plan-screen.ts'
import { action, smallCsv, step, theme } from './support/programme.ts'

test('[AX1] everything in a plan is done by keyboard alone, from the personal link to the export', async ({
  house,
}) => {
  test.slow()
  const { id } = await house.makeEmptyPlan()
  const link = await house.inviteByLink(id, { name: 'Toos Toetsenbord' })
  const page = await house.openBrowser()
  const { keyboard } = page
  const screen = planScreen(page)

  await test.step('signing in and making a plan', async () => {
    await page.goto(link)
    await tabTo(page, page.getByRole('button', { name: 'Nieuw plan…' }))
    await keyboard.press('Enter')
    await expect(page.getByLabel('Titel van het plan')).toBeFocused()
    await keyboard.type('Plan zonder muis')
    await keyboard.press('Enter')
    await expect(page).toHaveURL(/\/plan\//)
    await screen.isSaved()
  })

  await test.step('a theme, its introduction, an action and a step', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Eerste thema toevoegen' }))
    await keyboard.press('Enter')
    await expect(screen.editor).toBeFocused()
    await keyboard.type('Wonen')
    await keyboard.press('Enter')
    await keyboard.type('Een dak voor iedereen.')
    await keyboard.press('Enter')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect(screen.editor).toBeFocused()
    await keyboard.type('Bouwen')
    await keyboard.press('Tab')
    await keyboard.type('Grond kopen')
    await keyboard.press('Tab')
    await keyboard.type('2027')
    await keyboard.press('Tab')
    await keyboard.type('T. Toets')
    await keyboard.press('Tab')
  })

  await test.step('municipalities, status and note', async () => {
    await keyboard.type('Berkenrode')
    await keyboard.press('Enter')
    await keyboard.type('Hoogmeer')
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await expect(await screen.cell('Grond kopen', 'municipalities')).toBeFocused()
    await keyboard.press('Tab')
    await keyboard.press('F2')
    await expect(page.getByRole('option', { name: '(geen status)' })).toBeFocused()
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect(await screen.cell('Grond kopen', 'status')).toHaveText('Groen')
    await expect(await screen.cell('Grond kopen', 'status')).toBeFocused()
    await keyboard.press('ArrowRight')
    await keyboard.type('Loopt')
    await keyboard.press('Enter')
  })

  await test.step('columns of the plan’s own', async () => {
    await goRound(page, screen.contents)
    await tabTo(page, page.getByRole('button', { name: 'Kolommen' }))
    await keyboard.press('Enter')
    const { dialog } = screen
    for (const [name, type] of [
      ['Bron', 'Tekst'],
      ['Fase', 'Keuze'],
      ['Bedrag', 'Getal'],
      ['Klaar op', 'Datum'],
    ] as const) {
      await tabTo(page, dialog.getByLabel('Naam'))
      await keyboard.press('Control+a')
      await keyboard.type(name)
      await tabTo(page, dialog.getByRole('button', { name: /Soort/ }))
      await keyboard.press('Enter')
      await keyboard.type(type)
      await keyboard.press('Enter')
      if (type === 'Keuze') {
        await tabTo(page, dialog.getByLabel('Keuzes'))
        await keyboard.type('Verkennen\nUitvoeren')
      }
      await tabTo(page, dialog.getByRole('button', { name: 'Kolom toevoegen' }))
      await keyboard.press('Enter')
      await expect(dialog.getByRole('listitem').last()).toContainText(name)
    }
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await goRound(page, screen.grid)
  })

  await test.step('a cell of each kind', async () => {
    await (await screen.cell('Grond kopen', 'note')).evaluate((cell) => cell.contains(document.activeElement))
    await walkTo(page, await screen.cell('Grond kopen', 'note'))
    await keyboard.press('ArrowRight')
    await keyboard.type('Raadsbesluit')
    await keyboard.press('Tab')
    await keyboard.press('Alt+ArrowDown')
    await expect(page.getByRole('option', { name: '(leeg)' })).toBeFocused()
    await keyboard.type('Uit')
    await keyboard.press('Enter')
    await keyboard.press('ArrowRight')
    await keyboard.type('veel')
    await keyboard.press('Enter')
    await expect(screen.grid.getByRole('alert')).toContainText('Vul een getal in')
    await keyboard.press('Control+a')
    await keyboard.type('1.250,5')
    await keyboard.press('Tab')
    await keyboard.type('31-12-2027')
    await keyboard.press('Enter')
  })

  await test.step('adding, moving and removing', async () => {
    await walkTo(page, await screen.cell('Grond kopen', 'text'))
    await keyboard.press('Control+Enter')
    await keyboard.type('Tekenen')
    await keyboard.press('Escape')
    await keyboard.type('Ontwerp tekenen')
    await keyboard.press('Tab')
    await walkTo(page, await screen.cell('Ontwerp tekenen', 'text'))
    await keyboard.press('Alt+Shift+ArrowUp')
    await expect(await screen.cell('Ontwerp tekenen', 'text')).toBeFocused()
    await keyboard.press('Control+Enter')
    await keyboard.type('Overbodig')
    await keyboard.press('Tab')
    await keyboard.press('Shift+F10')
    await chooseByKey(page, 'Stap verwijderen')
    await expect(screen.grid.getByText('Overbodig')).toHaveCount(0)
    await expect(screen.grid.locator(':focus')).toHaveCount(1)
  })

  await test.step('putting back', async () => {
    await goRound(page, screen.contents)
    await tabTo(page, page.getByRole('button', { name: 'Prullenbak' }))
    await keyboard.press('Enter')
    await tabTo(page, screen.dialog.getByRole('button', { name: 'Overbodig terugzetten' }))
    await keyboard.press('Enter')
    await expect(screen.dialog).toContainText('De prullenbak is leeg')
    // The first Escape may be for the tooltip of the button that has the focus by now.
    await expect(async () => {
      await keyboard.press('Escape')
      await expect(screen.dialog).toBeHidden({ timeout: 500 })
    }).toPass()
    await expect(screen.grid.getByText('Overbodig')).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'Prullenbak' })).toBeFocused()
  })

  await test.step('moving to the other table, and exporting', async () => {
    await goRound(page, screen.grid)
    await walkTo(page, screen.action('Bouwen'))
    await keyboard.press('Shift+F10')
    await chooseByKey(page, 'Actie verplaatsen naar…')
    await tabTo(page, screen.dialog.getByRole('button', { name: /Tabel/ }))
    await keyboard.press('Enter')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await tabTo(page, screen.dialog.getByRole('button', { name: 'Verplaatsen' }))
    await keyboard.press('Enter')
    await expect(screen.action('Bouwen')).toBeFocused()
    await screen.isSaved()
    await goRound(page, page.locator('#plan-top'))
    await tabTo(page, page.getByRole('button', { name: 'Exporteren' }))
    await keyboard.press('Enter')
    const download = page.waitForEvent('download')
    await keyboard.press('Enter')
    const words = await readFile(await (await download).path(), 'utf8')
    expect(words).toBe(
      [
        '\uFEFFThema;Tabel;Actie;Stap;Planning;Regisseur;Gemeenten;Status;Toelichting;Bron;Fase;Bedrag;Klaar op',
        'Wonen;Wat gaan we doen?;Bouwen;Ontwerp tekenen;;;;;;;;;',
        'Wonen;Wat gaan we doen?;Bouwen;Overbodig;;;;;;;;;',
        'Wonen;Wat gaan we doen?;Bouwen;Grond kopen;2027;T. Toets;Berkenrode, Hoogmeer;Groen;Loopt;Raadsbesluit;Uitvoeren;1250,5;31-12-2027',
        '',
      ].join('\r\n'),
    )
  })
})

test('[AX3] a dialog or menu that closes gives the focus back to where it was', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const screen = await openPlan(house.anna, house, plan.id)
  const { page } = screen
  const { keyboard } = page
  const cell = await screen.cell(step.trial, 'text')
  await cell.click()
  await keyboard.press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await keyboard.press('Escape')
  await expect(cell).toBeFocused()
  await keyboard.press('Shift+F10')
  await chooseByKey(page, 'Stap verplaatsen naar…')
  await expect(screen.dialog).toBeVisible()
  await keyboard.press('Escape')
  await expect(cell).toBeFocused()
  await screen.action(action.circle).click()
  await keyboard.press('Shift+F10')
  await chooseByKey(page, 'Actie verwijderen')
  await expect(screen.action(action.circle)).toBeHidden()
  await expect(screen.grid.locator(':focus')).toHaveCount(1)
  await screen.theme(theme.home).click()
  await keyboard.press('Shift+F10')
  await keyboard.press('Escape')
  await expect(screen.grid.locator(':focus')).toHaveCount(1)
  for (const name of ['Kolommen', 'Prullenbak', 'Uitnodigen']) {
    await page.getByRole('button', { name }).press('Enter')
    await expect(screen.dialog).toBeVisible()
    await keyboard.press('Escape')
    await expect(page.getByRole('button', { name })).toBeFocused()
  }
})

test('[AX6] arrows go on from any row, also after a click, and one sees where the focus is', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const screen = await openPlan(house.anna, house, plan.id)
  const { keyboard } = screen.page
  await screen.theme(theme.home).click()
  // A title that spans its steps is one cell.
  for (const kind of ['theme', 'introduction', 'table', 'step', 'add', 'table', 'step', 'add']) {
    const focused = screen.grid.locator(':focus')
    await expect(focused).toHaveCount(1)
    const row = focused.locator(kind === 'step' ? 'xpath=self::*[@col-id]' : `.rt-row--${kind}`)
    await expect(row).toHaveCSS('outline-style', 'solid')
    await expect(row).toHaveCSS('outline-width', '2px')
    await keyboard.press('ArrowDown')
  }
})

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let i = 0; i < 40; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Presses F6 until the focus is inside. */
async function goRound(page: Page, region: Locator): Promise<void> {
  for (let i = 0; i < 4; i++) {
    if (await region.evaluate((element) => element.contains(document.activeElement))) return
    await page.keyboard.press('F6')
  }
  throw new Error('F6 does not come there')
}

/** Walks by arrows from the cell with the focus to another. */
async function walkTo(page: Page, target: Locator): Promise<void> {
  const goal = await placeOf(target)
  for (let i = 0; i < 60; i++) {
    const here = await placeOf(page.locator('.rt-grid :focus'))
    if (here.row === goal.row && here.column === goal.column) return
    const rows = here.row === goal.row ? null : here.row < goal.row ? 'ArrowDown' : 'ArrowUp'
    await page.keyboard.press(rows ?? (here.column < goal.column ? 'ArrowRight' : 'ArrowLeft'))
  }
  await expect(target).toBeFocused()
}

function placeOf(cell: Locator): Promise<{ row: number; column: number }> {
  return cell.evaluate((element) => {
    const number = (name: string) => Number(element.closest(`[${name}]`)?.getAttribute(name) ?? 0)
    return { row: number('aria-rowindex'), column: number('aria-colindex') }
  })
}

async function chooseByKey(page: Page, item: string): Promise<void> {
  const wanted = page.getByRole('menuitem', { name: item })
  await expect(wanted).toBeVisible()
  for (let i = 0; i < 20; i++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}
