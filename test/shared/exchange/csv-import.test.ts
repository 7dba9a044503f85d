import { expect, test } from 'vitest'
import { importCsv } from '#shared/exchange/csv-import.ts'
import { encode, importLines, outlineOf, requireImport, stepsIn } from './csv.ts'

const header = 'Thema;Tabel;Actie;Stap;Planning'

test('[EX15] the separator is found in the header, outside quotes', () => {
  for (const separator of [';', ',', '\t']) {
    const lines = ['"Thema, of; ambitie"', 'Actie', 'Stap', 'Planning'].join(separator)
    const read = importLines(lines, ['T', 'A', '"a;b,c\td"', '2026'].join(separator))
    expect(stepsIn(read)).toMatchObject([{ text: 'a;b,c\td', planning: '2026', cells: ['T'] }])
  }
  expect(stepsIn(importLines('Actie;Stap, en, zo, voort', 'A;x'))).toMatchObject([{ cells: ['x'] }])
  expect(outlineOf(importLines('Actie', 'A; b, c'))).toEqual([' | planned | A; b, c | '])
})

test('[EX15] a first line sep= is obeyed and dropped', () => {
  const read = importLines('sep=,', 'Thema;x,Actie,Tabel', 'T,A,oeps')
  expect(read.draft.columns).toMatchObject([{ title: 'Thema;x' }])
  expect(read.problems).toEqual([{ line: 3, code: 'unknown-table', value: 'oeps' }])
  expect(outlineOf(importLines('"sep=;"', header, 'T;gepland;A;S'))).toEqual(['T | planned | A | S'])
})

test('[EX16] UTF-8 is read with and without mark, else Windows-1252; UTF-16 by its mark', () => {
  const text = 'Actie;Stap\nCafé;“één” – € 5'
  const latin = [...'Actie;Stap\nCaf'].map((letter) => letter.charCodeAt(0))
  const windows = [...latin, 0xe9, 0x3b, 0x93, 0xe9, 0xe9, 0x6e, 0x94, 0x20, 0x96, 0x20, 0x80, 0x20, 0x35]
  const utf16 = (big: boolean) =>
    [0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))].flatMap((unit) =>
      big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
    )
  const files = [encode(text), encode(`\uFEFF${text}`), windows, utf16(true), utf16(false)]
  for (const file of files) {
    expect(outlineOf(requireImport(new Uint8Array(file)))).toEqual([' | planned | Café | “één” – € 5'])
  }
})

