import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listSourceFiles, root } from './source-file.ts'

/** The language files of the screen. What the server prints is for the person who runs it, in Dutch only. */
const dutchFiles = listSourceFiles(['.ts'])
  .map(({ path }) => path)
  .filter((path) => /^(client|shared)\/.*\/nl(-[a-z-]+)?\.ts$/.test(path))

test('[HS12] every sentence stands in Dutch and in English, in neither of them empty', async () => {
  expect(compareLanguages({ a: { b: 'x' } }, { a: {} })).toEqual(['a.b is not in the second'])
  expect(compareLanguages({ a: 'x' }, { a: 'y', c: 'z' })).toEqual(['c is not in the first'])
  expect(compareLanguages({ a: 'x' }, { a: ' ' })).toEqual(['a is empty in the second'])
  expect(dutchFiles.length).toBeGreaterThan(0)
  for (const path of dutchFiles) {
    const dutch = await loadSentences(path)
    const english = await loadSentences(englishOf(path))
    expect(compareLanguages(dutch, english), path).toEqual([])
  }
})

test('[HS13] a sentence has the same blanks to fill in, in both languages', async () => {
  expect(compareBlanks({ a: '{{n}} stappen' }, { a: '{{count}} steps' })).toEqual(['a'])
  for (const path of dutchFiles) {
    const dutch = await loadSentences(path)
    const english = await loadSentences(englishOf(path))
    expect(compareBlanks(dutch, english), path).toEqual([])
  }
})

function englishOf(path: string): string {
  return path.replace(/nl(-[a-z-]+)?\.ts$/, 'en$1.ts')
}

async function loadSentences(path: string): Promise<unknown> {
  const module = (await import(join(root, path))) as Record<string, unknown>
  return Object.values(module)
}

function compareLanguages(first: unknown, second: unknown): string[] {
  const [one, two] = [flatten(first), flatten(second)]
  return [
    ...[...one.keys()].filter((key) => !two.has(key)).map((key) => `${key} is not in the second`),
    ...[...two.keys()].filter((key) => !one.has(key)).map((key) => `${key} is not in the first`),
    ...[...one].filter(([, words]) => words.trim() === '').map(([key]) => `${key} is empty in the first`),
    ...[...two].filter(([, words]) => words.trim() === '').map(([key]) => `${key} is empty in the second`),
  ]
}

function compareBlanks(first: unknown, second: unknown): string[] {
  const english = flatten(second)
  return [...flatten(first)]
    .filter(([key, words]) => blanksOf(words) !== blanksOf(english.get(key) ?? ''))
    .map(([key]) => key)
}

function blanksOf(words: string): string {
  return [...words.matchAll(/\{\{[^}]+\}\}/g)].map(String).sort().join()
}

/** A sentence may be a function of its blanks; its name counts, its words can't be looked at. */
function flatten(value: unknown, path: string[] = []): Map<string, string> {
  if (typeof value === 'string') return new Map([[path.join('.'), value]])
  if (typeof value === 'function') return new Map([[path.join('.'), 'function']])
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, [...path, key])]))
}
