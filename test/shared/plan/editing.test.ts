import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import {
  addAction,
  addMunicipality,
  addStep,
  addTheme,
  moveAction,
  moveStep,
  moveTheme,
  setMunicipalities,
  setPlainCell,
  setStatus,
  tickMunicipalities,
} from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { author, copyOf, createSmallPlan, exchange, requireStep, themesOf } from './replicas.ts'

test('[PM7] an action comes with its first step, the row that carries its planning', () => {
  const documents = createSmallPlan()
  addAction(
    documents,
    { id: 'a2', theme: 't', kind: 'existing', title: 'Lopend' },
    { id: 's2', planning: 'Doorlopend', status: 'green', note: 'gaat goed' },
    author,
  )
  expect(themesOf(documents)[0]?.tables.existing).toEqual([
    {
      id: 'a2',
      title: 'Lopend',
      steps: [
        {
          id: 's2',
          text: '',
          planning: 'Doorlopend',
          owner: '',
          municipalities: [],
          cells: {},
          status: 'green',
          note: 'gaat goed',
        },
      ],
    },
  ])
})

test('[PM8] each edit is one transaction that carries its origin, in each document it touches', () => {
  const documents = createSmallPlan()
  const origins: unknown[] = []
  const updates: string[] = []
  for (const kind of ['plan', 'progress'] as const) {
    documents[kind].on('update', (_update, origin) => {
      origins.push(origin)
      updates.push(kind)
    })
  }
  const edits: [() => void, string[]][] = [
    [() => addTheme(documents, { id: 't2' }, author), ['plan']],
    [
      () => addAction(documents, { id: 'a2', theme: 't2', kind: 'planned' }, { id: 's2' }, author),
      ['progress', 'plan'],
    ],
    [() => moveStep(documents, { id: 's2', action: 'a', after: null }, author), ['plan']],
    [() => setStatus(documents, 's', 'done', author), ['progress']],
    [() => setText(documents, { kind: 'step', id: 's', field: 'text' }, 'x', author), ['plan']],
  ]
  for (const [edit, touched] of edits) {
    updates.length = 0
    edit()
    expect(updates).toEqual(touched)
  }
  expect(new Set(origins)).toEqual(new Set([author]))
})

test('[PM9] themes, actions and steps stand where they are put: in front, behind another, at the end', () => {
  const documents = createSmallPlan()
  addStep(documents, { id: 's3', action: 'a' }, author)
  addStep(documents, { id: 's2', action: 'a', after: 's' }, author)
  addStep(documents, { id: 's1', action: 'a', after: null }, author)
  expect(outline(documents)).toEqual(['t', 'planned a s1 s s2 s3'])
  moveStep(documents, { id: 's3', action: 'a', after: 's1' }, author)
  moveStep(documents, { id: 's1', action: 'a', after: undefined }, author)
  expect(outline(documents)).toEqual(['t', 'planned a s3 s s2 s1'])
  addTheme(documents, { id: 't0', after: null }, author)
  moveAction(documents, { id: 'a', theme: 't0', kind: 'existing', after: null }, author)
  expect(outline(documents)).toEqual(['t0', 'existing a s3 s s2 s1', 't'])
  moveTheme(documents, { id: 't0', after: 't' }, author)
  expect(outline(documents)).toEqual(['t', 't0', 'existing a s3 s s2 s1'])
})

test('[PM9] a row that is put behind itself stays where it is', () => {
  const documents = createSmallPlan()
  addStep(documents, { id: 's2', action: 'a' }, author)
  moveStep(documents, { id: 's', action: 'a', after: 's' }, author)
  expect(outline(documents)).toEqual(['t', 'planned a s s2'])
})

