import { expect, test } from 'vitest'
import { filterListRows, filterRows } from '#client/grid/filter/filter-rows.ts'
import { listFacets } from '#client/grid/filter/list-facets.ts'
import { planFacets } from '#client/grid/filter/plan-facets.ts'
import type { RowFilter } from '#client/grid/filter/row-filter.ts'
import { createRowTest, emptyChoice, noFilter } from '#client/grid/filter/row-filter.ts'
import { buildListRows } from '#client/grid/list-row.ts'
import { buildRows } from '#client/grid/row.ts'
import { nlGrid } from '#client/i18n/nl-grid.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { writeDraft } from '#shared/plan/draft.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { Cells, ListTable } from '#shared/plan/schema.ts'

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
const facets = planFacets(plan)
const rows = buildRows(plan, new Map(), { canEdit: true })
const [home = '', learn = ''] = plan.themes.map(({ id }) => id)
const hoogmeer = plan.municipalities.find(({ name }) => name === 'Hoogmeer')?.id ?? ''

/** Steps by their words, other rows by their kind. */
function shownBy(filter: Partial<RowFilter>): string[] {
  const fits = createRowTest({ ...noFilter, ...filter }, facets, plan, statusWords)
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
  const fits = createRowTest({ ...noFilter, words: 'proef' }, facets, plan, statusWords)
  const { rows: shown, ...counts } = filterRows(rows, fits)
  expect(shown.find(({ kind }) => kind === 'step')).toMatchObject({ last: true })
  expect(shown.find(({ kind }) => kind === 'table')).toMatchObject({ actions: 1, shown: 1 })
  expect(counts).toEqual({ shown: 1, total: 4 })
})

test('[GR30] each regisseur is offered once, also where several share a cell', () => {
  const names = facets
    .find(({ id }) => id === 'owner')
    ?.options()
    .map(({ label }) => label)
  expect(names).toEqual(['Hans', 'J. Bakker', 'S. Terpstra', ''])
})

test('[GR30] a theme that was just made is shown though nothing in it fits', () => {
  const fits = createRowTest({ ...noFilter, words: 'besluit' }, facets, plan, statusWords)
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
  expect(filterRows(many, createRowTest(filter, planFacets(all), all, statusWords)).shown).toBe(1)
  expect(
    filterRows(many, createRowTest({ ...noFilter, words: 'huisartsen' }, planFacets(all), all, statusWords))
      .shown,
  ).toBe(10_000)
})

const meetings: ListTable = {
  id: 'l',
  title: 'Overleggen',
  introduction: '',
  columns: [
    { id: 'name', title: 'Overleg', type: 'text', options: [] },
    { id: 'often', title: 'Hoe vaak', type: 'choice', options: ['wekelijks', 'jaarlijks'] },
    { id: 'chair', title: 'Voorzitter', type: 'text', options: [] },
    { id: 'where', title: 'Waar', type: 'text', options: [] },
    { id: 'notes', title: 'Afspraken', type: 'text', options: [] },
    { id: 'costs', title: 'Kosten', type: 'amount', options: [] },
  ],
  rows: [
    [
      'Regiegroep',
      'wekelijks',
      'Hans, S. Terpstra',
      'Hoogmeer',
      'Zelfde afspraken over vervanging als vorig jaar, zie het verslag',
      150,
    ],
    [
      'Ambtelijk overleg',
      'wekelijks',
      's. terpstra',
      'Elzenveen',
      'Zelfde afspraken over vervanging als vorig jaar, zie het verslag',
      225,
    ],
    ['Dag van de jeugd', '', '', '', '', 10_005],
  ].map(([name, often, chair, where, notes, costs], index) => ({
    id: `r${index}`,
    cells: { name, often, chair, where, notes, costs } as Cells,
  })),
}
const ofList = listFacets(meetings, plan.municipalities)

test('[LT24] a list is filtered by its choices, by names that stand in several rows, and by municipalities', () => {
  expect(ofList.filter((facet) => facet.isOffered()).map(({ title }) => title)).toEqual([
    ...['Hoe vaak', 'Voorzitter', 'Waar'],
  ])
  const elsewhere = listFacets(meetings, []).filter((facet) => facet.isOffered())
  expect(elsewhere.map(({ id }) => id)).toEqual(['often', 'chair'])
  const chair = ofList.find(({ id }) => id === 'chair')
  expect(chair?.options().map(({ label }) => label)).toEqual(['Hans', 'S. Terpstra', ''])
})

test('[LT24] rows of a list fit by words and by every facet; heading, total and end stay, and the total is of what is shown', () => {
  const all = buildListRows(meetings, new Map(), { canEdit: true })
  const shownOf = (filter: Partial<RowFilter>) =>
    filterListRows(all, createRowTest({ ...noFilter, ...filter }, ofList, plan, statusWords))
  const found = shownOf({ chosen: { chair: ['s. terpstra'], often: ['wekelijks'] } })
  expect(found.rows.map(({ id }) => id)).toEqual([
    ...['list:l', 'list-introduction:l', 'entry:r0', 'entry:r1', 'total:l', 'add-entry:l'],
  ])
  expect(found).toMatchObject({ shown: 2, total: 3 })
  expect(found.rows.at(-2)).toMatchObject({ shown: 2, entries: 3, sums: { costs: 375 } })
  expect(shownOf({ chosen: { chair: [emptyChoice], often: [emptyChoice] } }).shown).toBe(1)
  expect(shownOf({ words: 'VERSLAG hoogmeer' }).shown).toBe(1)
  expect(shownOf({ words: '2,25' }).shown).toBe(1)
  expect(shownOf({ words: 'niets' }).rows.at(-2)).toMatchObject({ shown: 0, sums: { costs: 0 } })
  // Of a column that is gone what was chosen counts no more.
  expect(shownOf({ chosen: { removed: ['x'] } }).shown).toBe(3)
})
