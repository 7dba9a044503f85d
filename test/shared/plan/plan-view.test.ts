import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import {
  addColumn,
  addStep,
  addTheme,
  moveStep,
  removeEntity,
  renameColumn,
  setStatus,
} from '#shared/plan/edit-plan.ts'
import type { PlanChange } from '#shared/plan/plan-view.ts'
import { createPlanView, readPlan } from '#shared/plan/plan-view.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { createRandomEditor } from '../../convergence/random-editor.ts'
import { createRandom } from '../../convergence/random-source.ts'
import { createLetterRecord, createRandomTypist } from '../../convergence/random-typist.ts'
import { writeGarbage } from './garbage.ts'
import { author, copyOf, countIds, createSmallPlan, send } from './replicas.ts'

test('[PM38] after any edits a live reading equals a fresh one', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = createRandom(seed)
      const documents = createSmallPlan()
      const view = createPlanView(documents)
      const typist = createRandomTypist(documents, random, createLetterRecord())
      const editor = createRandomEditor(documents, random, typist, countIds())
      for (let round = 0; round < 30; round++) {
        editor.edit()
        if (random.chance(0.5)) expectSame(view.plan(), documents)
      }
      expectSame(view.plan(), documents)
    }),
    { numRuns: 100 },
  )
})

test('[PM38] also when a foreign client writes garbage, or when changes come from a colleague', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const documents = createSmallPlan()
      const colleague = copyOf(documents)
      const view = createPlanView(documents)
      writeGarbage(colleague, numbers)
      send(colleague, documents)
      expectSame(view.plan(), documents)
      writeGarbage(documents, numbers)
      expectSame(view.plan(), documents)
    }),
    { numRuns: 200 },
  )
})

test('[PM39] what did not change keeps its identity', () => {
  const documents = createSmallPlan()
  addStep(documents, { id: 's2', action: 'a' }, author)
  addColumn(documents, { id: 'c', title: 'Bron', type: 'text' }, author)
  const view = createPlanView(documents)
  const before = view.plan()
  expect(view.plan()).toBe(before)

  setText(documents, { kind: 'step', id: 's', field: 'text' }, 'x', author)
  setText(documents, { kind: 'theme', id: 't', field: 'introduction' }, 'y', author)
  const after = view.plan()
  expect(stepIn(after, 0)).not.toBe(stepIn(before, 0))
  expect(stepIn(after, 1)).toBe(stepIn(before, 1))
  expect(stepIn(after, 1)).toBe(view.step('s2'))
  expect(after.columns).toBe(before.columns)
  renameColumn(documents, 'c', 'Herkomst', author)
  expect(view.plan().columns).not.toBe(before.columns)
})

test('[PM40] a change says which rows it touched, and whether rows or columns came, went or moved', () => {
  const documents = createSmallPlan()
  addStep(documents, { id: 's2', action: 'a' }, author)
  const view = createPlanView(documents)
  const changes: PlanChange[] = []
  const stop = view.observe((change) => changes.push(change))
  const last = () => changes.at(-1)

  setText(documents, { kind: 'step', id: 's', field: 'planning' }, '2027', author)
  expect(last()).toMatchObject({ structure: false, steps: new Set(['s']), origin: author, local: true })
  setText(documents, { kind: 'step', id: 's', field: 'note' }, 'loopt', author)
  expect(last()).toMatchObject({ structure: false, steps: new Set(['s']) })
  setStatus(documents, 's', 'green', author)
  expect(last()).toMatchObject({ structure: false, steps: new Set(['s']) })
  setText(documents, { kind: 'action', id: 'a', field: 'title' }, 'x', author)
  expect(last()).toMatchObject({ structure: false, actions: new Set(['a']), steps: new Set() })
  setText(documents, { kind: 'plan', field: 'title' }, 'x', author)
  expect(last()).toMatchObject({ structure: false, title: true })

  const structural = [
    () => addTheme(documents, { id: 't2' }, author),
    () => moveStep(documents, { id: 's', action: 'a', after: 's2' }, author),
    () => removeEntity(documents, 'step', 's', { by: 'x', at: 1 }, author),
    () => addColumn(documents, { id: 'c', title: '', type: 'date' }, author),
    () => renameColumn(documents, 'c', 'Datum', author),
  ]
  for (const edit of structural) {
    edit()
    expect(last()?.structure).toBe(true)
  }
  const colleague = copyOf(documents)
  setText(colleague, { kind: 'theme', id: 't', field: 'title' }, 'van ver', author)
  send(colleague, documents)
  expect(last()).toMatchObject({ structure: false, themes: new Set(['t']), local: false, origin: 'remote' })

  const heard = changes.length
  documents.plan.getMap('elsewhere').set('x', 1)
  stop()
  setStatus(documents, 's', 'red', author)
  view.close()
  expect(changes.length).toBe(heard)
})

function stepIn(plan: Plan, index: number) {
  return plan.themes[0]?.tables.planned[0]?.steps[index]
}

/** Problems come in the order of the document, which differs between readings; all else must be equal. */
function expectSame(plan: Plan, documents: PlanDocuments): void {
  const fresh = readPlan(documents)
  expect({ ...plan, problems: [] }).toEqual({ ...fresh, problems: [] })
  expect(new Set(plan.problems.map((found) => JSON.stringify(found)))).toEqual(
    new Set(fresh.problems.map((found) => JSON.stringify(found))),
  )
}
