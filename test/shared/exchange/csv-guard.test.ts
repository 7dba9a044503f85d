import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardCell, unguardCell } from '#shared/exchange/csv-guard.ts'
import { draftOf, encode, exportDraft, exportLines, importLines, requireImport, stepsIn } from './csv.ts'

const cell = fc.string({
  unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '＝', '1', ',', 'a', ' '),
})

test('[EX10] a cell that a spreadsheet would run gets an apostrophe in front', () => {
  for (const text of [
    '=1+1',
    '+31 6',
    '-x',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠A',
  ]) {
    expect(guardCell(text)).toBe(`'${text}`)
  }
  for (const text of ['- eerste punt', "'- x", "''=1"]) expect(guardCell(text)).toBe(`'${text}`)
  for (const text of ['', 'x', '1-2', "'t Gooi", "'s avonds", '2026-2029', '€ 1', '(zonder titel)', "'"]) {
    expect(guardCell(text)).toBe(text)
  }
})

test('[EX10] a negative number is no formula and stays a number', () => {
  expect(guardCell('-12,5')).toBe('-12,5')
  expect(guardCell('-12')).toBe('-12')
  for (const text of ['-12+3', '-1,2,3', '+12', '-', '-A1', '-12\n']) expect(guardCell(text)).toBe(`'${text}`)
})

test('[EX11] every text comes back from behind its apostrophe, and no other loses one', () => {
  fc.assert(
    fc.property(fc.oneof(cell, fc.string()), (text) => {
      expect(unguardCell(guardCell(text))).toBe(text)
      expect(unguardCell(text).length).toBeGreaterThanOrEqual(text.length - 1)
      if (/^[=+@\t\r\n＝＋－＠]/.test(guardCell(text)))
        throw new Error(`not guarded: ${JSON.stringify(text)}`)
    }),
    { numRuns: 1000 },
  )
  expect(unguardCell("'t Gooi")).toBe("'t Gooi")
})

test('[EX10] every cell of an export is guarded: titles, names, cells and column names', () => {
  const draft = {
    columns: [{ title: '=col', type: 'choice', options: [] }] as const,
    themes: [
      {
        title: '=theme',
        tables: {
          planned: [
            {
              title: '@action',
              steps: [
                {
                  text: '- eerste punt\n- tweede punt',
                  planning: '+1',
                  owner: '=owner',
                  municipalities: ['=m'],
                  note: '-note',
                  cells: ['=cell'],
                },
              ],
            },
          ],
        },
      },
    ],
  }
  const [header, ...lines] = exportLines(draft)
  expect(header?.split(';').at(-1)).toBe("'=col")
  expect(lines.join('\r\n')).toBe(
    `'=theme;Wat gaan we doen?;'@action;"'- eerste punt\n- tweede punt";'+1;'=owner;'=m;;'-note;'=cell`,
  )
  const back = requireImport(encode(exportDraft(draft)))
  expect(back.draft.columns?.[0]?.title).toBe('=col')
  expect(back.draft.themes[0]).toMatchObject({
    title: '=theme',
    tables: {
      planned: [{ title: '@action', steps: [{ text: '- eerste punt\n- tweede punt', owner: '=owner' }] }],
    },
  })
})

test('[EX11] the words of a file that never saw us keep their own apostrophe', () => {
  const read = importLines('Actie;Stap', "'t Huis;'s Avonds", 'x;- eerste punt')
  expect(read.draft.themes[0]?.tables.planned?.map(({ title }) => title)).toEqual(["'t Huis", 'x'])
  expect(stepsIn(read).map(({ text }) => text)).toEqual(["'s Avonds", '- eerste punt'])
  expect(exportLines(draftOf([{ text: "'s Avonds" }]))[1]).toContain(";'s Avonds;")
})
