import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportListCsv } from '#shared/exchange/list-csv.ts'
import type { ListCsvColumn } from '#shared/exchange/list-csv-import.ts'
import { draftOfListCsv, readListCsv } from '#shared/exchange/list-csv-import.ts'
import type { DraftList } from '#shared/plan/draft-list.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { columnType, isTextType } from '#shared/plan/schema.ts'
import { createPlanFrom } from '../plan/replicas.ts'
import { encode } from './csv.ts'

test('[LT8] amounts, numbers, dates and choices are known by their words; other columns are text', () => {
  const columns = read(
    'Post;Bedrag;Ook bedrag;Aantal;Dag;Soort;Telefoon;Jaar;Versie;Leeg',
    'Huur;€ 1.234,56;12,50;1.250;1-2-2026;vast;0612345678;2026;1.1;',
    'Inhuur;-25;-3,00;7,5;2026-12-31;los;0687654321;2027;1.10;',
    'Reizen;;;;;vast;;;;',
    'Zalen;€ -;0,05;0;31/12/2026;los;;2028;2;',
  )
  expect(columns.map(({ type }) => type)).toEqual([
    ...['text', 'amount', 'amount', 'number', 'date', 'choice', 'text', 'text', 'text', 'text'],
  ])
  const { columns: made, rows } = draftOfListCsv(columns, 'Begroting')
  expect(made[5]).toEqual({ title: 'Soort', type: 'choice', options: ['vast', 'los'] })
  expect(rows).toEqual([
    ['Huur', 123456, 1250, 1250, '2026-02-01', 'vast', '0612345678', '2026', '1.1', ''],
    ['Inhuur', -2500, -300, 7.5, '2026-12-31', 'los', '0687654321', '2027', '1.10', ''],
    ['Reizen', null, null, null, null, 'vast', '', '', '', ''],
    ['Zalen', 0, 5, 0, '2026-12-31', 'los', '', '2028', '2', ''],
  ])
})

test('[LT8] a column may become what holds all its words, and nothing else', () => {
  const [years, mixed, days, long] = read(
    'Jaar;Gemengd;Dag;Lang',
    `2026;5;30-2-2026;${'x'.repeat(41)}`,
    '2027;vijf;1-2-2026;y',
  )
  expect(years?.types).toEqual(['text', 'person', 'choice', 'number', 'amount'])
  expect(mixed?.types).toEqual(['text', 'person', 'choice'])
  expect(days?.types).toEqual(['text', 'person', 'choice'])
  expect(long?.types).toEqual(['text', 'person'])
  if (!years) throw new Error('no column')
  expect(draftOfListCsv([{ ...years, type: 'number' }], '').rows).toEqual([[2026], [2027]])
})

test('[LT8] encodings, separators, blank columns and bad lines are taken as with a plan', () => {
  const windows = Uint8Array.from(
    [...'Caf\xe9\tPrijs\r\nDrie\t\x80 1,50\r\n'].map((one) => one.charCodeAt(0)),
  )
  expect(readListCsv(windows)).toMatchObject({
    ok: true,
    rowCount: 1,
    columns: [{ title: 'Café' }, { title: 'Prijs', type: 'amount', words: ['€ 1,50'] }],
  })
  const result = readListCsv(encode('sep=,\nA,,B\n1,,2,3\n\n,,\n4,,5\n"x"y,,z'))
  expect(result).toMatchObject({
    ok: true,
    rowCount: 2,
    columns: [{ words: ['1', '4'] }, { words: ['2', '5'] }],
    problems: [
      { line: 3, code: 'too-many-cells', value: '3' },
      { line: 7, code: 'broken-quotes', value: 'x"y,,z' },
    ],
  })
  expect(readListCsv(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toEqual({ ok: false, code: 'csv-unreadable' })
  for (const empty of ['', '\n \n', '\uFEFF\r\n'])
    expect(readListCsv(encode(empty))).toEqual({ ok: false, code: 'csv-empty' })
  expect(readListCsv(encode('A;B'))).toMatchObject({ ok: true, rowCount: 0 })
})

test('[LT8] an import of a list answers whatever the bytes are', () => {
  const pieces = fc.constantFrom('A', ';', ',', '"', '\n', '\r\n', '\t', "'", '€ 1', '1-1-2026', 'sep=;')
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: pieces, maxLength: 40 }).map(encode),
  )
  fc.assert(
    fc.property(bytes, (found) => {
      const result = readListCsv(found)
      if (result.ok) expect(() => listOf(draftOfListCsv(result.columns, ''))).not.toThrow()
      else expect(['csv-unreadable', 'csv-empty']).toContain(result.code)
    }),
    { numRuns: 500 },
  )
})

