import type { Page } from '@playwright/test'
import { expectNoViolation } from './support/list-screen.ts'
import type { House } from './support/people.ts'
import { expect, test } from './support/people.ts'
import { exportCsv, openPlan } from './support/plan-screen.ts'
import { smallCsv, step } from './support/programme.ts'

/** What this browser keeps of plans. */
async function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const stores = (await indexedDB.databases()).map(({ name }) => name ?? '')
    return [...stores, ...Object.keys(localStorage).filter((key) => /:.+:/.test(key))]
  })
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account van / }).click()
  await page.getByRole('menuitem', { name: 'Afmelden' }).click()
}

const signedOut = (page: Page) =>
  page.getByRole('heading', { name: 'Aanmelden gaat met een persoonlijke link' })
const dialog = (page: Page) => page.locator('section[role=alertdialog]')

async function makePlanWithBram(house: House) {
  const plan = await house.makePlan(smallCsv)
  return { plan, bram: await house.invite(plan.id, { name: 'Bram Visser' }) }
}

test('[OF6] signing out leaves nothing of the account’s plans on the device, also with a plan open in another window', async ({
  house,
}) => {
  const { plan, bram } = await makePlanWithBram(house)
  const screen = await openPlan(bram, house, plan.id)
  const other = await openPlan({ page: await bram.context.newPage() }, house, plan.id)
  await screen.write(await screen.cell(step.trial, 'planning'), '2027')
  await screen.page.getByRole('button', { name: 'Menu van de kolom Toelichting' }).click()
  await screen.page.getByRole('menuitem', { name: 'Verbergen' }).click()
  await screen.isSaved()
  expect((await kept(screen.page)).length).toBeGreaterThanOrEqual(4)

  await signOut(screen.page)
  await expect(signedOut(screen.page)).toBeVisible()
  await expect(signedOut(other.page)).toBeVisible()
  await expect.poll(() => kept(screen.page)).toEqual([])
  await other.page.reload()
  await expect(signedOut(other.page)).toBeVisible()
  expect(await kept(other.page)).toEqual([])
  expect(await exportCsv(house.anna, plan.id)).toContain(`${step.trial};2027;`)
})

test('[OF7] while changes wait that the server does not have, signing out says so and the person chooses', async ({
  house,
}) => {
  const { plan, bram } = await makePlanWithBram(house)
  const screen = await openPlan(bram, house, plan.id)
  await bram.context.setOffline(true)
  await expect(screen.savedMark).toContainText('Offline')
  await screen.write(await screen.cell(step.trial, 'planning'), 'Getypt in de trein')
  await screen.write(await screen.cell(step.decide, 'planning'), 'Ook dit')
  await expect(screen.savedMark).toHaveText('Offline: 2 wijzigingen bewaard op dit apparaat')
  await screen.page.close()
  await bram.context.setOffline(false)

  // Elsewhere than in the plan: nothing sends them there.
  const page = await bram.context.newPage()
  await page.goto(house.url)
  await signOut(page)
  await expect(dialog(page)).toContainText('2 wijzigingen zijn nog niet bij de server')
  await expect(dialog(page).getByRole('button', { name: 'Aangemeld blijven' })).toBeFocused()
  await expectNoViolation(page)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  const again = await openPlan({ page }, house, plan.id)
  await again.isSaved()
  await expect.poll(() => exportCsv(house.anna, plan.id)).toContain('Getypt in de trein')

  await bram.context.setOffline(true)
  await expect(again.savedMark).toContainText('Offline')
  await again.write(await again.cell(step.trial, 'planning'), 'Dit mag weg')
  await expect(again.savedMark).toContainText('1 wijziging')
  await page.close()
  await bram.context.setOffline(false)
  const last = await bram.context.newPage()
  await last.goto(house.url)
  await signOut(last)
  await expect(dialog(last)).toContainText('1 wijziging is nog niet bij de server')
  await dialog(last).getByRole('button', { name: 'Afmelden en weggooien' }).click()
  await expect(signedOut(last)).toBeVisible()
  await expect.poll(() => kept(last)).toEqual([])
  expect(await exportCsv(house.anna, plan.id)).not.toContain('Dit mag weg')
})

test('[OF9] signing out without a connection clears nothing, and says so', async ({ house }) => {
  const { plan, bram } = await makePlanWithBram(house)
  const screen = await openPlan(bram, house, plan.id)
  const { page } = screen
  await bram.context.setOffline(true)
  await expect(screen.savedMark).toContainText('Offline')
  await screen.write(await screen.cell(step.trial, 'planning'), 'Getypt in de trein')
  const before = await kept(page)
  await signOut(page)
  await dialog(page).getByRole('button', { name: 'Afmelden en weggooien' }).click()
  await expect(screen.toast).toContainText('U bent nog aangemeld, en uw plannen staan nog op dit apparaat.')
  await expect(screen.toast).toContainText('Controleer uw internetverbinding en probeer het opnieuw.')
  await expect(dialog(page)).toBeHidden()
  expect(await kept(page)).toEqual(before)
  await bram.context.setOffline(false)
  await screen.isSaved()
  await expect.poll(() => exportCsv(house.anna, plan.id)).toContain('Getypt in de trein')
})

test('[OF8] changes that were refused and not yet chosen about are told of as well', async ({ house }) => {
  const { plan, bram } = await makePlanWithBram(house)
  const screen = await openPlan(bram, house, plan.id)
  await bram.context.setOffline(true)
  await expect(screen.savedMark).toContainText('Offline')
  await screen.write(await screen.cell(step.trial, 'planning'), 'Te laat')
  await expect(screen.savedMark).toContainText('1 wijziging')
  const lock = { json: { body: 'Directieoverleg', meetingDate: '2026-12-12' } }
  expect((await house.anna.request('POST', `/plans/${plan.id}/lock`, lock)).status()).toBe(201)
  await bram.context.setOffline(false)
  await expect(screen.page.getByText('1 wijziging van u staat niet in versie 1.')).toBeVisible()

  await signOut(screen.page)
  await expect(dialog(screen.page)).toContainText(
    '1 wijziging kwam te laat voor een versie of werd geweigerd',
  )
  await dialog(screen.page).getByRole('button', { name: 'Aangemeld blijven' }).click()
  await expect(screen.page.getByText('1 wijziging van u staat niet in versie 1.')).toBeVisible()
  await signOut(screen.page)
  await dialog(screen.page).getByRole('button', { name: 'Afmelden en weggooien' }).click()
  await expect(signedOut(screen.page)).toBeVisible()
  await expect.poll(() => kept(screen.page)).toEqual([])
})
