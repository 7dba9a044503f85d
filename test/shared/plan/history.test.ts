import { expect, test } from 'vitest'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addAction, addStep, moveStep, setStatus } from '#shared/plan/edit-plan.ts'
import { createHistory } from '#shared/plan/history.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { author, copyOf, createSmallPlan, exchange, requireStep, stepsOf } from './replicas.ts'

const openHistory = (documents: PlanDocuments) => createHistory(documents, { by: 'me', now: () => 1 })

test('[PM41] text, progress and rows are taken back in the order in which they were done, and done again', () => {
  const documents = createSmallPlan()
  const history = openHistory(documents)
  const before = JSON.stringify(readPlan(documents))
  const cell = history.openText({ kind: 'step', id: 's', field: 'text' })
  cell?.replace(0, 0, 'Pilot ')
  cell?.replace(6, 6, 'inrichten')
  cell?.close()
  history.edit((origin) => setStatus(documents, 's', 'green', origin))
  history.add('step', 's9', (origin) =>
    addStep(documents, { id: 's9', action: 'a', text: 'Evalueren' }, origin),
  )
  history.remove('step', 's')
  const after = JSON.stringify(readPlan(documents))
  expect([1, 2, 3, 4, 5].map(() => history.undo())).toEqual(['done', 'done', 'done', 'done', 'empty'])
  expect(JSON.parse(JSON.stringify(readPlan(documents))).themes).toEqual(JSON.parse(before).themes)
  expect([1, 2, 3, 4, 5].map(() => history.redo())).toEqual(['done', 'done', 'done', 'done', 'empty'])
  expect(JSON.stringify(readPlan(documents))).toBe(after)
})

test('[PM42] taking back a row puts it in the bin, with what a colleague wrote in it', () => {
  const one = createSmallPlan()
  const history = openHistory(one)
  history.add('action', 'a9', (origin) =>
    addAction(one, { id: 'a9', theme: 't', kind: 'planned' }, { id: 's9' }, origin),
  )
  const other = copyOf(one)
  setText(other, { kind: 'step', id: 's9', field: 'text' }, 'van een collega', author)
  expect(history.undo()).toBe('done')
  exchange(one, other)
  expect(readPlan(one).bin.map(({ id }) => id)).toEqual(['a9'])
  expect(history.redo()).toBe('done')
  exchange(one, other)
  const actions = readPlan(other).themes[0]?.tables.planned ?? []
  expect(actions.find(({ id }) => id === 'a9')?.steps[0]?.text).toBe('van een collega')
})

test('[PM43] what a colleague changed since is left alone, and said to be overtaken', () => {
  const one = createSmallPlan()
  const history = openHistory(one)
  history.edit((origin) => setStatus(one, 's', 'green', origin))
  const other = copyOf(one)
  setStatus(other, 's', 'red', author)
  exchange(one, other)
  expect(history.undo()).toBe('overtaken')
  expect(requireStep(one).status).toBe('red')
  history.remove('step', 's')
  exchange(one, other)
  const back = openHistory(other)
  back.putBack('step', 's')
  exchange(one, other)
  expect(history.undo()).toBe('overtaken')
  expect(history.undo()).toBe('empty')
})

test('[PM44] letters that a colleague typed in the same cell stay when mine are taken back', () => {
  const one = createSmallPlan()
  setText(one, { kind: 'step', id: 's', field: 'text' }, 'Evalueren', author)
  const other = copyOf(one)
  const history = openHistory(one)
  const cell = history.openText({ kind: 'step', id: 's', field: 'text' })
  cell?.replace(0, 0, 'Samen ')
  setText(other, { kind: 'step', id: 's', field: 'text' }, 'Evalueren in 2027', author)
  exchange(one, other)
  cell?.close()
  expect(history.undo()).toBe('done')
  expect(requireStep(one).text).toBe('Evalueren in 2027')
})

test('[PM45] a group is one step, and only what was done last can be taken back first', () => {
  const documents = createSmallPlan()
  const history = openHistory(documents)
  history.group(() => {
    history.add('step', 'x', (origin) => addStep(documents, { id: 'x', action: 'a' }, origin))
    history.edit((origin) => setStatus(documents, 'x', 'done', origin))
    history.edit((origin) => moveStep(documents, { id: 'x', action: 'a', after: null }, origin))
  })
  expect(stepsOf(readPlan(documents)).map(({ id, status }) => [id, status])).toEqual([
    ['x', 'done'],
    ['s', null],
  ])
  expect(history.undo()).toBe('done')
  expect(stepsOf(readPlan(documents)).map(({ id }) => id)).toEqual(['s'])
  expect(history.undo()).toBe('empty')
})
