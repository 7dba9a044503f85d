import { basename } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { expect, test } from 'vitest'
import { areaOf, listSourceFiles, type SourceFile } from './source-file.ts'

const maxLines = 300

/** Longer files, each with its reason. */
const longFiles: Record<string, string> = {}

const meaninglessNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'service']

/** Tools that want their configuration as a default export. */
const toolConfigs = ['vite.config.ts', 'test/playwright.config.ts']

/** Attributes whose words a person sees or hears. */
const spokenAttributes = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
]

/** What stands in these is typed as it is, in every language. */
const verbatimElements = ['code', 'kbd']

const files = listSourceFiles(['.ts', '.tsx', '.css'])

test('[HS8] a file has at most 300 lines, or stands in the list with its reason', () => {
  expect(findLongFiles([{ path: 'a.ts', text: 'x\n'.repeat(301) }])).toEqual(['a.ts: 301 lines'])
  expect(findLongFiles([{ path: 'a.ts', text: 'x\n'.repeat(300) }])).toEqual([])
  expect(findLongFiles(files)).toEqual([])
})

test('[HS9] a file is named in kebab-case after what it holds', () => {
  const planted = ['client/ui/Button.tsx', 'server/plan/utils.ts', 'shared/plan/helpers.ts', 'client/a_b.ts']
  expect(findBadNames(planted.map((path) => ({ path, text: '' })))).toEqual(planted)
  expect(findBadNames(files)).toEqual([])
})

test('[HS10] exports have a name', () => {
  expect(findDefaultExports([{ path: 'a.ts', text: 'export default 1' }])).toEqual(['a.ts'])
  expect(findDefaultExports([{ path: 'a.ts', text: 'const a = 1\nexport { a as default }' }])).toEqual([
    'a.ts',
  ])
  expect(findDefaultExports(files)).toEqual([])
})

test('[HS11] every word that a person reads comes from the language files', () => {
  expect(literalsIn('<p>Opslaan</p>')).toEqual(['Opslaan'])
  expect(literalsIn('<p>{"Opslaan"}</p>')).toEqual(['Opslaan'])
  expect(literalsIn('<p>{done ? "Klaar" : t("busy")}</p>')).toEqual(['Klaar'])
  expect(literalsIn('<button aria-label="Sluiten" className="button" />')).toEqual(['Sluiten'])
  expect(literalsIn('<img alt={`Wapen`} />')).toEqual(['Wapen'])
  expect(literalsIn('<p className="intro">{t("plan.save")} · {count}</p>')).toEqual([])
  expect(literalsIn('<p><code>npm start</code></p>')).toEqual([])
  const screens = files.filter(({ path }) => areaOf(path) === 'client' && path.endsWith('.tsx'))
  expect(screens.flatMap((file) => findLiterals(file).map((words) => `${file.path}: ${words}`))).toEqual([])
})

function findLongFiles(among: readonly SourceFile[]): string[] {
  return among
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ path, lines }) => lines > maxLines && longFiles[path] === undefined)
    .map(({ path, lines }) => `${path}: ${lines} lines`)
}

function findBadNames(among: readonly SourceFile[]): string[] {
  return among
    .map(({ path }) => path)
    .filter((path) => {
      const name = basename(path).replace(/(\.test|\.spec|\.config|\.d)?\.[a-z]+$/, '')
      return !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || meaninglessNames.includes(name)
    })
}

function findDefaultExports(among: readonly SourceFile[]): string[] {
  return among
    .filter(({ path }) => /(?<!\.d)\.tsx?$/.test(path) && !toolConfigs.includes(path))
    .filter(({ path, text }) =>
      parseSync(path, text).module.staticExports.some(({ entries }) =>
        entries.some((entry) => entry.exportName.kind === 'Default' || entry.exportName.name === 'default'),
      ),
    )
    .map(({ path }) => path)
}

function literalsIn(jsx: string): string[] {
  return findLiterals({ path: 'a.tsx', text: `const a = ${jsx}` })
}

/** Text with letters in it between tags, in braces between tags, and in attributes that are read out or shown. */
function findLiterals({ path, text }: SourceFile): string[] {
  const found: string[] = []
  const note = (words: string) => {
    if (/\p{L}{2,}/u.test(words)) found.push(words)
  }
  // biome-ignore lint/suspicious/noExplicitAny: the parser's tree is a union of hundreds of node types.
  const noteExpression = (node: any): void => {
    if (node.type === 'JSXText') note(node.value)
    if (node.type === 'Literal' && typeof node.value === 'string') note(node.value)
    if (node.type === 'TemplateLiteral') for (const part of node.quasis) note(part.value.raw)
    if (node.type === 'ConditionalExpression')
      for (const part of [node.consequent, node.alternate]) noteExpression(part)
    if (node.type === 'LogicalExpression') noteExpression(node.right)
    if (node.type === 'JSXExpressionContainer') noteExpression(node.expression)
  }
  new Visitor({
    JSXElement: (node) => {
      const { name } = node.openingElement
      if (name.type !== 'JSXIdentifier' || !verbatimElements.includes(name.name))
        node.children.forEach(noteExpression)
    },
    JSXFragment: (node) => node.children.forEach(noteExpression),
    JSXAttribute: (node) => {
      const spoken = node.name.type === 'JSXIdentifier' && spokenAttributes.includes(node.name.name)
      if (spoken && node.value) noteExpression(node.value)
    },
  }).visit(parseSync(path, text).program)
  return found
}
