/** The browser tests: each starts its own server, in a real Chromium. */
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './browser/support/chromium.ts'

const executablePath = findChromium()?.path ?? undefined

export default defineConfig({
  testDir: 'browser',
  // Ours has `paths` for the compiler; Playwright would follow them when it runs the files.
  tsconfig: 'playwright.tsconfig.json',
  outputDir: join(import.meta.dirname, '../test-results'),
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  // Long enough for a machine that does other things too; what goes well never waits for it.
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1440, height: 900 },
    // A film of it would take two fifths of the time of all tests; the pages themselves are in it.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { args: chromiumFlags, ...(executablePath === undefined ? {} : { executablePath }) },
  },
})
