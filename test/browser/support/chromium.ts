/** Which Chromium the browser tests drive: the machine's own when there is one, else Playwright's. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

/** `path` null means: Playwright's own, which it finds by itself. */
export type FoundChromium = { path: string | null }

const playwrightCli = join(import.meta.dirname, '../../../node_modules/@playwright/test/cli.js')

/** For sandboxes without privileges or a graphics card, and so that a test run calls nobody outside. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function findChromium(): FoundChromium | null {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') return existsSync(named) ? { path: named } : null
  if (existsSync('/usr/bin/chromium')) return { path: '/usr/bin/chromium' }
  return existsSync(chromium.executablePath()) ? { path: null } : null
}

/** Installs one: by apt on Debian and Ubuntu as root, else Playwright's own download. Null when that fails. */
export function installChromium(): FoundChromium | null {
  if (process.env.CHROMIUM_PATH) return null
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installFromApt()
  return findChromium() ?? installFromPlaywright()
}

function installFromApt(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
  } catch {
    console.log('apt-get could not install chromium; trying Playwright’s own.')
  }
}

function installFromPlaywright(): FoundChromium | null {
  spawnSync(process.execPath, [playwrightCli, 'install', 'chromium'], { stdio: 'inherit' })
  return findChromium()
}
