import { expect, test } from 'vitest'
import { preparePaste } from '#client/grid/clipboard/paste.ts'
import type { StepRow } from '#client/grid/row.ts'
import { buildRows } from '#client/grid/row.ts'
import { nl } from '#client/i18n/nl.ts'
import { createPlanDocuments, entitiesOf } from '#shared/plan/documents.ts'
import { writeDraft } from '#shared/plan/draft.ts'
import { createHistory } from '#shared/plan/history.ts'
import { createPlanView } from '#shared/plan/plan-view.ts'

const columns = ['title', 'text', 'planning']

function open() {
  const documents = createPlanDocuments()
  let ids = 0
  const createId = () => `id${ids++}`
  const steps = [{ text: 'een' }, { text: 'twee' }]
  const tables = { planned: [{ title: 'A', steps }], existing: [{ title: 'B', steps }] }
  writeDraft(documents, { title: '', themes: [{ title: 'T', tables }] }, createId, { by: 'server' })
  const view = createPlanView(documents)
  const history = createHistory(documents, { by: 'anna', now: () => 1 })
  const rows = () =>
    buildRows(view.plan(), new Map(), { canEdit: true }).filter(
      (row): row is StepRow => row.kind === 'step' && row.table === 'planned',
    )
  const paste = (matrix: string[][]) => {
    const table = rows()
    const last = table.at(-1) as StepRow
    const target = { rows: [last], table, columns, selectedColumns: 1 }
    const prepared = preparePaste(
      { documents, view, history, createId } as never,
      target,
      matrix,
      nl.grid.status,
    )
    if (prepared.ok) prepared.run()
    return rows().map(({ title, step }) => [title, step?.text])
  }
  return { documents, history, paste, rows }
}

const pasted = [
  ['', 'twee'],
  ['', 'drie'],
  ['C', 'vier'],
  ['', 'vijf'],
  ['D', 'zes'],
]
const expected = [
  ['A', 'een'],
  ['A', 'twee'],
  ['A', 'drie'],
  ['C', 'vier'],
  ['C', 'vijf'],
  ['D', 'zes'],
]

test('[GR29] rows that are pasted stand one behind another, under the titles they came with, and go and come as one', () => {
  const { history, paste, rows } = open()
  expect(paste(pasted)).toEqual(expected)
  expect(history.undo()).toBe('done')
  expect(rows().map(({ step }) => step?.text)).toEqual(['een', 'twee'])
  expect(history.redo()).toBe('done')
  expect(rows().map(({ title, step }) => [title, step?.text])).toEqual(expected)
})

test('[GR29] also behind a row whose key is no key', () => {
  const { documents, paste } = open()
  for (const step of entitiesOf(documents, 'step').values() as Iterable<Map<string, unknown>>) {
    const place = step.get('place') as { order: string }
    step.set('place', { ...place, order: `~${place.order}` })
  }
  expect(paste(pasted)).toEqual(expected)
})