/** Separators, quotes, line breaks, formulas, marks, and values in our own and in other notations. */
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      ...['a', 'B', ' ', ';', ',', '\t', '"', "'", '\n', '\r', '=', '-', '@', '＝', '\0', '\uFEFF', '\uD800'],
      ...['é', '1', '€', '.', '😀'],
    ),
    maxLength: 6,
  }),
  fc.constantFrom('', '(zonder titel)', 'Thema', '-1', '-1,5', '€ 1.234,56', '1.234', '1-2-2026', '0612'),
  fc.constantFrom('sep=;', 'sep=,', 'sep=|', 'Sep=\t'),
  fc.constantFrom('01-02-2026', '1,50', '2026', '007', 'ja', 'nee', '-0', '-0,00'),
)
const value = {
  text,
  person: text,
  choice: fc.constantFrom('ja', 'nee', 'deels', '5'),
  number: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
  amount: fc.maxSafeInteger(),
  date: fc.constantFrom('2026-02-28', '0001-01-01', '2028-02-29'),
}
const anyList: fc.Arbitrary<DraftList> = fc
  .array(fc.record({ title: text, type: fc.constantFrom(...columnType.options) }), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((columns) =>
    fc.record({
      title: text,
      columns: fc.constant(columns),
      rows: fc.array(
        fc.tuple(...columns.map(({ type }) => fc.option<string | number>(value[type], { freq: 4 }))),
        { maxLength: 5 },
      ),
    }),
  )

test('[LT9] export, import and export again gives the same bytes', () => {
  let guessed = 0
  fc.assert(
    fc.property(anyList, fc.constantFrom(';', ',' as const), (list, separator) => {
      const exported = (draft: DraftList) => exportListCsv(listOf(draft), { separator })
      const first = exported(list)
      const columns = requireRead(encode(first))

      const second = exported(draftOfListCsv(columns, ''))
      if (!columns.some((column) => isRewritten(list, columns, column))) {
        guessed++
        expect(second).toBe(first)
      }
      expect(exported(draftOfListCsv(requireRead(encode(second)), ''))).toBe(second)
      const asText = columns.map((column): ListCsvColumn => ({ ...column, type: 'text' }))
      expect(exported(draftOfListCsv(asText, ''))).toBe(first)
    }),
    { numRuns: 400 },
  )
  expect(guessed).toBeGreaterThan(200)
})

test('[LT9] a title that reads as the line that names the separator comes back as a title', () => {
  for (const title of ['sep=;', 'SEP=,', 'sep=\t', 'sep=|'])
    for (const separator of [';', ','] as const)
      for (const rows of [[], ['a|b', 'c;d', 'e,f', 'g\th', 'a "quote"']]) {
        const list: DraftList = {
          title: '',
          columns: [{ title, type: 'text' }],
          rows: rows.map((words) => [words]),
        }
        const file = exportListCsv(listOf(list), { separator })
        const [column, ...more] = requireRead(encode(file))
        expect([column?.title, column?.words, more]).toEqual([title.trim(), rows, []])
        expect(
          exportListCsv(listOf(draftOfListCsv([{ ...(column as ListCsvColumn), type: 'text' }], '')), {
            separator,
          }),
        ).toBe(file)
      }
})

test('[LT9] a budget of ten thousand rows comes back well within a second', () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `Post ${index};${index},50;01-02-2026`)
  const bytes = encode(`\uFEFFPost;Bedrag;Dag\r\n${lines.join('\r\n')}\r\n`)
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    draftOfListCsv(requireRead(bytes), '')
    return performance.now() - start
  })
  expect(Math.min(...times)).toBeLessThan(1000)
  const list = listOf(draftOfListCsv(requireRead(bytes), ''))
  expect(encode(exportListCsv(list, { separator: ';' }))).toEqual(bytes)
})

/** A column of text whose words, or blanks, read as values that our own export writes otherwise. */
function isRewritten(list: DraftList, columns: readonly ListCsvColumn[], column: ListCsvColumn): boolean {
  const type = list.columns[columns.indexOf(column)]?.type
  if (!isTextType(type) && type !== 'choice') return false
  if (isTextType(column.type) || column.type === 'choice') return false
  const rows = {
    ...column,
    type: 'text' as const,
    words: column.words.map(() => 'so that no row is left out'),
  }
  const [own, asText] = [column, { ...column, type: 'text' as const }].map((one) =>
    exportListCsv(listOf(draftOfListCsv([one, rows], '')), { separator: ';' }),
  )
  return own !== asText
}

function read(...lines: string[]): ListCsvColumn[] {
  return requireRead(encode(lines.join('\r\n')))
}

function requireRead(bytes: Uint8Array): ListCsvColumn[] {
  const result = readListCsv(bytes)
  if (!result.ok) throw new Error(result.code)
  expect(result.problems.filter(({ code }) => code === 'broken-quotes')).toEqual([])
  return result.columns
}

function listOf(list: DraftList) {
  const [found] = readPlan(createPlanFrom({ themes: [], lists: [list] })).lists
  if (!found) throw new Error('no list')
  return found
}
