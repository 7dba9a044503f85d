import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { addColumn, setPlainCell } from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { plan } from '#shared/plan/schema.ts'
import { writeGarbage } from './garbage.ts'
import { author, createSmallPlan, requireStep } from './replicas.ts'

test('[PM3] any document whatsoever reads as some plan, and reading changes nothing in it', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const documents = createSmallPlan()
      writeGarbage(documents, numbers)
      const before = Y.encodeStateAsUpdate(documents.plan)
      expect(plan.safeParse(readPlan(documents)).error).toBeUndefined()
      expect(Y.encodeStateAsUpdate(documents.plan)).toEqual(before)
    }),
    { numRuns: 300 },
  )
})

test('[PM3] roots of another type than ours read as an empty plan', () => {
  const documents = createPlanDocuments()
  const foreign = new Y.Doc()
  foreign.getArray('themes').insert(0, ['x'])
  foreign.getMap('title').set('x', 1)
  foreign.getText('steps').insert(0, 'x')
  Y.applyUpdate(documents.plan, Y.encodeStateAsUpdate(foreign))
  expect(readPlan(documents)).toMatchObject({ title: '', themes: [] })
})

test('[PM4] what can not be read is reported by root, id and field, and the rest of the plan stands', () => {
  const documents = createSmallPlan()
  const steps = documents.plan.getMap('steps')
  const [bare, strange] = [new Y.Map(), new Y.Map()]
  strange.set('place', { action: 'a', order: 'a5' })
  strange.set('text', 3)
  strange.set('municipalities', 'Meerdijk')
  documents.plan.getMap('themes').set('t2', 'not a map')
  documents.plan.getMap('actions').set('a2', placed({ theme: 'gone', kind: 'planned', order: 'a1' }))
  documents.plan.getMap('actions').set('a3', placed({ theme: 't', kind: 'someday', order: 'a1' }))
  steps.set('s2', strange)
  steps.set('s3', bare)
  steps.set('s4', placed({ action: 'gone', order: 'a1' }))
  documents.progress.getMap('statuses').set('s', 'purple')
  documents.progress.getMap('notes').set('s', 7)

  const read = readPlan(documents)
  expect(sortProblems(read.problems)).toEqual(
    sortProblems([
      { root: 'themes', id: 't2', reason: 'not-a-map' },
      { root: 'actions', id: 'a2', reason: 'unknown-parent' },
      { root: 'actions', id: 'a3', reason: 'bad-place' },
      { root: 'steps', id: 's2', reason: 'bad-field', field: 'text' },
      { root: 'steps', id: 's2', reason: 'bad-field', field: 'municipalities' },
      { root: 'steps', id: 's3', reason: 'bad-place' },
      { root: 'steps', id: 's4', reason: 'unknown-parent' },
      { root: 'statuses', id: 's', reason: 'bad-field' },
      { root: 'notes', id: 's', reason: 'bad-field' },
    ]),
  )
  const steps2 = read.themes[0]?.tables.planned[0]?.steps.map(({ id }) => id)
  expect(steps2).toEqual(['s', 's2'])
})

test('[PM5] a text that a foreign client wrote as a plain string reads as that text', () => {
  const documents = createSmallPlan()
  const step = documents.plan.getMap('steps').get('s') as Y.Map<unknown>
  step.set('planning', '2027')
  documents.progress.getMap('notes').set('s', 'loopt')
  expect(requireStep(documents)).toMatchObject({ planning: '2027', note: 'loopt' })
})

test('[PM6] a cell whose value does not fit its column reads as empty', () => {
  const documents = createSmallPlan()
  for (const type of ['text', 'choice', 'number', 'date'] as const) {
    addColumn(documents, { id: type, title: type, type }, author)
  }
  const step = documents.plan.getMap('steps').get('s') as Y.Map<unknown>
  step.set('cell:text', 4)
  step.set('cell:choice', 5)
  step.set('cell:number', '6')
  step.set('cell:date', '31-12-2026')
  expect(requireStep(documents).cells).toEqual({})
  setPlainCell(documents, 's', { id: 'date', type: 'date' }, '2026-12-31', author)
  expect(requireStep(documents).cells).toEqual({ date: '2026-12-31' })
})

test('[PM6] a column may have any id: an empty cell is absent, not something of JavaScript', () => {
  const documents = createSmallPlan()
  for (const id of ['constructor', '__proto__', 'toString']) {
    addColumn(documents, { id, title: id, type: 'number' }, author)
  }
  const { cells } = requireStep(documents)
  expect(Object.keys(cells).concat(typeof cells.constructor)).toEqual(['undefined'])
  setPlainCell(documents, 's', { id: '__proto__', type: 'number' }, 3, author)
  expect(Object.entries(requireStep(documents).cells)).toEqual([['__proto__', 3]])
})

function placed(place: unknown): Y.Map<unknown> {
  return new Y.Map([['place', place]])
}

function sortProblems<T>(problems: readonly T[]): T[] {
  return [...problems].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