test('[PM10] a move merges with a simultaneous edit inside what moved', () => {
  const one = createSmallPlan()
  const other = copyOf(one)
  addTheme(one, { id: 't2' }, author)
  moveAction(one, { id: 'a', theme: 't2', kind: 'existing', after: null }, author)
  setText(other, { kind: 'step', id: 's', field: 'text' }, 'intussen getypt', author)
  addStep(other, { id: 's2', action: 'a' }, author)
  exchange(one, other)
  expect(outline(one)).toEqual(['t', 't2', 'existing a s s2'])
  expect(outline(other)).toEqual(outline(one))
  expect(requireStep(one).text).toBe('intussen getypt')
})

test('[PM11] of two simultaneous moves one wins whole, and the row stands in the plan once', () => {
  for (let run = 0; run < 10; run++) {
    const one = createSmallPlan()
    addTheme(one, { id: 't2' }, author)
    const other = copyOf(one)
    moveAction(one, { id: 'a', theme: 't2', kind: 'existing', after: null }, author)
    moveAction(other, { id: 'a', theme: 't', kind: 'existing', after: null }, author)
    exchange(one, other)
    expect(outline(one)).toEqual(outline(other))
    expect([
      ['t', 't2', 'existing a s'],
      ['t', 'existing a s', 't2'],
    ]).toContainEqual(outline(one))
  }
})

test('[PM12] two people who add at the same spot get both rows, in the same order for both', () => {
  const one = createSmallPlan()
  const other = copyOf(one)
  addStep(one, { id: 's2', action: 'a', after: 's' }, author)
  addStep(other, { id: 's3', action: 'a', after: 's' }, author)
  exchange(one, other)
  expect(outline(one)).toEqual(['t', 'planned a s s2 s3'])
  expect(outline(other)).toEqual(outline(one))
  addStep(one, { id: 's4', action: 'a', after: 's2' }, author)
  expect(outline(one)).toEqual(['t', 'planned a s s2 s4 s3'])
})

test('[PM13] municipalities stand in the order in which they were put in, each once', () => {
  const documents = createSmallPlan()
  addMunicipality(documents, { id: 'm1', name: 'Meerdijk' }, author)
  addMunicipality(documents, { id: 'm2', name: 'Plassen' }, author)
  setMunicipalities(documents, 's', ['m2', 'm1', 'm2', 'under-way'], author)
  expect(requireStep(documents).municipalities).toEqual(['m2', 'm1', 'under-way'])
  expect(readPlan(documents).municipalities.map(({ name }) => name)).toEqual(['Meerdijk', 'Plassen'])
  tickMunicipalities(documents, 's', { add: ['m9', 'm2'], remove: ['m1'] }, author)
  expect(requireStep(documents).municipalities).toEqual(['m2', 'under-way', 'm9'])
})

test('[PM14] a value that its type does not hold is refused, and nothing is written', () => {
  const documents = createSmallPlan()
  const statesNow = () => [documents.plan, documents.progress].map((doc) => Y.encodeStateAsUpdate(doc))
  const before = statesNow()
  const cells: [{ id: string; type: 'choice' | 'number' | 'date' }, string | number][] = [
    [{ id: 'c', type: 'number' }, '3'],
    [{ id: 'c', type: 'number' }, Number.NaN],
    [{ id: 'c', type: 'date' }, '2026-02-30'],
    [{ id: 'c', type: 'choice' }, 3],
  ]
  for (const [column, value] of cells) {
    expect(() => setPlainCell(documents, 's', column, value, author)).toThrow()
  }
  expect(() => setStatus(documents, 's', 'purple' as never, author)).toThrow()
  expect(() => moveStep(documents, { id: 'gone', action: 'a', after: null }, author)).toThrow()
  expect(statesNow()).toEqual(before)
})

/** Theme ids, and under each a line per action: table, action, steps. */
function outline(documents: PlanDocuments): string[] {
  return themesOf(documents).flatMap(({ id, tables }) => [
    id,
    ...(['existing', 'planned'] as const).flatMap((kind) =>
      tables[kind].map((action) => [kind, action.id, ...action.steps.map((step) => step.id)].join(' ')),
    ),
  ])
}
