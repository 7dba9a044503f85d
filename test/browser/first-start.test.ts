import { expect } from '@playwright/test'
import { expectAccessible, takeScreenshots, test } from './support/fixture.ts'

test('[HS22] the link of a first start leads, in a browser, to a sample plan', async ({
  page,
  installation,
}) => {
  const requested: string[] = []
  page.on('request', (request) => requested.push(new URL(request.url()).pathname))

  for (const path of ['/plan/00000000-0000-4000-8000-000000000000', '/aanmelden']) {
    await page.goto(`${installation.server().url}${path}`)
    await expect(page.getByRole('main').getByRole('heading')).toBeVisible()
    await page.waitForLoadState('networkidle')
  }
  await expectAccessible(page)
  // The grid and Yjs are heavy; who only signs in doesn't wait for them.
  expect(requested.filter((path) => /\/assets\/(grid|yjs)-/.test(path))).toEqual([])

  await page.goto(installation.adminLink)
  await expect(page).toHaveURL(`${installation.server().url}/`)
  await expectAccessible(page)
  await takeScreenshots(page, 'overview')

  await page.getByRole('main').getByRole('link').first().click()
  await expect(page.locator('.ag-row').first()).toBeVisible()
  await expectAccessible(page)
  await takeScreenshots(page, 'sample-plan')
})
