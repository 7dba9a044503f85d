import fc from 'fast-check'
import { expect, test } from 'vitest'
import { samplePlan } from '#server/sample/sample-plan.ts'
import { exportCsv } from '#shared/exchange/csv-export.ts'
import { importCsv } from '#shared/exchange/csv-import.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { status } from '#shared/plan/schema.ts'
import { createRandomEditor } from '../../convergence/random-editor.ts'
import { createRandom } from '../../convergence/random-source.ts'
import { createLetterRecord, createRandomTypist } from '../../convergence/random-typist.ts'
import { writeGarbage } from '../plan/garbage.ts'
import { createSmallPlan } from '../plan/replicas.ts'
import { encode, exportDraft, planOf, requireImport, stepsIn } from './csv.ts'

/** Texts that could go wrong: separators, quotes, line breaks, formulas, marks, our own words. */
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      ...['a', 'B', ' ', ';', ',', '\t', '"', "'", '\n', '\r', '=', '-', '@', '＝', '\0', '\uFEFF', '\u00A0'],
      ...['\uD800', '\uDC00', '😀', 'é', '1', '?', '\u0085', '\u2028'],
    ),
    maxLength: 6,
  }),
  fc.constantFrom(
    '',
    '(zonder titel)',
    "'(zonder titel)",
    'Thema',
    'Stap',
    'Wat doen we al?',
    'Groen',
    'sep=;',
  ),
  fc.constantFrom('-1', '-1,5', "'-1", '2026-2029', 'Ambitie', 'Soort', 'Bron;Thema;Tabel;Actie;Stap'),
)

const cells = fc.record(
  {
    c0: text,
    c1: text,
    c2: fc.double({ noNaN: true, noDefaultInfinity: true }),
    c3: fc.constantFrom('2026-02-28', '0001-01-01'),
  },
  { requiredKeys: [] },
)
const step = fc.record({
  id: fc.constant('s'),
  text,
  planning: text,
  owner: text,
  municipalities: fc.array(fc.constantFrom('m0', 'm1', 'm2', 'gone'), { maxLength: 3 }),
  cells,
  status: fc.option(fc.constantFrom(...status.options)),
  note: text,
})
const action = fc.record({ id: fc.constant('a'), title: text, steps: fc.array(step, { maxLength: 3 }) })
const table = fc.array(action, { maxLength: 3 })
const theme = fc.record({
  id: fc.constant('t'),
  title: text,
  introduction: text,
  tables: fc.record({ existing: table, planned: table }),
})
const types = { c0: 'text', c1: 'choice', c2: 'number', c3: 'date' } as const
const column = fc.record({ id: fc.constantFrom('c0', 'c1', 'c2', 'c3' as const), title: text })
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  title: text,
  themes: fc.array(theme, { maxLength: 4 }),
  columns: fc
    .uniqueArray(column, { selector: ({ id }) => id })
    .map((columns) => columns.map(({ id, title }) => ({ id, title, type: types[id], options: [] }))),
  municipalities: fc
    .array(text, { maxLength: 3 })
    .map((names) => names.map((name, index) => ({ id: `m${index}`, name }))),
  lists: fc.constant([]),
  bin: fc.constant([]),
  problems: fc.constant([]),
})

test('[EX12] export, import and export again gives the same bytes, for every plan and both separators', () => {
  fc.assert(
    fc.property(anyPlan, fc.constantFrom(';', ',' as const), (plan, separator) => {
      const first = encode(exportCsv(plan, { separator }))
      const read = requireImport(first)
      expect(read.problems).toEqual([])
      expect(encode(exportDraft(read.draft, separator))).toEqual(first)
    }),
    { numRuns: 300 },
  )
})

test('[EX12] also for plans that come of random edits, and for documents full of garbage', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const documents = createSmallPlan()
      const random = createRandom(seed)
      const typist = createRandomTypist(documents, random, createLetterRecord())
      const editor = createRandomEditor(documents, random, typist, () => `id${random.below(1e9)}`)
      for (let count = 0; count < 30; count++) editor.edit()
      if (random.chance(0.5)) {
        const numbers = (function* () {
          for (;;) yield random.below(1e9)
        })()
        writeGarbage(documents, numbers)
      }
      const first = exportCsv(readPlan(documents), { separator: ';' })
      expect(exportDraft(requireImport(encode(first)).draft)).toBe(first)
    }),
    { numRuns: 200 },
  )
})

test('[EX12] also for a column named as a whole header, and for titles that are equal only once written', () => {
  const words = 'Thema;Tabel;Actie;Stap;Planning;Regisseur;Gemeenten;Status;Toelichting'
  const themes = ['a\uD800', 'b', 'a\uFFFD', 'a\uFFFD\0', '', 'c', '(zonder titel)'].map((title, index) => ({
    title,
    tables: { planned: [{ title, steps: [{ text: `${index}` }] }] },
  }))
  const columns = [
    `;${words};;;;;;`,
    `\t\t\t\t${words.replaceAll(';', '\t')}`,
    `,${words.replaceAll(';', ',')}`,
  ]
  const draft = { columns: columns.map((title) => ({ title, type: 'text' as const })), themes }
  for (const separator of [';', ','] as const) {
    const first = encode(exportDraft(draft, separator))
    expect(encode(exportDraft(requireImport(first).draft, separator))).toEqual(first)
  }
})

test('[EX12] the sample plan comes back with all its words', () => {
  const plan = planOf(samplePlan)
  const read = requireImport(encode(exportCsv(plan, { separator: ';' })))
  expect(read).toMatchObject({ problems: [], counts: { themes: 4, actions: 16, steps: 38, columns: 4 } })
  const sampleSteps = samplePlan.themes.flatMap(({ tables }) =>
    [...(tables.existing ?? []), ...(tables.planned ?? [])].flatMap((found) => found.steps),
  )
  for (const [index, found] of stepsIn(read).entries()) {
    const { cells: _cells, ...expected } = sampleSteps[index] ?? {}
    expect(found).toMatchObject(expected)
  }
})

test('[EX13] an import answers whatever the bytes are', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 100 }).map(encode),
    fc
      .string({
        unit: fc.constantFrom('Thema', 'Actie', ';', ',', '"', '\n', '\r\n', '\t', "'", '=', 'x', 'sep=;'),
        maxLength: 40,
      })
      .map(encode),
  )
  fc.assert(
    fc.property(bytes, (found) => {
      const result = importCsv(found)
      if (result.ok) expect(() => planOf(result.draft)).not.toThrow()
      else expect(['csv-unreadable', 'csv-without-actions']).toContain(result.code)
    }),
    { numRuns: 500 },
  )
})

test('[EX14] ten thousand lines are read and written well within a second', () => {
  const lines = Array.from(
    { length: 10_000 },
    (_, index) =>
      `Thema ${index % 20};Wat gaan we doen?;Actie ${index % 2000};"Stap ""${index}""\nvervolg";2026`,
  )
  const bytes = encode(['Thema;Tabel;Actie;Stap;Planning', ...lines].join('\r\n'))
  const read = requireImport(bytes)
  expect(read.counts).toEqual({ themes: 20, actions: 2000, steps: 10_000, columns: 0 })
  const plan = planOf(read.draft)
  expect(fastestMs(() => importCsv(bytes))).toBeLessThan(1000)
  expect(fastestMs(() => exportCsv(plan, { separator: ';' }))).toBeLessThan(1000)
})

/** Of three tries, so that a busy machine does not decide. */
function fastestMs(act: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    act()
    return performance.now() - start
  })
  return Math.min(...times)
}
