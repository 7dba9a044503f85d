import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listSourceFiles, root } from './source-file.ts'

test('[HS14] every rule in docs/rules.md has a test with its number, and every number a rule', () => {
  expect(compareRules('- **AA1** One.\n- **AA2** Two.', [testOf('AA2'), testOf('AA3')])).toEqual({
    untested: ['AA1'],
    unwritten: ['AA3'],
    twice: [],
  })
  expect(compareRules('- **AA1** One.\n- **AA1** Again.', [testOf('AA1')]).twice).toEqual(['AA1'])

  const rules = readFileSync(join(root, 'docs/rules.md'), 'utf8')
  const tests = listSourceFiles(['.ts', '.tsx'])
    .filter(({ path }) => path.startsWith('test/') && /\.(test|spec)\.tsx?$/.test(path))
    .map(({ text }) => text)
  expect(compareRules(rules, tests)).toEqual({ untested: [], unwritten: [], twice: [] })
})

/** A planted test, written so that it isn't taken for a real one when this file itself is read. */
function testOf(number: string): string {
  return `test('${'['}${number}] …')`
}

/** A rule is a line `- **NUMBER** sentence`; a test's name begins with the number in square brackets. */
function compareRules(rules: string, tests: readonly string[]) {
  const written = [...rules.matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm)].map((match) => String(match[1]))
  const tested = new Set(
    tests.flatMap((text) =>
      [...text.matchAll(/['"`]((?:\[[A-Z]{2}\d+\] ?)+)/g)].flatMap((match) =>
        [...String(match[1]).matchAll(/[A-Z]{2}\d+/g)].map(String),
      ),
    ),
  )
  return {
    untested: written.filter((number) => !tested.has(number)),
    unwritten: [...tested].filter((number) => !written.includes(number)),
    twice: written.filter((number, index) => written.indexOf(number) !== index),
  }
}
