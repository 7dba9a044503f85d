/** People around a lock: what they do on the screen with versions. */
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Role } from '#shared/access/role.ts'
import type { MemberAnswer, PlanAnswer } from '#shared/protocol/http.ts'
import { sendRequest } from '../../support/test-server.ts'
import type { Installation, Person } from './fixture.ts'

/** A theme with two actions, and everything filled in but one planning and one regisseur. */
export const smallPlan = [
  'Thema;Tabel;Actie;Stap;Planning;Regisseur;Gemeenten;Kosten',
  'Gewoon opgroeien;Wat doen we al?;Zo dicht mogelijk bij huis;Kleinschalige woonplekken in elke kern;Doorlopend;S. Visser;Meerdijk;',
  'Gewoon opgroeien;Wat gaan we doen?;Van alleen naar samen;Wensen ophalen bij gezinnen;2026;J. Bakker;Oeverland;',
  'Gewoon opgroeien;Wat gaan we doen?;Van alleen naar samen;Proef in één wijk;2026;J. Bakker;Oeverland, Plassen;hoog',
  'Gewoon opgroeien;Wat gaan we doen?;Van alleen naar samen;Effect bekijken en besluiten;;J. Bakker;;',
  'Zicht op effect;Wat gaan we doen?;Cliëntervaring meten;Vragenlijst met jongeren maken;2027;;Plassen;',
  'Zicht op effect;Wat gaan we doen?;Cliëntervaring meten;Uitkomsten bespreken;2028;M. Jansen;Meerdijk;',
].join('\n')

/** A cell of the row in which a step with these words stands. */
export function cellOf(page: Page, step: string, column: string) {
  return page
    .locator('.rt-grid .ag-row', { has: page.locator('[col-id="text"]', { hasText: step }) })
    .locator(`[col-id="${column}"]`)
}

/** Opens the cell and types behind what stands there; the cell stays open. */
export async function typeIn(page: Page, step: string, column: string, words: string): Promise<void> {
  await cellOf(page, step, column).click()
  await page.keyboard.press('F2')
  await page.keyboard.type(words)
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('.rt-saved')).toHaveText('Opgeslagen')
}

export async function openVersions({ page }: Person): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Schermen van dit plan' })
    .getByRole('link', { name: 'Versies' })
    .click()
}

export async function openPlanTab({ page }: Person): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Schermen van dit plan' })
    .getByRole('link', { name: 'Plan' })
    .click()
  await page.locator('.ag-row').first().waitFor()
}

/** Locks the plan by its dialog. */
export async function lock({ page }: Person, body: string, meetingDate: string): Promise<void> {
  await page.getByRole('button', { name: 'Vergrendelen…' }).click()
  await page.getByRole('combobox', { name: 'Voor welk orgaan?' }).fill(body)
  await page.keyboard.press('Tab')
  await page.getByLabel('Datum van de vergadering').fill(meetingDate)
  await page.getByRole('button', { name: 'Vergrendelen', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

export async function makeSmallPlan(installation: Installation, person: Person): Promise<PlanAnswer> {
  return installation.createPlan(person, 'Programma Opgroeien in de Waterstreek 2026-2029', smallPlan)
}

export async function memberIdOf(
  url: string,
  { cookie }: Person,
  { id }: PlanAnswer,
  name: string,
): Promise<string> {
  const { body } = await sendRequest(url, 'GET', `/plans/${id}/members`, { as: cookie })
  return (body.members as MemberAnswer[]).find((member) => member.name === name)?.userId ?? ''
}

/** Gives a member another role, or ends the membership. */
export async function changeMember(
  url: string,
  { cookie }: Person,
  { id }: PlanAnswer,
  member: string,
  role: Role | null,
): Promise<void> {
  const path = `/plans/${id}/members/${member}`
  const sent = role === null ? { as: cookie } : { as: cookie, json: { role } }
  const { status } = await sendRequest(url, role === null ? 'DELETE' : 'PATCH', path, sent)
  expect(status).toBeLessThan(300)
}

export async function choose(page: Page, option: string): Promise<void> {
  await page.locator('.rt-radio', { hasText: new RegExp(`^${option}`) }).click()
}

export async function record(page: Page, outcome: string, body: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Besluit vastleggen…' }).click()
  await fillDecision(page, outcome, body)
}

export async function fillDecision(page: Page, outcome: string, body: string): Promise<void> {
  await choose(page, outcome)
  await page.getByRole('combobox', { name: 'Welk orgaan besloot dit?' }).fill(body)
  await page.keyboard.press('Tab')
  await page.getByLabel('Datum van het besluit').fill('2027-01-30')
  await page.getByRole('button', { name: 'Besluit vastleggen', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}
