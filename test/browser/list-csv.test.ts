import { pasteInto } from './support/clipboard.ts'
import type { ListScreen } from './support/list-screen.ts'
import { expectNoViolation, follow, listScreen } from './support/list-screen.ts'
import type { House } from './support/people.ts'
import { expect, test } from './support/people.ts'
import { smallCsv } from './support/programme.ts'

test('[LT18] a list is made from a CSV file after a preview in which types can be changed, and taken back', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const { page } = house.anna
  for (const one of [page, bram.page]) await one.goto(`${house.url}/plan/${plan.id}`)
  const [annas, brams] = [listScreen(page), listScreen(bram.page)]
  await page.getByRole('button', { name: 'Overzicht uit CSV…' }).click()
  await choose(annas, 'begroting.xlsx', 'PK')
  await expect(annas.dialog.getByRole('alert')).toContainText('“begroting.xlsx” is geen CSV-bestand.')
  await drop(annas, 'leeg.csv', '\r\n')
  await expect(annas.dialog.getByRole('alert')).toContainText('In “leeg.csv” staat niets.')
  await choose(annas, 'Uitgaven_2027.csv', spendingCsv)
  await expect(annas.dialog.getByLabel('Titel van het overzicht')).toHaveValue('Uitgaven 2027')
  await expect(annas.dialog).toContainText('5 kolommen, 2 rijen.')
  const type = (name: string) =>
    annas.dialog.getByRole('button', { name: new RegExp(`Soort van kolom ${name}`) })
  await expect(type('Bedrag')).toContainText('Bedrag')
  await expect(type('Dag')).toContainText('Datum')
  await expect(type('Jaar')).toContainText('Tekst')
  await type('Jaar').click()
  await page.getByRole('option', { name: 'Getal' }).click()
  await expect(annas.dialog.getByRole('cell', { name: '2.027' }).first()).toBeVisible()
  await expectNoViolation(page)
  await expect(brams.contents.getByRole('link', { name: /Uitgaven/ })).toHaveCount(0)
  await annas.dialog.getByRole('button', { name: 'Overzicht maken' }).click()
  await expect(await annas.total('Bedrag')).toContainText('€ 1.240,06')
  await expect(await annas.at('Zalen', 'Dag')).toHaveText('31-12-2027')
  await expect(await annas.total('Jaar')).toContainText('4.054')
  await expect(brams.contents.getByRole('link', { name: /Uitgaven 2027/ })).toBeVisible()
  await (await annas.at('Zalen', 'Wie')).click()
  await page.keyboard.press('Control+z')
  await expect(brams.contents.getByRole('link', { name: /Uitgaven 2027/ })).toHaveCount(0)
})

test('[LT19] amounts and dates pasted from Excel are values, and a colleague in the same rows keeps every letter', async ({
  house,
}) => {
  const { planId, annas } = await openSpending(house)
  const brams = await follow(house, planId, 'Bram Visser', annas.page.url())
  await (await brams.at('Scholing', 'Wie')).dblclick()
  await expect(brams.editor).toBeFocused()
  await brams.page.keyboard.type('Regio')
  await (await annas.at('Zalen', 'Bedrag')).click()
  await pasteInto(annas.page, excelAmounts)
  await expect(await brams.total('Bedrag')).toContainText('€ 11.234,06')
  await brams.page.keyboard.type('bureau')
  await expect(await annas.at('Scholing', 'Wie')).toContainText('Regiobureau')
  await expect(await annas.at('Zalen', 'Dag')).toHaveText('01-03-2027')
  await expect(await annas.at('Scholing', 'Bedrag')).toHaveText('€ -0,50')
  await expect(annas.grid.locator('.rt-step-row')).toHaveCount(3)
  await annas.page.keyboard.press('Control+z')
  await expect(await brams.total('Bedrag')).toContainText('€ 1.240,06')
  await expect(annas.grid.locator('.rt-step-row')).toHaveCount(2)
  await expect(brams.editor).toBeFocused()
  await brams.page.keyboard.press('Enter')
  await expect(await annas.at('Scholing', 'Wie')).toHaveText('Regiobureau')
  await expect(await annas.at('Scholing', 'Dag')).toHaveText('01-02-2027')
})

test('[LT20] Home, End, F1 and moving by keys do in a list what they do in the plan', async ({ house }) => {
  const { annas } = await openSpending(house)
  const { page } = annas
  const focused = () => annas.grid.locator('.ag-cell:focus')
  await (await annas.at('Zalen', 'Bedrag')).click()
  await page.keyboard.press('End')
  await expect(focused()).toHaveText('2027')
  await page.keyboard.press('Home')
  await expect(focused()).toHaveText('Zalen')
  await page.keyboard.press('F1')
  await expect(annas.dialog).toContainText('F1')
  await page.keyboard.press('Escape')
  await expect(annas.dialog).toHaveCount(0)
  await expect(focused()).toHaveText('Zalen')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect
    .poll(() => annas.grid.locator('.rt-step-row .ag-cell[aria-colindex="1"]').allInnerTexts())
    .toEqual(['Scholing', 'Zalen'])
})

const spendingCsv = [
  'Post;Bedrag;Dag;Wie;Jaar',
  'Zalen;€ 1.234,56;31-12-2027;;2027',
  'Scholing;5,50;1-2-2027;;2027',
  '',
].join('\r\n')

const space = `<span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp;</span>`
/** Three rows of an amount in accounting notation and a date, as Excel puts them on the clipboard. */
const excelAmounts = {
  text: ' € 10.000,00 \t1-3-2027\r\n-€ 0,50\t\r\n € 1.234,56 \t31-3-2027\r\n',
  html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0 cellpadding=0 cellspacing=0>
<!--StartFragment--><tr height=20><td class=xl65 width=96>${space}€${space}
  10.000,00 </td><td class=xl66 align=right>1-3-2027</td></tr>
 <tr height=20><td class=xl65 align=right>-€ 0,50</td><td class=xl66></td></tr>
 <tr height=20><td class=xl65>${space}€ 1.234,56${space}</td><td class=xl66 align=right>31-3-2027</td></tr>
<!--EndFragment--></table></body></html>`,
}

async function openSpending(house: House): Promise<{ planId: string; annas: ListScreen }> {
  const plan = await house.makePlan(smallCsv)
  const annas = listScreen(house.anna.page)
  await annas.page.goto(`${house.url}/plan/${plan.id}`)
  await annas.page.getByRole('button', { name: 'Overzicht uit CSV…' }).click()
  await choose(annas, 'Uitgaven.csv', spendingCsv)
  await annas.dialog.getByRole('button', { name: 'Overzicht maken' }).click()
  await expect(await annas.total('Bedrag')).toContainText('€ 1.240,06')
  await annas.isSaved()
  return { planId: plan.id, annas }
}

async function choose({ dialog }: ListScreen, name: string, words: string): Promise<void> {
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(words) })
}

/** Lets a file fall on the page. */
async function drop({ page }: ListScreen, name: string, words: string): Promise<void> {
  await page.evaluate(
    (file) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([file.words], file.name, { type: 'text/csv' }))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    { name, words },
  )
}
