/** Installs the servers to compare with, once, where nobody who only uses the product meets them. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = join(import.meta.dirname, '../../../node_modules/.cache/regietafel-bench-peers')
const lists = ['package.json', 'package-lock.json']

/** Without install scripts: nothing is compiled, and nothing of theirs runs before the bench does. */
export function installPeers(): void {
  if (isInstalled()) return
  console.error('Installing the servers to compare with…')
  mkdirSync(folder, { recursive: true })
  execFileSync('npm', ['ci', '--prefix', sourceFolder(), '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: sourceFolder(),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Imports a module of the peers by its name. */
export async function importPeer(name: string): Promise<unknown> {
  const path = createRequire(join(folder, 'package.json')).resolve(name)
  return await import(pathToFileURL(path).href)
}

/** A copy of the two lists, so that npm makes its `node_modules` there and not between the tests. */
function sourceFolder(): string {
  for (const name of lists) copyFileSync(join(import.meta.dirname, name), join(folder, name))
  return folder
}

function isInstalled(): boolean {
  const copied = join(folder, 'package-lock.json')
  return (
    existsSync(join(folder, 'node_modules/.package-lock.json')) &&
    readFileSync(copied, 'utf8') === readFileSync(join(import.meta.dirname, 'package-lock.json'), 'utf8')
  )
}
