/** What a browser test begins with: a fresh installation of its own, and people in browsers of their own. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import type { Role } from '#shared/access/role.ts'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts'
import { makeDataDir, sendRequest, signInWith, tokenOf } from '../../support/test-server.ts'

export type Person = {
  page: Page
  /** The `Cookie` header of this person's session, for requests beside the page. */
  cookie: string
}

export type Installation = {
  server(): ServerProcess
  /** The link of the line `Aanmelden: …` of the first start. */
  adminLink: string
  /** Signs the administrator in. */
  admin(): Promise<Person>
  /** Makes a plan of a CSV file, or an empty one, as this person. */
  createPlan(person: Person, title: string, csv?: string): Promise<PlanAnswer>
  /** Invites a colleague, who opens the personal link in a browser of their own. */
  invite(person: Person, plan: PlanAnswer, name: string, role: Role): Promise<Person>
  openPlan(person: Person, plan: PlanAnswer): Promise<void>
  /** Kills the server as a power cut would and starts it again at the same address. */
  crash(): Promise<void>
}

const viewports = { wide: { width: 1440, height: 900 }, narrow: { width: 1024, height: 768 } }

export const test = base.extend<{ installation: Installation }>({
  installation: async ({ browser }, use) => {
    const dataDir = await makeDataDir()
    let server = await startServerProcess(dataDir)
    const { url, adminLink } = server
    if (adminLink === null) throw new Error('a first start prints a link')

    async function enter(link: string): Promise<Person> {
      const cookie = await signInWith(url, tokenOf(link))
      const context = await browser.newContext()
      const [name = '', value = ''] = cookie.split('=', 2)
      await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
      return { page: await context.newPage(), cookie }
    }

    await use({
      server: () => server,
      adminLink,
      admin: () => enter(adminLink),
      async createPlan({ cookie }, title, csv) {
        const { status, body } = csv
          ? await sendRequest(url, 'POST', `/plans?title=${encodeURIComponent(title)}`, { as: cookie, csv })
          : await sendRequest(url, 'POST', '/plans', { as: cookie, json: { title } })
        expect(status).toBe(201)
        return body
      },
      async invite({ cookie }, plan, name, role) {
        const json = { name, organisation: 'Voorbeeldstad', role }
        const { status, body } = await sendRequest(url, 'POST', `/plans/${plan.id}/members`, {
          as: cookie,
          json,
        })
        expect(status).toBe(201)
        return enter(body.link)
      },
      async openPlan({ page }, plan) {
        await page.goto(`${url}/plan/${plan.id}`)
        await page.locator('.ag-row').first().waitFor()
      },
      async crash() {
        await server.kill('SIGKILL')
        server = await startServerProcess(dataDir, { PORT: new URL(url).port })
      },
    })
    await server.kill()
    await rm(dataDir, { recursive: true, force: true })
  },
})

/** Fails on any violation of WCAG 2.2 A or AA that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect(found).toEqual([])
}

/** Pictures to look at, at both sizes that people use; they prove nothing by themselves. */
export async function takeScreenshots(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(viewports)) {
    await page.setViewportSize(viewport)
    await page.screenshot({ path: join(import.meta.dirname, '../screenshots', `${name}-${size}.png`) })
  }
  await page.setViewportSize(viewports.wide)
}
