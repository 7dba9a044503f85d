/**
 * `npm run build` builds the screen into dist/client. `--if-stale` builds only when it is missing or made from
 * other sources, so that `npm start` costs nothing the second time.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const sources = ['client/**', 'shared/**', 'vite.config.ts', 'package-lock.json', 'package.json']
const target = join(root, 'dist/client')
const stamp = join(root, 'dist/client.sha256')

const quiet = process.argv.includes('--if-stale')
const hash = hashSources()
if (!quiet || !isBuiltFrom(hash)) build()

function build(): void {
  if (quiet) console.log('Scherm wordt gebouwd…')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const result = spawnSync(process.execPath, [vite, 'build', ...(quiet ? ['--logLevel', 'error'] : [])], {
    cwd: root,
    encoding: 'utf8',
    stdio: quiet ? 'pipe' : 'inherit',
  })
  if (result.status === 0) {
    compress()
    writeFileSync(stamp, hash)
    return
  }
  if (quiet) console.error(`${result.stdout}${result.stderr}`.trim())
  console.error('Het scherm kon niet worden gebouwd. Voer `npm ci` opnieuw uit en probeer het nog eens.')
  process.exit(1)
}

/** Beside each text file its Brotli and gzip, so that the server has nothing to do but send. */
function compress(): void {
  for (const file of globSync('**/*.{html,js,css,svg}', { cwd: target })) {
    const path = join(target, file)
    const content = readFileSync(path)
    writeFileSync(`${path}.br`, brotliCompressSync(content))
    writeFileSync(`${path}.gz`, gzipSync(content))
  }
}

function isBuiltFrom(expected: string): boolean {
  return (
    existsSync(join(target, 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8').trim() === expected
  )
}

function hashSources(): string {
  const digest = createHash('sha256')
  for (const file of globSync(sources, { cwd: root }).sort()) {
    const path = join(root, file)
    if (!statSync(path).isFile()) continue
    digest.update(`${file}\0`).update(readFileSync(path)).update('\0')
  }
  return digest.digest('hex')
}
