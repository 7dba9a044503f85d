/**
 * `npm test`: everything, in order, to the end even when a part fails. The last line is
 * `N passed, N failed`, where a type check, the lint, the build and the browser count as one each.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, installChromium } from './browser/support/chromium.ts'
import type { Count } from './count-results.ts'
import { addCounts, countPlaywright, countVitest, formatCount } from './count-results.ts'

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'regietafel-test-'))
const passed: Count = { passed: 1, failed: 0, skipped: 0 }
const failed: Count = { passed: 0, failed: 1, skipped: 0 }

const counts = ['shared', 'server', 'client', 'test'].map((area) =>
  check(`Types of ${area}`, 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', area]),
)
counts.push(check('Lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']))
counts.push(runVitest())
const build = check('Build of the screen', 'scripts/build.ts', [])
const browser = findBrowser()
counts.push(build, browser)
if (build.failed === 0 && browser.failed === 0) counts.push(runPlaywright())
else console.log('\nThe browser tests did not run.')

rmSync(reports, { recursive: true, force: true })
const total = addCounts(counts)
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`\n${formatCount(total)}`)

function check(title: string, script: string, args: string[]): Count {
  announce(title)
  const status = run(script, args)
  console.log(status === 0 ? 'passed' : 'failed')
  return status === 0 ? passed : failed
}

function runVitest(): Count {
  announce('Unit, contract, integration and house tests')
  const report = join(reports, 'vitest.json')
  const status = run('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return countReport(report, status, countVitest)
}

function runPlaywright(): Count {
  announce('Browser tests')
  const report = join(reports, 'playwright.json')
  const args = ['test', '-c', 'test/playwright.config.ts', '--reporter=list,json']
  const status = run('node_modules/@playwright/test/cli.js', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
  return countReport(report, status, countPlaywright)
}

function findBrowser(): Count {
  announce('Chromium')
  const found = findChromium() ?? installChromium()
  if (found === null) {
    console.log(
      'No Chromium was found and none could be installed. Install Chromium or Chrome and name it in CHROMIUM_PATH.',
    )
    return failed
  }
  console.log(found.path ?? 'Playwright’s own')
  return passed
}

function run(script: string, args: string[], env: Record<string, string> = {}): number {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } } as const
  return spawnSync(process.execPath, [join(root, script), ...args], options).status ?? 1
}

/** A run that ended badly counts as at least one failure, also when its report doesn't say so. */
function countReport(file: string, status: number, count: (report: unknown) => Count): Count {
  let counted: Count
  try {
    counted = count(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.log(`The report of this part could not be read: ${String(error)}`)
    return failed
  }
  return status !== 0 && counted.failed === 0 ? addCounts([counted, failed]) : counted
}

function announce(title: string): void {
  console.log(`\n── ${title}`)
}
