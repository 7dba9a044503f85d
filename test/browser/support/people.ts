/** People before their screens: a real server, browsers of their own, signed in by personal link. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIResponse, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import type { Role } from '#shared/access/role.ts'
import type { InviteAnswer, PlanAnswer } from '#shared/protocol/http.ts'
import type { ServerProcess } from '../../support/server-process.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { programmeCsv, programmeTitle } from './programme.ts'

/** One person in a browser of their own. */
export type Person = {
  name: string
  page: Page
  context: BrowserContext
  /** A request below /api/v1, with this person's session. */
  request(method: string, path: string, body?: { json: unknown } | { csv: string }): Promise<APIResponse>
}

export type Invitation = { name: string; organisation?: string; role?: Role }

export type House = {
  url: string
  /** The administrator, signed in, on an empty page. */
  anna: Person
  /** A browser in which nobody has signed in. */
  openBrowser(options?: BrowserContextOptions): Promise<Page>
  /** The personal link of a colleague who is invited to a plan. */
  inviteByLink(planId: string, invitation: Invitation): Promise<string>
  /** Invites a colleague to a plan and signs that person in, in a browser of their own. */
  invite(planId: string, invitation: Invitation): Promise<Person>
  /** Makes a plan of CSV text. */
  makePlan(csv?: string, title?: string): Promise<PlanAnswer>
  makeEmptyPlan(title?: string): Promise<PlanAnswer>
}

export type RunningServer = { url: string; adminSession: Awaited<ReturnType<BrowserContext['storageState']>> }

/** `house` is there for each test, on a server that the tests of one worker share; plans are a test's own. */
export const test = base.extend<{ house: House }, { server: RunningServer }>({
  server: [
    async ({ browser }, use) => {
      const dataDir = makeDataFolder()
      const process = await startServerProcess(dataDir)
      await use({ url: process.url, adminSession: await signInAdministrator(browser, process) })
      await process.kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  house: async ({ browser, server, contextOptions }, use) => {
    const opened: BrowserContext[] = []
    await use(
      await openHouse(server, async (options) => {
        const context = await browser.newContext({ ...contextOptions, ...options })
        opened.push(context)
        return context
      }),
    )
    await Promise.all(opened.map((context) => context.close()))
  },
})

export { expect }

export function makeDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'regietafel-browser-'))
}

export async function signInAdministrator(
  browser: { newContext(): Promise<BrowserContext> },
  { url, adminLink }: Pick<ServerProcess, 'url' | 'adminLink'>,
): Promise<RunningServer['adminSession']> {
  const context = await browser.newContext()
  await signIn(context, url, adminLink ?? '')
  const session = await context.storageState()
  await context.close()
  return session
}

export async function openHouse(
  { url, adminSession }: RunningServer,
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>,
): Promise<House> {
  const anna = await openPerson('Beheerder', await newContext({ storageState: adminSession }))

  async function openPerson(name: string, context: BrowserContext): Promise<Person> {
    return {
      name,
      context,
      page: await context.newPage(),
      request: (method, path, body) =>
        context.request.fetch(`${url}/api/v1${path}`, {
          method,
          ...(body && 'json' in body ? { data: body.json } : {}),
          ...(body && 'csv' in body ? { data: body.csv, headers: { 'content-type': 'text/csv' } } : {}),
        }),
    }
  }

  async function inviteByLink(planId: string, invitation: Invitation): Promise<string> {
    const json = { organisation: 'Elzenveen', role: 'editor', ...invitation }
    const answer = await anna.request('POST', `/plans/${planId}/members`, { json })
    const { link }: InviteAnswer = await answer.json()
    return link
  }

  async function requirePlan(answer: APIResponse): Promise<PlanAnswer> {
    expect(answer.status()).toBe(201)
    return await answer.json()
  }

  return {
    url,
    anna,
    openBrowser: async (options) => (await newContext(options)).newPage(),
    inviteByLink,
    async invite(planId, invitation) {
      const context = await newContext()
      await signIn(context, url, await inviteByLink(planId, invitation))
      return openPerson(invitation.name, context)
    },
    async makePlan(csv = programmeCsv, title = programmeTitle) {
      return requirePlan(await anna.request('POST', `/plans?${new URLSearchParams({ title })}`, { csv }))
    },
    async makeEmptyPlan(title = 'Leeg programma') {
      return requirePlan(await anna.request('POST', '/plans', { json: { title } }))
    },
  }
}

/** Trades the token of a personal link for a session, as the sign-in screen does. */
async function signIn(context: BrowserContext, url: string, link: string): Promise<void> {
  const token = new URL(link).hash.slice(1)
  const answer = await context.request.post(`${url}/api/v1/session`, { data: { token } })
  expect(answer.status()).toBe(200)
}
