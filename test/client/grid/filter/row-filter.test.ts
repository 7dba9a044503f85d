import { expect, test } from 'vitest'
import type { RowFilter } from '#client/grid/filter/row-filter.ts'
import {
  createRowTest,
  emptyChoice,
  filterRows,
  noFilter,
  optionsOf,
} from '#client/grid/filter/row-filter.ts'
import { buildRows } from '#client/grid/row.ts'
import { nlGrid } from '#client/i18n/nl-grid.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { writeDraft } from '#shared/plan/draft.ts'
import { readPlan } from '#shared/plan/plan-view.ts'

const statusWords = nlGrid.grid.status
const documents = createPlanDocuments()
let made = 0
const createId = () => `id${++made}`
const cells = { planning: '2027', municipalities: [] }
writeDraft(
  documents,
  {
    title: 'Programma',
    municipalities: ['Elzenveen', 'Hoogmeer'],
    columns: [{ title: 'Geld', type: 'choice', options: ['Transformatiegeld'] }],
    themes: [
      {
        title: 'Thuis',
        tables: {
          existing: [
            { title: 'Gesprekstafel', steps: [{ ...cells, text: 'Elke maand', owner: 'S. Terpstra' }] },
          ],
          planned: [
            {
              title: 'Kring om het gezin',
              steps: [
                {
                  ...cells,
                  text: 'Eén proef',
                  owner: 'J. Bakker, S. Terpstra',
                  municipalities: ['Hoogmeer'],
                },
                { ...cells, text: 'Besluit', owner: 'Hans', status: 'green', cells: ['Transformatiegeld'] },
              ],
            },
          ],
        },
      },
      { title: 'Leren', tables: { planned: [{ title: 'Mentor', steps: [{ ...cells, text: 'Werving' }] }] } },
    ],
  },
  createId,
  { by: 'test' },
)
const plan = readPlan(documents)
const rows = buildRows(plan, new Map(), { canEdit: true })
const [home = '', learn = ''] = plan.themes.map(({ id }) => id)
const hoogmeer = plan.municipalities.find(({ name }) => name === 'Hoogmeer')?.id ?? ''

/** Steps by their words, other rows by their kind. */
function shownBy(filter: Partial<RowFilter>): string[] {
  const fits = createRowTest({ ...noFilter, ...filter }, plan, statusWords)
  return filterRows(rows, fits).rows.map((row) => (row.kind === 'step' ? (row.step?.text ?? '') : row.kind))
}
const stepsBy = (filter: Partial<RowFilter>) => shownBy(filter).filter((words) => /^[A-Z]/.test(words))

test('[GR30] rows fit by theme, table, municipality, regisseur, status and words, all at once', () => {
  expect(stepsBy({ chosen: { theme: [learn] } })).toEqual(['Werving'])
  expect(stepsBy({ chosen: { table: ['existing'] } })).toEqual(['Elke maand'])
  expect(stepsBy({ chosen: { municipality: [hoogmeer] } })).toEqual(['Eén proef'])
  expect(stepsBy({ chosen: { owner: ['s. terpstra'] } })).toEqual(['Elke maand', 'Eén proef'])
  expect(stepsBy({ chosen: { owner: ['hans', emptyChoice] } })).toEqual(['Besluit', 'Werving'])
  expect(stepsBy({ chosen: { status: ['green'] } })).toEqual(['Besluit'])
  expect(stepsBy({ chosen: { theme: [home], status: [emptyChoice] }, words: 'kring' })).toEqual(['Eén proef'])
  expect(stepsBy({ words: 'bestaat niet' })).toEqual([])
})

test('[GR30] words are found in every cell, in any order, whatever their case and accents', () => {
  expect(stepsBy({ words: 'PROEF een' })).toEqual(['Eén proef'])
  expect(stepsBy({ words: 'transformatiegeld' })).toEqual(['Besluit'])
  expect(stepsBy({ words: 'groen' })).toEqual(['Besluit'])
  expect(stepsBy({ words: 'hoogm' })).toEqual(['Eén proef'])
  expect(stepsBy({ words: 'kring om' })).toEqual(['Eén proef', 'Besluit'])
})

test('[GR30] headings without a row that fits are left out, with the place to add one', () => {
  expect(shownBy({ words: 'besluit' })).toEqual(['theme', 'introduction', 'table', 'Besluit', 'add'])
  expect(shownBy({ words: 'werving' })).toEqual(['theme', 'introduction', 'table', 'Werving', 'add'])
  expect(shownBy({ words: 'bestaat niet' })).toEqual([])
  expect(stepsBy({})).toHaveLength(4)
})

test('[GR30] the line below an action stands below its last row that is shown', () => {
  const fits = createRowTest({ ...noFilter, words: 'proef' }, plan, statusWords)
  const { rows: shown, ...counts } = filterRows(rows, fits)
  expect(shown.find(({ kind }) => kind === 'step')).toMatchObject({ last: true })
  expect(shown.find(({ kind }) => kind === 'table')).toMatchObject({ actions: 1, shown: 1 })
  expect(counts).toEqual({ shown: 1, total: 4 })
})

test('[GR30] each regisseur is offered once, also where several share a cell', () => {
  const names = optionsOf('owner', plan).map(({ label }) => label)
  expect(names).toEqual(['Hans', 'J. Bakker', 'S. Terpstra', ''])
})

test('[GR30] a theme that was just made is shown though nothing in it fits', () => {
  const fits = createRowTest({ ...noFilter, words: 'besluit' }, plan, statusWords)
  const kinds = filterRows(rows, fits, (theme) => theme === learn).rows.map(
    (row) => `${row.kind} ${'theme' in row ? row.theme : ''}`,
  )
  expect(kinds).toContain(`theme ${learn}`)
  expect(kinds).toContain(`add ${learn}`)
})

test('[GR30] of ten thousand steps exactly those that fit are shown', () => {
  const large = createPlanDocuments()
  const steps = Array.from({ length: 10_000 }, (_, i) => ({
    text: `Stap ${i}: afspraken maken met de scholen en de huisartsen in de regio over het vervolg`,
    owner: `Regisseur ${i % 40}`,
    planning: '2027',
  }))
  const actions = Array.from({ length: 2_500 }, (_, i) => ({
    title: `Actie ${i}`,
    steps: steps.slice(i * 4, i * 4 + 4),
  }))
  writeDraft(
    large,
    { title: 'Groot', themes: [{ title: 'Thema', tables: { planned: actions } }] },
    createId,
    { by: 'test' },
  )
  const all = readPlan(large)
  const many = buildRows(all, new Map(), { canEdit: true })
  const filter = { words: 'huisartsen 9999', chosen: { owner: ['regisseur 39'] } }
  expect(filterRows(many, createRowTest(filter, all, statusWords)).shown).toBe(1)
  expect(filterRows(many, createRowTest({ ...noFilter, words: 'huisartsen' }, all, statusWords)).shown).toBe(
    10_000,
  )
})
