import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { nl } from '#server/language/nl.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { listPaths, listSourceFiles, root } from './source-file.ts'

test('[HS19] the README names every setting, and it or CONTRIBUTING every script', () => {
  const readme = read('README.md')
  const named = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1])
  expect(named.sort()).toEqual(Object.keys(nl.wrongSetting).sort())
  for (const line of ['npm ci && npm start', 'npm ci && npm test']) expect(readme).toContain(line)
  const documents = readme + read('CONTRIBUTING.md')
  const scripts = Object.keys(packageFile.scripts).filter(
    (name) => !['prestart', 'start', 'test'].includes(name),
  )
  expect(scripts.filter((name) => !new RegExp(`npm run ${name}(?![\\w:-])`).test(documents))).toEqual([])
})

test('[HS19] the README tells the default that each setting has', () => {
  const told = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \| `([^`]+)` \|/gm)]
  expect(told.length).toBeGreaterThan(15)
  for (const [, name, value] of told) {
    expect(readConfig({ [String(name)]: value }), name).toEqual(readConfig({}))
  }
})

test('[HS20] docs/architecture.md has a line for every folder, and only for folders that are there', () => {
  const folders = new Set(
    listSourceFiles(['.ts', '.tsx']).flatMap(
      ({ path }) => /^(client|server|shared|test)\/[^/]+(?=\/)/.exec(path)?.[0] ?? [],
    ),
  )
  const described = [...read('docs/architecture.md').matchAll(/^- `([a-z0-9/-]+)\/`: /gm)].map(
    (match) => match[1],
  )
  expect(described.sort()).toEqual([...folders].sort())
})

test('[HS21] links between the documents lead somewhere', () => {
  expect(brokenLinks('docs/a.md', '[x](nowhere.md) [y](https://example.org)')).toEqual(['docs/nowhere.md'])
  const documents = listSourceFiles(['.md'])
  expect(documents.flatMap(({ path, text }) => brokenLinks(path, text))).toEqual([])
})

function brokenLinks(path: string, text: string): string[] {
  const known = listPaths()
  return [...text.matchAll(/\]\(([^)#\s]+)/g)]
    .map((match) => String(match[1]))
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(path), target).replaceAll('\\', '/'))
    .filter(
      (target) => !known.some((file) => file === target || file.startsWith(target.replace(/\/?$/, '/'))),
    )
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
