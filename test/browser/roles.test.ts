import { expect, test } from './support/people.ts'
import { exportCsv, openPlan } from './support/plan-screen.ts'
import { action, smallCsv, step } from './support/programme.ts'

test('[SC7] a reader sees no button that changes anything, and is told why a key does nothing', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const reader = await house.invite(plan.id, { name: 'Roos Lezer', role: 'viewer' })
  const screen = await openPlan(reader, house, plan.id)
  const { page, toast } = screen
  await expect(page.getByText('U leest mee')).toBeVisible()
  for (const name of [
    'Uitnodigen',
    'Thema toevoegen',
    'Prullenbak',
    'Menu van deze rij',
    /^Actie toevoegen/,
  ]) {
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  }
  await expect(page.getByRole('button', { name: 'Exporteren' })).toBeVisible()
  // How one sees the columns is one's own.
  await page.getByRole('button', { name: 'Kolommen', exact: true }).click()
  await expect(screen.dialog.getByRole('checkbox')).not.toHaveCount(0)
  await expect(screen.dialog.getByRole('button', { name: /toevoegen|wijzigen|verwijderen/ })).toHaveCount(0)
  await expect(screen.dialog).not.toContainText('voor iedereen')
  await page.keyboard.press('Escape')

  const cell = await screen.cell(step.trial, 'note')
  await cell.click()
  for (const key of ['x', 'Enter', 'F2', 'Delete', 'Alt+Shift+ArrowUp', 'Control+Enter']) {
    await page.keyboard.press(key)
    await expect(screen.editor).toHaveCount(0)
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  await expect(toast.first()).toContainText('U bent lezer van dit plan en kunt het niet wijzigen.')
  await cell.dblclick()
  await expect(screen.editor).toHaveCount(0)
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem')).toHaveText(['Laatste wijziging…'])
  await page.keyboard.press('Escape')
  expect(await exportCsv(reader, plan.id)).toBe(smallCsv)
})

test('[SC8] a reader sees edits come in, and colleagues see where the reader is', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const reader = await house.invite(plan.id, { name: 'Roos Lezer', role: 'viewer' })
  const theirs = await openPlan(reader, house, plan.id)
  const annas = await openPlan(house.anna, house, plan.id)
  await annas.write(await annas.cell(step.trial, 'owner'), 'Anna')
  await expect(await theirs.cell(step.trial, 'owner')).toHaveText('Anna')
  await theirs.action(action.circle).click()
  await expect(annas.action(action.circle).locator('.rt-colleague__name')).toHaveAttribute(
    'data-name',
    /Roos Lezer/,
  )
})

test('[SC9] an editor edits, and manages no members', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const screen = await openPlan(bram, house, plan.id)
  await expect(screen.page.getByRole('button', { name: 'Thema toevoegen' })).toBeVisible()
  await expect(screen.page.getByRole('button', { name: 'Uitnodigen' })).toHaveCount(0)
})

test('[SC10] who becomes a reader while typing is told, sees what was not sent, and loses none of it silently', async ({
  house,
}) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const screen = await openPlan(bram, house, plan.id)
  const { page } = screen
  const cell = await screen.cell(step.trial, 'text')
  await cell.dblclick()
  await page.keyboard.type('. Dit telt nog')
  await screen.isSaved()
  const { members } = await (await house.anna.request('GET', `/plans/${plan.id}/members`)).json()
  const { userId } = members.find(({ name }: { name: string }) => name === 'Bram Visser')

  await page.context().setOffline(true)
  await page.keyboard.insertText('; en dit niet meer')
  await house.anna.request('PATCH', `/plans/${plan.id}/members/${userId}`, { json: { role: 'viewer' } })
  await page.context().setOffline(false)

  await expect(page.getByText('U leest mee')).toBeVisible()
  await expect(page.getByText('1 wijziging van u is niet aangenomen.')).toBeVisible()
  const csv = await exportCsv(house.anna, plan.id)
  expect(csv).toContain('. Dit telt nog')
  expect(csv).not.toContain('en dit niet meer')
  await expect(cell).toContainText('. Dit telt nog')
  await expect(cell).not.toContainText('en dit niet meer')
  await page.getByRole('button', { name: 'Bekijken' }).click()
  await expect(screen.dialog).toContainText('en dit niet meer')
})

test('[SC11] whose membership ends while the plan is open is told', async ({ house }) => {
  const plan = await house.makePlan(smallCsv)
  const bram = await house.invite(plan.id, { name: 'Bram Visser' })
  const { page } = await openPlan(bram, house, plan.id)
  const { members } = await (await house.anna.request('GET', `/plans/${plan.id}/members`)).json()
  const { userId } = members.find(({ name }: { name: string }) => name === 'Bram Visser')
  await house.anna.request('DELETE', `/plans/${plan.id}/members/${userId}`)
  await expect(page.getByRole('heading', { name: 'U hebt geen toegang meer tot dit plan' })).toBeVisible()
})
