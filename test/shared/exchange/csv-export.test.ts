import { expect, test } from 'vitest'
import { exportCsv } from '#shared/exchange/csv-export.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { removeEntity } from '#shared/plan/edit-entity.ts'
import { addStep, addTheme } from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { author, createSmallPlan } from '../plan/replicas.ts'
import { draftOf, exportDraft, exportLines, planOf } from './csv.ts'

const header = 'Thema;Tabel;Actie;Stap;Planning;Regisseur;Gemeenten;Status;Toelichting'

test("[EX1] an export begins with nine columns of ours, then come the plan's own, in their order", () => {
  const columns = [
    { title: 'Bron', type: 'text' },
    { title: 'Budget', type: 'number' },
  ] as const
  expect(exportLines({ columns, themes: [] })).toEqual([`${header};Bron;Budget`])
  expect(exportCsv(readPlan(createPlanDocuments()), { separator: ',' })).toBe(
    `\uFEFF${header.replaceAll(';', ',')}\r\n`,
  )
})

test('[EX2] each step is a line of its own, and an action without steps one line without step', () => {
  const lines = exportLines({
    themes: [
      {
        title: 'Normaal opgroeien',
        tables: {
          planned: [{ title: 'Groepsaanbod', steps: [{ text: 'Wensen ophalen' }, { text: 'Proef' }] }],
          existing: [
            { title: 'Wijkteams', steps: [] },
            { title: 'Cursus', steps: [{ planning: 'Doorlopend', status: 'green' }] },
          ],
        },
      },
      { title: 'Zonder acties', tables: {} },
    ],
  })
  expect(lines.slice(1)).toEqual([
    'Normaal opgroeien;Wat doen we al?;Wijkteams;;;;;;',
    'Normaal opgroeien;Wat doen we al?;Cursus;;Doorlopend;;;Groen;',
    'Normaal opgroeien;Wat gaan we doen?;Groepsaanbod;Wensen ophalen;;;;;',
    'Normaal opgroeien;Wat gaan we doen?;Groepsaanbod;Proef;;;;;',
  ])
  const binned = planOf(draftOf([{}]))
  const [action] = binned.themes[0]?.tables.planned ?? []
  if (action) action.steps = []
  expect(exportCsv(binned, { separator: ';' })).toContain('T;Wat gaan we doen?;A;;;;;;\r\n')
})

test('[EX2] the bin, introductions and themes without actions are not in the file', () => {
  const documents = createSmallPlan()
  addStep(documents, { id: 's2', action: 'a' }, author)
  addTheme(documents, { id: 'empty', title: 'Leeg' }, author)
  setText(documents, { kind: 'step', id: 's', field: 'text' }, 'blijft', author)
  setText(documents, { kind: 'theme', id: 't', field: 'introduction' }, 'Inleiding', author)
  removeEntity(documents, 'step', 's2', { by: 'anna', at: 1 }, author)
  const plan = readPlan(documents)
  expect(plan.bin).toHaveLength(1)
  expect(exportCsv(plan, { separator: ';' })).toBe(
    `\uFEFF${header}\r\nThema;Wat gaan we doen?;Actie;blijft;;;;;\r\n`,
  )
})

test('[EX3] the file has a byte order mark, CRLF after each line, quotes where needed and LF inside cells', () => {
  const text = exportDraft(
    draftOf([{ text: 'zei "ja"; en toen', planning: '2026\r\n2027\r2028', note: 'a,b' }]),
  )
  expect(text).toBe(
    `\uFEFF${header}\r\nT;Wat gaan we doen?;A;"zei ""ja""; en toen";"2026\n2027\n2028";;;;a,b\r\n`,
  )
  expect(exportLines(draftOf([{ text: 'a;b', note: 'a,b' }]), ',')[1]).toBe(
    'T,Wat gaan we doen?,A,a;b,,,,,"a,b"',
  )
})

test('[EX4] statuses are words, and no status is an empty cell', () => {
  const statuses = ['not-started', 'green', 'orange', 'red', 'done', null] as const
  const lines = exportLines(draftOf(statuses.map((status) => ({ text: 'x', status })))).slice(1)
  expect(lines.map((line) => line.split(';')[7])).toEqual([
    'Niet gestart',
    'Groen',
    'Oranje',
    'Rood',
    'Afgerond',
    '',
  ])
})

test('[EX5] numbers have a decimal comma and no grouping, dates are day-month-year', () => {
  const columns = [
    { title: 'Budget', type: 'number' },
    { title: 'Start', type: 'date' },
    { title: 'Prioriteit', type: 'choice', options: ['hoog'] },
  ] as const
  const cells = [
    [1250000.5, '2026-03-01', 'hoog'],
    [-12.25, null, null],
    [0.1 + 0.2, '0099-12-31', null],
    [1e21, null, null],
    [1.5e-7, null, null],
  ]
  const lines = exportLines(
    draftOf(
      cells.map((row) => ({ cells: row })),
      columns,
    ),
  ).slice(1)
  expect(lines.map((line) => line.split(';').slice(9).join(' '))).toEqual([
    '1250000,5 01-03-2026 hoog',
    '-12,25  ',
    '0,30000000000000004 31-12-0099 ',
    '1000000000000000000000  ',
    '0,00000015  ',
  ])
})

test('[EX6] municipalities stand in one cell by name, in the order of the step, each once', () => {
  const lines = exportLines(
    draftOf([{ municipalities: ['Plassen', 'Meerdijk'] }, { municipalities: ['Bergen, Dorp', 'Dorp'] }]),
  )
  expect(lines[1]).toContain(';Plassen, Meerdijk;')
  expect(lines[2]).toContain(';Bergen, Dorp;')
})

test('[EX7] themes, and actions in a table, with the same words are written together at the first one', () => {
  const action = (title: string, text: string) => ({ title, steps: [{ text }] })
  const lines = exportLines({
    themes: [
      { title: 'Zorg', tables: { planned: [action('A', '1'), action('B', '2'), action(' A', '3')] } },
      { title: 'School', tables: { planned: [action('A', '4')] } },
      { title: ' Zorg ', tables: { planned: [action('B', '5')], existing: [action('A', '6')] } },
    ],
  })
  expect(lines.slice(1).map((line) => line.split(';').slice(0, 4).join(';'))).toEqual([
    'Zorg;Wat doen we al?;A;6',
    'Zorg;Wat gaan we doen?;A;1',
    'Zorg;Wat gaan we doen?;A;3',
    'Zorg;Wat gaan we doen?;B;2',
    'Zorg;Wat gaan we doen?;B;5',
    'School;Wat gaan we doen?;A;4',
  ])
})

test('[EX8] a theme, action or column without title is written as (zonder titel)', () => {
  const lines = exportLines({
    columns: [{ title: ' ', type: 'text' }],
    themes: [{ title: '', tables: { planned: [{ title: '\n', steps: [{ text: 'x' }] }] } }],
  })
  expect(lines).toEqual([
    `${header};(zonder titel)`,
    '(zonder titel);Wat gaan we doen?;(zonder titel);x;;;;;;',
  ])
})
