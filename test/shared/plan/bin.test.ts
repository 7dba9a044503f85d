import { expect, test } from 'vitest'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import {
  addAction,
  addColumn,
  addStep,
  moveStep,
  putBackEntity,
  removeEntity,
} from '#shared/plan/edit-plan.ts'
import { createHistory } from '#shared/plan/history.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { BinEntry } from '#shared/plan/schema.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { author, copyOf, createSmallPlan, exchange, requireStep, stepsOf } from './replicas.ts'

const tree = [
  ['theme', 't'],
  ['action', 'a'],
  ['step', 's'],
] as const

test('[PM15] what is removed is out of the plan and in the bin, with what hangs under it', () => {
  for (const [kind, id] of tree) {
    const documents = createSmallPlan()
    remove(documents, kind, id)
    expect(stepsOf(readPlan(documents))).toEqual([])
    expect(binOf(documents)).toEqual([`${kind} ${id}`])
  }
})

test('[PM15] the bin shows the topmost of what was removed, the last one first', () => {
  const documents = createSmallPlan()
  addStep(documents, { id: 's2', action: 'a', text: 'Tweede' }, author)
  remove(documents, 'step', 's2', 1)
  addStep(documents, { id: 's3', action: 'a', text: 'Derde' }, author)
  remove(documents, 'step', 's3', 2)
  expect(readPlan(documents).bin).toEqual([
    { kind: 'step', id: 's3', label: 'Derde', removal: { by: 'x', at: 2 } },
    { kind: 'step', id: 's2', label: 'Tweede', removal: { by: 'x', at: 1 } },
  ])
  remove(documents, 'theme', 't', 3)
  expect(binOf(documents)).toEqual(['theme t'])
})

test('[PM16] what is put back stands where it stood, with everything under it', () => {
  for (const [kind, id] of tree) {
    const documents = createSmallPlan()
    addStep(documents, { id: 's2', action: 'a' }, author)
    const before = readPlan(documents)
    remove(documents, kind, id)
    putBackEntity(documents, kind, id, author)
    expect(readPlan(documents)).toEqual(before)
  }
})

test('[PM17] putting back takes the action and the theme it stands in along, and leaves the rest', () => {
  const documents = createSmallPlan()
  addStep(documents, { id: 's2', action: 'a' }, author)
  remove(documents, 'step', 's2')
  for (const [kind, id] of [...tree].reverse()) remove(documents, kind, id)
  putBackEntity(documents, 'step', 's', author)
  expect(stepsOf(readPlan(documents)).map(({ id }) => id)).toEqual(['s'])
  expect(binOf(documents)).toEqual(['step s2'])
})

test("[PM18] a colleague's simultaneous edit in what was removed is there when it is put back", () => {
  const one = createSmallPlan()
  const other = copyOf(one)
  remove(one, 'theme', 't')
  setText(other, { kind: 'step', id: 's', field: 'text' }, 'net nog getypt', author)
  addStep(other, { id: 's2', action: 'a', text: 'net nog toegevoegd' }, author)
  exchange(one, other)
  putBackEntity(one, 'theme', 't', author)
  expect(stepsOf(readPlan(one)).map(({ text }) => text)).toEqual(['net nog getypt', 'net nog toegevoegd'])
})

test('[PM18] a row in the bin can be moved and edited; it comes back at its new place', () => {
  const documents = createSmallPlan()
  addStep(documents, { id: 's2', action: 'a' }, author)
  remove(documents, 'step', 's')
  moveStep(documents, { id: 's', action: 'a', after: 's2' }, author)
  putBackEntity(documents, 'step', 's', author)
  expect(stepsOf(readPlan(documents)).map(({ id }) => id)).toEqual(['s2', 's'])
})

test('[PM19] a column in the bin keeps its cells, also those of rows that come later', () => {
  const documents = createSmallPlan()
  addColumn(documents, { id: 'c', title: 'Bron', type: 'text' }, author)
  setText(documents, { kind: 'cell', id: 's', column: 'c' }, 'raadsbesluit', author)
  remove(documents, 'column', 'c')
  expect(requireStep(documents).cells).toEqual({})
  expect(readPlan(documents).columns).toEqual([])
  addStep(documents, { id: 's2', action: 'a' }, author)
  putBackEntity(documents, 'column', 'c', author)
  setText(documents, { kind: 'cell', id: 's2', column: 'c' }, 'motie', author)
  expect(stepsOf(readPlan(documents)).map(({ cells }) => cells.c)).toEqual(['raadsbesluit', 'motie'])
})

function remove(documents: PlanDocuments, kind: BinEntry['kind'], id: string, at = 1): void {
  removeEntity(documents, kind, id, { by: 'x', at }, author)
}

function binOf(documents: PlanDocuments): string[] {
  return readPlan(documents).bin.map(({ kind, id }) => `${kind} ${id}`)
}

test('[GR28] rows that one made and took back are not in the bin, unless a colleague wrote in them', () => {
  const documents = createSmallPlan()
  const history = createHistory(documents, { by: 'anna', now: () => 1 })
  const ids = ['n1', 'n2']
  history.group(() => {
    history.add('step', ids, (origin) => {
      for (const id of ids) addStep(documents, { id, action: 'a' }, origin)
    })
    history.edit((origin) => {
      for (const id of ids) setText(documents, { kind: 'step', id, field: 'text' }, `Stap ${id}`, origin)
    })
  })
  expect(history.undo()).toBe('done')
  expect(binOf(documents)).toEqual([])
  expect(history.redo()).toBe('done')
  expect(stepsOf(readPlan(documents)).map(({ text }) => text)).toContain('Stap n2')

  setText(documents, { kind: 'step', id: 'n2', field: 'note' }, 'Van Bram', { by: 'bram' })
  history.undo()
  expect(binOf(documents)).toEqual(['step n2'])
  history.redo()
  remove(documents, 'step', 'n1')
  expect(binOf(documents)).toEqual(['step n1'])

  addAction(documents, { id: 'own', theme: 't', kind: 'planned' }, { id: 'first' }, { by: 'bram' })
  history.add('action', 'new', (origin) =>
    addAction(documents, { id: 'new', theme: 't', kind: 'planned' }, { id: 'new step' }, origin),
  )
  history.undo()
  expect(binOf(documents)).toEqual(['step n1'])
  setText(documents, { kind: 'step', id: 'new step', field: 'planning' }, '2028', { by: 'bram' })
  expect(binOf(documents)).toContain('action new')
})
