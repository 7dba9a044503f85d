import { expect, test } from 'vitest'
import { samplePlan } from '#server/sample/sample-plan.ts'
import { createPlanDocuments, migratePlan } from '#shared/plan/documents.ts'
import { writeDraft } from '#shared/plan/draft.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { columnType, schemaVersion, status } from '#shared/plan/schema.ts'
import { openTextCell } from '#shared/plan/text-cell.ts'
import { actionsOf, author, countIds, createPlanFrom, stepsOf } from './replicas.ts'

test('[PM33] a draft becomes a plan with its themes, tables, actions, steps and cells in order', () => {
  const plan = readPlan(
    createPlanFrom({
      title: 'Programma',
      municipalities: ['Plassen'],
      columns: [
        { title: 'Bron', type: 'text' },
        { title: 'Budget', type: 'number' },
      ],
      themes: [
        { title: 'Eerste', introduction: 'Inleiding', tables: {} },
        {
          title: 'Tweede',
          tables: {
            planned: [
              {
                title: 'Actie',
                steps: [
                  { text: 'Een', municipalities: ['Meerdijk', 'Plassen'], status: 'red', cells: ['x', 5] },
                  { text: 'Twee', planning: '2027', cells: [null] },
                ],
              },
            ],
            existing: [{ title: 'Loopt', steps: [{ text: 'Drie', note: 'goed' }] }],
          },
        },
      ],
    }),
  )
  expect(plan.problems).toEqual([])
  expect(plan.municipalities.map(({ name }) => name)).toEqual(['Plassen', 'Meerdijk'])
  const [bron, budget] = plan.columns.map(({ id }) => id) as [string, string]
  const [plassen, meerdijk] = plan.municipalities.map(({ id }) => id)
  expect(plan.themes).toMatchObject([
    { title: 'Eerste', introduction: 'Inleiding', tables: { existing: [], planned: [] } },
    {
      title: 'Tweede',
      tables: {
        existing: [{ title: 'Loopt', steps: [{ text: 'Drie', note: 'goed' }] }],
        planned: [
          {
            title: 'Actie',
            steps: [
              {
                text: 'Een',
                municipalities: [meerdijk, plassen],
                status: 'red',
                cells: { [bron]: 'x', [budget]: 5 },
              },
              { text: 'Twee', planning: '2027', status: null, cells: { [bron]: '' } },
            ],
          },
        ],
      },
    },
  ])
})

test('[PM34] an action without steps has one row, that carries planning and status', () => {
  const documents = createPlanFrom({
    themes: [{ title: 'T', tables: { planned: [{ title: 'A', steps: [] }] } }],
  })
  const [step] = stepsOf(readPlan(documents))
  expect(step).toMatchObject({ text: '', planning: '', status: null })
  for (const field of ['text', 'planning', 'owner', 'note'] as const) {
    expect(openTextCell(documents, { kind: 'step', id: step?.id ?? '', field }, author)).not.toBeNull()
  }
})

test('[PM35] a new plan carries the schema version, and a plan of another version is not touched', () => {
  const documents = createPlanFrom({ themes: [] })
  expect(documents.plan.getMap('meta').get('schemaVersion')).toBe(schemaVersion)
  documents.plan.getMap('meta').set('schemaVersion', schemaVersion + 1)
  expect(() => migratePlan(documents, author)).toThrow(/schema version/)
})

test('[PM36] a draft is written as one update per document', () => {
  const documents = createPlanDocuments()
  const updates = { plan: 0, progress: 0 }
  documents.plan.on('update', () => updates.plan++)
  documents.progress.on('update', () => updates.progress++)
  writeDraft(documents, samplePlan, countIds(), author)
  expect(updates).toEqual({ plan: 1, progress: 1 })
})

test('[PM57] ten thousand rows that each name a municipality of their own are written well within two seconds', () => {
  const steps = Array.from({ length: 10_000 }, (_, index) => ({ municipalities: [`Gemeente ${index}`] }))
  const themes = [{ title: 'Zorg', tables: { planned: [{ title: 'Actie', steps }] } }]
  const documents = createPlanDocuments()
  const start = performance.now()
  writeDraft(documents, { title: 'Groot', themes }, countIds(), author)
  expect(performance.now() - start).toBeLessThan(2000)
  const { municipalities } = readPlan(documents)
  expect(municipalities.map(({ name }) => name)).toEqual(steps.map((step) => step.municipalities[0]))
})

test('[PM37] the sample plan shows every kind of cell', () => {
  const plan = readPlan(createPlanFrom(samplePlan))
  const steps = stepsOf(plan)
  expect(plan.problems).toEqual([])
  expect(plan.themes.every((theme) => theme.introduction && theme.tables.existing.length > 0)).toBe(true)
  expect(plan.themes.every((theme) => theme.tables.planned.length > 0)).toBe(true)
  expect(actionsOf(plan).length).toBeGreaterThanOrEqual(16)
  expect(steps.length).toBeGreaterThanOrEqual(38)
  expect(new Set(steps.map((step) => step.status))).toEqual(new Set([...status.options, null]))
  const columns = [plan.columns, ...plan.lists.map((list) => list.columns)].flat()
  expect(new Set(columns.map(({ type }) => type))).toEqual(new Set(columnType.options))
  for (const column of plan.columns) {
    const filled = steps.filter(({ cells }) => (cells[column.id] ?? '') !== '').length
    expect(filled).toBeGreaterThan(0)
    expect(filled).toBeLessThan(steps.length)
  }
  expect(plan.lists.map(({ rows }) => rows.length)).toEqual([4, 6])
  expect(steps.some(({ text }) => text === '')).toBe(true)
  expect(steps.some(({ planning }) => planning.includes('\n'))).toBe(true)
  expect(Math.max(...actionsOf(plan).map(({ title }) => title.length))).toBeGreaterThan(180)
  expect(Math.max(...steps.map(({ text }) => text.length))).toBeGreaterThan(250)
})