test('[EX17] bytes that are no text are refused, as is a file without Actie and Stap', () => {
  expect(importCsv(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toEqual({ ok: false, code: 'csv-unreadable' })
  for (const text of ['', '\n\n', 'x', 'Thema;Planning\nT;2026']) {
    expect(importCsv(encode(text))).toEqual({ ok: false, code: 'csv-without-actions' })
  }
  expect(requireImport(encode('Actie')).counts).toEqual({ themes: 0, actions: 0, steps: 0, columns: 0 })
})

test('[EX18] column names are found in any case, and by another name only where their own is absent', () => {
  const read = importLines(
    ' THEMA ;soort;Resultaat;Activiteit;Periode;Trekker;Gemeente;Stoplicht;Opmerkingen',
    'T;Existing;A;S;2026;duo Meerdijk/Plassen;Meerdijk;ORANJE;let op',
  )
  expect(outlineOf(read)).toEqual(['T | existing | A | S'])
  expect(stepsIn(read)).toEqual([
    {
      text: 'S',
      planning: '2026',
      owner: 'duo Meerdijk/Plassen',
      municipalities: ['Meerdijk'],
      status: 'orange',
      note: 'let op',
      cells: [],
    },
  ])
  const english = importLines('Theme,Table,Action,Step,Status', 'T,Planned,A,S,not started')
  expect(stepsIn(english)).toMatchObject([{ text: 'S', status: 'not-started' }])
  const both = importLines('Ambitie;Thema;Activiteit;Stap', 'a;T;b;S')
  expect(both.draft.columns?.map(({ title }) => title)).toEqual(['Ambitie', 'Activiteit'])
  expect(outlineOf(both)).toEqual(['T | planned |  | S'])
})

test('[EX18] another name for Tabel or Status counts only where some cell of it is understood', () => {
  const read = importLines('Actie;Soort;Voortgang', 'A;subsidie;gesprek gevoerd', 'B;beleid;rood')
  expect(read.problems).toEqual([{ line: 2, code: 'unknown-status', value: 'gesprek gevoerd' }])
  expect(read.draft.columns).toEqual([{ title: 'Soort', type: 'text' }])
  expect(stepsIn(read)).toMatchObject([
    { status: null, cells: ['subsidie'] },
    { status: 'red', cells: ['beleid'] },
  ])
})

test('[EX19] a repeated name or any other one is a text column of the plan, in the order of the file', () => {
  const read = importLines('Bron;Actie;Stap;Stap;Bron;;(zonder titel);', 'a;A;S;b;c;;d;e')
  expect(read.draft.columns).toEqual(
    ['Bron', 'Stap', 'Bron', '', ''].map((title) => ({ title, type: 'text' })),
  )
  expect(stepsIn(read)).toMatchObject([{ text: 'S', cells: ['a', 'b', 'c', 'd', 'e'] }])
  expect(read.counts.columns).toBe(5)
})

test('[EX20] without Thema there is one theme without title, without Tabel all is planned', () => {
  expect(outlineOf(importLines('Actie;Stap', 'A;1', 'B;2'))).toEqual([
    ' | planned | A | 1',
    ' | planned | B | 2',
  ])
  expect(outlineOf(importLines('Stap', '1', '2'))).toEqual([' | planned |  | 1', ' | planned |  | 2'])
})

test('[EX21] a blank cell repeats the one above it, as merged cells do', () => {
  const read = importLines(
    header,
    'T;Wat doen we al?;A;1',
    ';;;2',
    ';Wat gaan we doen?;;3',
    ';;B;4',
    'T2;gepland;;5',
    ';;;6',
    'T;gepland;;7',
    '',
    ';;;8',
  )
  expect(read.problems).toEqual([])
  expect(outlineOf(read)).toEqual([
    'T | existing | A | 1',
    'T | existing | A | 2',
    'T | planned |  | 3',
    'T | planned |  | 7',
    'T | planned |  | 8',
    'T | planned | B | 4',
    'T2 | planned |  | 5',
    'T2 | planned |  | 6',
  ])
})

test('[EX22] lines with the same words come together, wherever they stand; titles lose outer spaces', () => {
  const read = importLines(header, 'T;al;x;1', 'T;gepland;A;1', 'U;gepland;A;2', ' T ;gepland; A ;3')
  expect(read.problems).toEqual([{ line: 2, code: 'unknown-table', value: 'al' }])
  expect(outlineOf(read)).toEqual(['T | planned | A | 1', 'T | planned | A | 3', 'U | planned | A | 2'])
})

test('[EX23] a line with an action alone is an action without steps, or the heading of the lines below', () => {
  const read = importLines(
    header,
    'T;gepland;A;',
    'T;gepland;B;',
    ';;;1',
    ';;;2',
    'T;gepland;C;;2027',
    ';;;3',
  )
  expect(outlineOf(read)).toEqual([
    'T | planned | A | ',
    'T | planned | B | 1',
    'T | planned | B | 2',
    'T | planned | C | ',
    'T | planned | C | 3',
  ])
  expect(read.counts).toMatchObject({ actions: 3, steps: 3 })
})

test('[EX23] a line with a theme alone is that theme, and blank lines are nothing', () => {
  const read = importLines(header, 'Eerste', ';;;;', 'Tweede;Wat doen we al?', '', ';;A;1', ' ; ;', '')
  expect(read.problems).toEqual([])
  expect(read.draft.themes.map(({ title }) => title)).toEqual(['Eerste', 'Tweede'])
  expect(outlineOf(read)).toEqual(['Tweede | existing | A | 1'])
})

test('[EX24] a line in an unknown table or in none is reported and not placed', () => {
  const read = importLines(
    header,
    'T;Ooit;A;1',
    ';;;2',
    'T;gepland;A;3',
    'U;;B;4',
    `U;${'heel '.repeat(40)};B;5`,
  )
  expect(read.problems).toEqual([
    { line: 2, code: 'unknown-table', value: 'Ooit' },
    { line: 3, code: 'table-missing', value: '2' },
    { line: 5, code: 'table-missing', value: 'B' },
    { line: 6, code: 'unknown-table', value: expect.stringMatching(/^heel .{70,80}…$/) },
  ])
  expect(outlineOf(read)).toEqual(['T | planned | A | 3'])
})

test('[EX25] table words are read in any case and punctuation, in Dutch and English', () => {
  const words = {
    existing: ['WAT DOEN WE AL', 'wat doen we al ?', 'existing', 'Bestaand', 'What do we do already?'],
    planned: ['wat gaan we doen', 'Wat gaan we doen??', 'Planned', 'gepland', 'What are we going to do?'],
  }
  for (const [kind, spellings] of Object.entries(words)) {
    for (const spelling of spellings) {
      expect(outlineOf(importLines(header, `T;${spelling};A;S`))).toEqual([`T | ${kind} | A | S`])
    }
  }
})

test('[EX26] an unknown status is reported and left empty, the line is placed', () => {
  const read = importLines(
    'Actie;Stap;Status',
    'A;1;Groen',
    'A;2;paars',
    'A;3;',
    'A;4;NIET GESTART',
    'A;5;done',
  )
  expect(read.problems).toEqual([{ line: 3, code: 'unknown-status', value: 'paars' }])
  expect(stepsIn(read).map(({ status }) => status)).toEqual(['green', null, null, 'not-started', 'done'])
})

test('[EX27] more cells than the header has are reported, the line is placed', () => {
  const read = importLines('Actie;Stap', 'A;1;;', 'A;2; ;over')
  expect(read.problems).toEqual([{ line: 3, code: 'too-many-cells', value: 'over' }])
  expect(stepsIn(read).map(({ text }) => text)).toEqual(['1', '2'])
})

test('[EX28] quotes that are not closed, or half-way, are reported and the line is not placed', () => {
  const half = importLines('Actie;Stap', 'A;"zei "ja" toen"', 'B;2')
  expect(half.problems).toEqual([{ line: 2, code: 'broken-quotes', value: 'A' }])
  expect(stepsIn(half).map(({ text }) => text)).toEqual(['2'])
  const open = importLines('Actie;Stap', 'A;1', 'B;"2', 'C;3')
  expect(open.problems).toEqual([{ line: 3, code: 'broken-quotes', value: 'B' }])
  expect(stepsIn(open).map(({ text }) => text)).toEqual(['1'])
  const inside = importLines('Actie;Stap', 'A;5" pijp', '"B" ;"zei ""ja"""')
  expect(inside.problems).toEqual([])
  expect(stepsIn(inside).map(({ text }) => text)).toEqual(['5" pijp', 'zei "ja"'])
})

test('[EX29] line numbers are lines of the file, those inside cells counted', () => {
  for (const newline of ['\n', '\r\n', '\r']) {
    const lines = ['Actie;Stap;Status', 'A;"1', '2', '3";x', '', '"B', 'C";4;y']
    const read = requireImport(encode(lines.join(newline)))
    expect(read.problems.map(({ line }) => line)).toEqual([2, 6])
    expect(stepsIn(read).map(({ text }) => text)).toEqual(['1\n2\n3', '4'])
  }
  const quotedHeader = requireImport(encode('\n"Extra\nkolom";Actie;Status\nx;A;y'))
  expect(quotedHeader.problems).toEqual([{ line: 4, code: 'unknown-status', value: 'y' }])
})

test('[EX30] municipalities come apart at commas, semicolons and line breaks, each once', () => {
  const read = importLines('Actie;Gemeenten', 'A;"Meerdijk,Plassen ; Oeverland\nMeerdijk,,"')
  expect(stepsIn(read)).toMatchObject([{ municipalities: ['Meerdijk', 'Plassen', 'Oeverland'] }])
})
