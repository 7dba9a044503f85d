/** Two people in one browser, each in a context of their own, before the same large plan. */
import type { Browser, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../browser/support/chromium.ts'
import { sendRequest, signInWith, tokenOf } from '../../support/test-server.ts'

export type Place = { server: string; planId: string; cookie: string }

/** Null where there is no Chromium. */
export async function openBrowser(): Promise<Browser | null> {
  const found = findChromium()
  if (found === null) return null
  return chromium.launch({
    args: chromiumFlags,
    ...(found.path === null ? {} : { executablePath: found.path }),
  })
}

/** An empty page of somebody who is signed in. */
export async function openPage(browser: Browser, { server, cookie }: Place): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1440, height: 900 } })
  const [name = '', value = ''] = cookie.split('=', 2)
  await context.addCookies([{ name, value, url: server }])
  return context.newPage()
}

/** The same place, for somebody who is invited to it. */
export async function inviteColleague({ server, planId, cookie }: Place): Promise<Place> {
  const { status, body } = await sendRequest(server, 'POST', `/plans/${planId}/members`, {
    as: cookie,
    json: { name: 'Collega', organisation: 'Elzenveen', role: 'editor' },
  })
  if (status >= 300) throw new Error(`inviting a colleague answered ${status}`)
  return { server, planId, cookie: await signInWith(server, tokenOf(body.link)) }
}

/** Resolves with how long after the navigation the first row with words was there, ms. */
export async function openPlan(page: Page, { server, planId }: Place): Promise<number> {
  await page.goto(`${server}/plan/${planId}`)
  const row = await page.waitForFunction(
    () => document.querySelector('.ag-row [col-id="text"]')?.textContent && performance.now(),
    null,
    { polling: 'raf' },
  )
  return Number(await row.jsonValue())
}
