import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { createPlanDocuments, migratePlan } from '#shared/plan/documents.ts'
import {
  addAction,
  addColumn,
  addMunicipality,
  addStep,
  addTheme,
  moveStep,
  removeEntity,
  setMunicipalities,
  setPlainCell,
  setStatus,
} from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { readText, setText } from '#shared/plan/text-cell.ts'
import type { Entering } from '#shared/version/enter-edit.ts'
import { enterEdit } from '#shared/version/enter-edit.ts'
import { mergeText } from '#shared/version/merge-text.ts'
import { findPendingEdits } from '#shared/version/pending-edits.ts'
import { contentOf } from '#shared/version/plan-content.ts'
import { thawContent } from '#shared/version/thaw-content.ts'

const origin = { by: 'test' }
const removal = { by: 'test', at: 0 }

test('[VE1] what a closed room did not take is found exactly, and nothing of what others did', () => {
  const { mine, server } = lockedPair()
  setText(mine, { kind: 'step', id: 's1', field: 'text' }, 'Pilot in twee wijken', origin)
  setText(mine, { kind: 'step', id: 's1', field: 'planning' }, '2027', origin)
  // Accepted, but this device had not heard of it.
  setText(server, { kind: 'step', id: 's2', field: 'text' }, 'Evalueren met ouders', origin)
  expect(pendingOf(mine, server).map(summary)).toEqual(['changed s1 text', 'changed s1 planning'])
  expect(pendingOf(server, server)).toEqual([])
})

test('[VE2] an edit in a row that a colleague removed meanwhile is found', () => {
  const { mine, server } = lockedPair()
  setText(mine, { kind: 'step', id: 's1', field: 'text' }, 'Pilot in twee wijken', origin)
  removeEntity(server, 'theme', 't', removal, origin)
  expect(pendingOf(mine, server).map(summary)).toEqual(['changed s1 text'])
})

test('[VE3] of a plain value that both set, the one of the author is found', () => {
  for (let round = 0; round < 20; round++) {
    const { mine, server } = lockedPair()
    setPlainCell(mine, 's1', { id: 'cost', type: 'number' }, 100, origin)
    setPlainCell(server, 's1', { id: 'cost', type: 'number' }, 200, origin)
    const [edit] = pendingOf(mine, server)
    expect(edit?.difference.fields).toEqual([{ field: 'cell', column: 'cost', was: 200, becomes: 100 }])
  }
})

test('[VE23] progress that was refused is found, and can be entered after all', () => {
  const { mine, server } = lockedPair()
  setStatus(server, 's1', 'green', origin)
  setStatus(mine, 's1', 'red', origin)
  setText(mine, { kind: 'step', id: 's2', field: 'note' }, 'Wacht op de raad', origin)
  const edits = findPendingEdits({ progress: statesOf(mine).progress }, statesOf(server))
  expect(edits.map(({ difference: { fields } }) => fields)).toEqual([
    [{ field: 'status', column: null, was: 'green', becomes: 'red' }],
    [{ field: 'note', column: null, was: null, becomes: 'Wacht op de raad' }],
  ])
  for (const edit of edits) enterEdit(edit, edits, entering(server))
  expect(pendingOf(server, server)).toEqual([])
  expect(
    readPlan(server).themes[0]?.tables.planned[0]?.steps.map(({ status, note }) => [status, note]),
  ).toEqual([
    ['red', ''],
    [null, 'Wacht op de raad'],
    [null, ''],
  ])
})

test('[VE4] every kind of edit can be entered after all, and then nothing is left of it', () => {
  const { mine, server } = lockedPair()
  setText(mine, { kind: 'plan', field: 'title' }, 'Ons programma', origin)
  setText(mine, { kind: 'step', id: 's1', field: 'text' }, 'Pilot in twee wijken', origin)
  setPlainCell(mine, 's1', { id: 'cost', type: 'number' }, 100, origin)
  addMunicipality(mine, { id: 'm2', name: 'Oeverland' }, origin)
  setMunicipalities(mine, 's2', ['m2'], origin)
  addColumn(mine, { id: 'lead', title: 'Trekker', type: 'text' }, origin)
  addTheme(mine, { id: 't2', title: 'Nieuw thema' }, origin)
  addAction(
    mine,
    { id: 'a2', theme: 't2', kind: 'planned', title: 'Nieuwe actie' },
    { id: 's4', text: 'Begin' },
    origin,
  )
  addStep(mine, { id: 's5', action: 'a2', text: 'Vervolg', cells: { lead: 'Noor' } }, origin)
  moveStep(mine, { id: 's3', action: 'a2', after: undefined }, origin)
  removeEntity(mine, 'step', 's2', removal, origin)
  const wanted = contentOf(readPlan(mine))

  const edits = pendingOf(mine, server)
  for (const edit of edits.toReversed()) enterEdit(edit, edits, entering(server))
  expect(contentOf(readPlan(server)).themes).toEqual(wanted.themes)
  expect(contentOf(readPlan(server))).toEqual(wanted)
})

