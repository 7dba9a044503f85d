import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listSourceFiles, packageOf, readImports, root } from './source-file.ts'

type Packages = Record<string, string>
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Packages
  devDependencies: Packages
  optionalDependencies: Packages
}
const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string; license?: string; dev?: boolean }>
}

/** Licences whose code may be shipped together with code under the EUPL-1.2. */
const compatibleLicences = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'OFL-1.1',
  'MPL-2.0',
]

/** Used without an import: the compiler, the linter, and the types of Node itself. */
const toolPackages = ['typescript', '@biomejs/biome', '@types/node']

test('[HS15] every dependency is imported somewhere, and every import is a dependency', () => {
  expect(comparePackages(['a', 'b'], ['b', 'c', 'node:fs', '#shared/x.ts', './y.ts'])).toEqual({
    unused: ['a'],
    undeclared: ['c'],
  })
  expect(comparePackages(['@types/ws', 'ws'], ['ws'])).toEqual({ unused: [], undeclared: [] })

  const styles = listSourceFiles(['.css']).flatMap(({ text }) =>
    [...text.matchAll(/@import (?:url\()?['"]([^'"]+)['"]/g)].map((match) => String(match[1])),
  )
  const modules = listSourceFiles(['.ts', '.tsx']).flatMap(readImports)
  const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)]
  expect(comparePackages(declared, [...styles, ...modules])).toEqual({
    unused: [],
    undeclared: [],
  })
})

test('[HS16] the program runs on the Node that the project pins, whatever the machine has', () => {
  const pinned = new Set(Object.values(manifest.optionalDependencies))
  expect([...pinned]).toEqual([process.version.slice(1)])
  expect(process.version).toMatch(/^v26\./)
})

test('[HS17] what is shipped has a licence that goes together with the EUPL', () => {
  expect(isCompatible('MIT')).toBe(true)
  expect(isCompatible('(GPL-2.0 OR MIT)')).toBe(true)
  expect(isCompatible('MIT AND GPL-2.0')).toBe(false)
  expect(isCompatible('UNLICENSED')).toBe(false)
  expect(isCompatible(undefined)).toBe(false)
  const shipped = Object.entries(lockfile.packages).filter(([path, { dev }]) => path !== '' && dev !== true)
  expect(shipped.length).toBeGreaterThan(50)
  const refused = shipped.filter(([, { license }]) => !isCompatible(license))
  expect(refused.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})

test('[HS18] every dependency has one exact version', () => {
  const versions = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies]
    .flatMap((group) => Object.entries(group))
    .filter(([, version]) => !isExact(version))
  expect(isExact('1.2.3')).toBe(true)
  expect(isExact('^1.2.3')).toBe(false)
  expect(versions).toEqual([])
})

function comparePackages(declared: readonly string[], specifiers: readonly string[]) {
  const imported = new Set(
    specifiers.filter((specifier) => !/^([.#/]|node:|virtual:|https?:)/.test(specifier)).map(packageOf),
  )
  const unused = declared.filter(
    (name) => !toolPackages.includes(name) && !imported.has(name) && !imported.has(typedBy(name)),
  )
  const undeclared = [...imported].filter((name) => !declared.includes(name))
  return { unused, undeclared }
}

/** `@types/ws` is in use where `ws` is. */
function typedBy(name: string): string {
  return name.replace(/^@types\//, '')
}

function isCompatible(licence: string | undefined): boolean {
  if (licence === undefined) return false
  const alternatives = licence.replace(/[()]/g, '').split(' OR ')
  return alternatives.some((one) => one.split(' AND ').every((part) => compatibleLicences.includes(part)))
}

function isExact(version: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(version)
}
