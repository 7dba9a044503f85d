import { expect, test } from './support/people.ts'
import { exportCsv, planScreen } from './support/plan-screen.ts'
import { programmeCsv, theme } from './support/programme.ts'

const file = { name: 'merenland.csv', mimeType: 'text/csv', buffer: Buffer.from(programmeCsv) }

test('[SC1] a file is shown as it was understood before anything is made of it', async ({ house }) => {
  const { page } = house.anna
  const countPlans = async () => (await (await house.anna.request('GET', '/plans')).json()).plans.length
  const before = await countPlans()
  await page.goto(house.url)
  await page.getByRole('button', { name: 'Importeren…' }).click()
  const dialog = page.getByRole('dialog')
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Bestand kiezen…' }).click()
  await (await chooser).setFiles(file)

  await expect(dialog).toContainText("4 thema's, 23 acties en 28 stappen.")
  await expect(dialog).toContainText('Eén extra kolom wordt een kolom van het plan: Financiering.')
  await expect(dialog).toContainText('Alle regels konden worden geplaatst.')
  await expect(dialog.getByRole('table')).toContainText('2026 (vanaf Q2) - 2028')
  expect(await countPlans()).toBe(before)
  await dialog.getByLabel('Titel van het plan').fill('Uit een bestand')
  await dialog.getByRole('button', { name: 'Plan maken' }).click()

  await expect(page).toHaveURL(/\/plan\//)
  const screen = planScreen(page)
  await expect(screen.contents.getByRole('listitem')).toHaveText([
    /Thuis in de eigen wijk/,
    /Leren gaat door/,
    /Samen kijken/,
    /Genoeg mensen/,
  ])
  await screen.isSaved()
  expect(await exportCsv(house.anna, new URL(page.url()).pathname.split('/').at(-1) ?? '')).toBe(programmeCsv)
})

test('[SC2] a file that is dropped on the overview is read the same, and lines without a place are listed', async ({
  house,
}) => {
  const { page } = house.anna
  await page.goto(house.url)
  await expect(page.getByRole('heading', { name: 'Mijn plannen' })).toBeVisible()
  const csv =
    'Thema;Tabel;Actie;Stap;Planning\r\nWonen;Wat gaan we doen?;Bouwen;Grond kopen;2027\r\nWonen;Misschien;Slopen;;2028\r\n'
  const data = await page.evaluateHandle((words) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([words], 'wonen.csv', { type: 'text/csv' }))
    return transfer
  }, csv)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await expect(page.getByText('Laat het bestand hier los')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })

  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 thema, 1 actie en 1 stap')
  await expect(dialog).toContainText('Regel 3: “Misschien” is geen bekende tabel')
  await dialog.getByRole('button', { name: 'Sluiten' }).click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(`${house.url}/`)
})

test('[SC3] a file that is no table is refused in a sentence, and one can choose another', async ({
  house,
}) => {
  const { page } = house.anna
  await page.goto(house.url)
  await page.getByRole('button', { name: 'Importeren…' }).click()
  const dialog = page.getByRole('dialog')
  const pick = dialog.locator('input[type="file"]')
  await pick.setInputFiles({
    name: 'foto.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\x89PNG\r\n\x1a\n\0\0'),
  })
  await expect(dialog.getByRole('alert')).toContainText('foto.png')
  await pick.setInputFiles(file)
  await expect(dialog).toContainText('28 stappen')
})

test('[SC4] who is invited in the members dialog comes in by the personal link, and sees the same plan', async ({
  house,
}) => {
  const plan = await house.makePlan()
  const { page } = house.anna
  await page.goto(`${house.url}/plan/${plan.id}`)
  await page.getByRole('button', { name: 'Uitnodigen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Naam').fill('Chantal Smit')
  await dialog.getByLabel('Gemeente of organisatie').fill('Hoogmeer')
  await dialog.getByRole('button', { name: 'Uitnodigen' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Aanmeldlink' }).inputValue()
  await expect(dialog).toContainText('nog niet aangemeld')

  const theirs = await house.openBrowser()
  await theirs.goto(link)
  await theirs.getByRole('link', { name: plan.title }).click()
  const screen = planScreen(theirs)
  await expect(screen.theme(theme.home)).toBeVisible()
  await screen.isSaved()
  expect(theirs.url()).not.toContain('#')
  await expect(page.getByRole('list', { name: 'Aanwezig', includeHidden: true })).toContainText(
    'Chantal Smit',
  )
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { name: 'Aanmelden is niet gelukt' })).toBeVisible()
})

test('[SC6] who is not signed in reads how to, and an address without a page says so', async ({ house }) => {
  const page = await house.openBrowser()
  await page.goto(`${house.url}/plan/ergens`)
  await expect(page.getByRole('heading', { name: 'Aanmelden gaat met een persoonlijke link' })).toBeVisible()
  await page.goto(`${house.url}/nergens`)
  await expect(page.getByRole('heading', { name: 'Pagina niet gevonden' })).toBeVisible()
  await house.anna.page.goto(`${house.url}/plan/ergens`)
  await expect(
    house.anna.page.getByRole('heading', { name: 'Dit plan kan niet worden geopend' }),
  ).toBeVisible()
})