test('[VE5] new rows under a new row are one choice with it', () => {
  const { mine, server } = lockedPair()
  addTheme(mine, { id: 't2', title: 'Nieuw thema' }, origin)
  addAction(mine, { id: 'a2', theme: 't2', kind: 'planned' }, { id: 's4' }, origin)
  addStep(mine, { id: 's5', action: 'a1', text: 'Los' }, origin)
  const edits = pendingOf(mine, server)
  expect(edits.map(summary)).toEqual(['added s5', 'added t2'])
  expect(edits[1]?.within.map(({ id }) => id)).toEqual(['a2', 's4'])
})

test('[VE6] a text that a colleague changed elsewhere keeps both changes when it is entered', () => {
  const { mine, server } = lockedPair()
  const ref = { kind: 'step', id: 's1', field: 'text' } as const
  setText(mine, ref, 'Pilot in twee wijken', origin)
  const edits = pendingOf(mine, server)
  setText(server, ref, 'Proef: Pilot inrichten', origin)
  for (const edit of edits) enterEdit(edit, edits, entering(server))
  expect(readText(server, ref)).toBe('Proef: Pilot in twee wijken')
  expect(mergeText('een twee', 'een drie', 'een vier')).toBe(null)
})

test('[VE7] what no longer has a place in the plan is refused, and nothing is written', () => {
  const { mine, server } = lockedPair()
  addStep(mine, { id: 's9', action: 'a1', text: 'Los' }, origin)
  setText(mine, { kind: 'step', id: 's1', field: 'text' }, 'Pilot in twee wijken', origin)
  const edits = pendingOf(mine, server)
  removeEntity(server, 'action', 'a1', removal, origin)
  const before = Y.encodeStateAsUpdate(server.plan)
  expect(edits.length).toBe(2)
  for (const edit of edits) expect(() => enterEdit(edit, edits, entering(server))).toThrow()
  expect(Y.encodeStateAsUpdate(server.plan)).toEqual(before)
})

test('[VE8] a frozen content thaws to a plan that reads the same', () => {
  const { server } = lockedPair()
  removeEntity(server, 'step', 's3', removal, origin)
  addAction(
    server,
    { id: 'bare', theme: 't', kind: 'existing', title: 'Zonder stappen' },
    { id: 'gone' },
    origin,
  )
  removeEntity(server, 'step', 'gone', removal, origin)
  setPlainCell(server, 's1', { id: 'cost', type: 'number' }, 12.5, origin)
  const content = contentOf(readPlan(server))
  expect(contentOf(readPlan(thawContent(content)))).toEqual(content)
})

/** A plan on the server, and a device that was in step with it when the plan was locked. */
function lockedPair(): { mine: PlanDocuments; server: PlanDocuments } {
  const server = createPlanDocuments()
  migratePlan(server, origin)
  addColumn(server, { id: 'cost', title: 'Kosten', type: 'number' }, origin)
  addMunicipality(server, { id: 'm1', name: 'Meerdijk' }, origin)
  addTheme(server, { id: 't', title: 'Normaliseren' }, origin)
  addAction(
    server,
    { id: 'a1', theme: 't', kind: 'planned', title: 'Omvormen' },
    { id: 's1', text: 'Pilot inrichten' },
    origin,
  )
  addStep(server, { id: 's2', action: 'a1', text: 'Evalueren' }, origin)
  addStep(server, { id: 's3', action: 'a1', text: 'Besluiten' }, origin)
  const mine = createPlanDocuments()
  for (const kind of ['plan', 'progress'] as const)
    Y.applyUpdate(mine[kind], Y.encodeStateAsUpdate(server[kind]))
  return { mine, server }
}

function pendingOf(mine: PlanDocuments, server: PlanDocuments) {
  return findPendingEdits(statesOf(mine), statesOf(server))
}

function statesOf({ plan, progress }: PlanDocuments) {
  return { plan: Y.encodeStateAsUpdate(plan), progress: Y.encodeStateAsUpdate(progress) }
}

function entering(documents: PlanDocuments): Entering {
  return { documents, origin, userId: 'test', at: 0 }
}

function summary({ difference: { change, id, fields } }: ReturnType<typeof pendingOf>[number]): string {
  return change === 'changed' ? `${change} ${id} ${fields[0]?.field}` : `${change} ${id}`
}
