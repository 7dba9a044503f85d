import { expect, test } from 'vitest'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import * as edit from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { applyDifferences } from '#shared/version/apply-differences.ts'
import { comparePlans, countChanges, describeComparison } from '#shared/version/compare-plans.ts'
import type { Difference } from '#shared/version/difference.ts'
import { comparison } from '#shared/version/difference.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { contentOf, planContent, planOfContent } from '#shared/version/plan-content.ts'
import { author, countIds, createPlanFrom } from '../plan/replicas.ts'
import { createContentPair, shuffleContent } from './random-content.ts'

const seeds = Array.from({ length: 600 }, (_, index) => index + 1)

test('[CP1] the differences make the newer plan out of the older one, for 600 generated pairs', () => {
  let found = 0
  for (const seed of seeds) {
    const { before, after } = createContentPair(seed)
    const differences = comparePlans(before, after)
    expect(applyDifferences(before, differences), `seed ${seed}`).toEqual(after)
    expect(applyDifferences(after, comparePlans(after, before)), `seed ${seed} backwards`).toEqual(before)
    expect(comparePlans(after, after), `seed ${seed} with itself`).toEqual([])
    found += differences.length
  }
  expect(found).toBeGreaterThan(2_000)
})

test('[CP1] the differences make the newer plan also when everything was moved at once', () => {
  for (const seed of seeds.slice(0, 100)) {
    const { after: before } = createContentPair(seed, 150)
    const after = shuffleContent(before, seed)
    const parsed = comparison.parse(
      describeComparison({ number: 1, content: before }, { number: 2, content: after }),
    )
    expect(applyDifferences(before, parsed.differences), `seed ${seed}`).toEqual(after)
  }
})

/** Theme id1 with planned id2 (steps id3, id4, id5) and id6 (step id7), existing id8 (id9); theme id10. */
function createAgenda(): PlanDocuments {
  const documents = createPlanFrom({ title: 'Agenda', themes: [] })
  const createId = countIds()
  const add = (title: string) => edit.addTheme(documents, { id: createId(), title }, author)
  add('Normaliseren')
  const addAction = (kind: 'planned' | 'existing', title: string, steps: string[]) => {
    const id = createId()
    const [first = '', ...others] = steps
    edit.addAction(documents, { id, theme: 'id1', kind, title }, { id: createId(), text: first }, author)
    for (const text of others) edit.addStep(documents, { id: createId(), action: id, text }, author)
  }
  addAction('planned', 'Omvormen', ['Behoeften', 'Pilot', 'Evaluatie'])
  addAction('planned', 'Scholen', ['Bezoek'])
  addAction('existing', 'Inloop', [''])
  add('Nabijheid')
  return documents
}

function compareAfter(change: (documents: PlanDocuments) => void): Difference[] {
  const documents = createAgenda()
  const before = contentOf(readPlan(documents))
  change(documents)
  return comparePlans(before, contentOf(readPlan(documents)))
}

test('[CP3] a move is a move, not a removal and an addition', () => {
  const toFront = compareAfter((documents) =>
    edit.moveStep(documents, { id: 'id5', action: 'id2', after: null }, author),
  )
  expect(toFront).toMatchObject([
    {
      change: 'moved',
      kind: 'step',
      id: 'id5',
      from: { after: 'id4', place: 3 },
      spot: { after: null, place: 1 },
    },
  ])
  const elsewhere = compareAfter((documents) =>
    edit.moveStep(documents, { id: 'id3', action: 'id6', after: undefined }, author),
  )
  expect(elsewhere).toMatchObject([
    { change: 'moved', kind: 'step', id: 'id3', label: 'Behoeften', from: { action: { title: 'Omvormen' } } },
  ])
})

test('[CP4] what hangs under a moved entity did not move itself, and neither did those it passed', () => {
  const differences = compareAfter((documents) => {
    edit.moveAction(documents, { id: 'id2', theme: 'id10', kind: 'existing', after: null }, author)
    edit.moveTheme(documents, { id: 'id10', after: null }, author)
  })
  expect(differences.map(({ change, kind, id }) => [change, kind, id])).toEqual([
    ['moved', 'theme', 'id10'],
    ['moved', 'action', 'id2'],
  ])
})

test('[CP5] it goes by identity: the same words in another entity are gone and new', () => {
  const differences = compareAfter((documents) => {
    edit.removeEntity(documents, 'step', 'id4', { by: 'x', at: 1 }, author)
    edit.addStep(documents, { id: 'new', action: 'id2', after: 'id3', text: 'Pilot' }, author)
  })
  expect(differences.map(({ change, id, label }) => [change, id, label])).toEqual([
    ['removed', 'id4', 'Pilot'],
    ['added', 'new', 'Pilot'],
  ])
})

test('[CP6] each cell says what was and what becomes; who moved and changed is told twice', () => {
  const differences = compareAfter((documents) => {
    setText(documents, { kind: 'step', id: 'id3', field: 'planning' }, '2027', author)
    setText(documents, { kind: 'step', id: 'id3', field: 'text' }, 'Behoeften peilen', author)
    edit.addMunicipality(documents, { id: 'm', name: 'Meerdijk' }, author)
    edit.setMunicipalities(documents, 'id3', ['m'], author)
    edit.moveStep(documents, { id: 'id3', action: 'id2', after: 'id4' }, author)
    setText(documents, { kind: 'theme', id: 'id1', field: 'introduction' }, 'Waarom', author)
    edit.setStatus(documents, 'id3', 'green', author)
  })
  expect(differences.map(({ change, kind, fields }) => [change, kind, fields.length])).toEqual([
    ['added', 'municipality', 1],
    ['changed', 'theme', 1],
    ['moved', 'step', 0],
    ['changed', 'step', 3],
  ])
  expect(differences[3]?.fields).toEqual([
    { field: 'text', column: null, was: 'Behoeften', becomes: 'Behoeften peilen' },
    { field: 'planning', column: null, was: '', becomes: '2027' },
    { field: 'municipalities', column: null, was: [], becomes: ['m'] },
  ])
  expect(countChanges(differences)).toEqual({ added: 1, changed: 2, removed: 0, moved: 1 })
})

test('[CP7] a column that comes or goes is one difference, not one per row', () => {
  const documents = createAgenda()
  edit.addColumn(documents, { id: 'c', title: 'Bron', type: 'text' }, author)
  edit.addColumn(documents, { id: 'n', title: 'Budget', type: 'number' }, author)
  edit.setPlainCell(documents, 'id3', { id: 'n', type: 'number' }, 12.5, author)
  const before = contentOf(readPlan(documents))
  edit.removeEntity(documents, 'column', 'n', { by: 'x', at: 1 }, author)
  edit.addColumn(documents, { id: 'd', title: 'Doel', type: 'text' }, author)
  setText(documents, { kind: 'cell', id: 'id4', column: 'd' }, 'Minder', author)
  const after = contentOf(readPlan(documents))
  const differences = comparePlans(before, after)
  expect(differences.map(({ change, kind, id }) => [change, kind, id])).toEqual([
    ['removed', 'column', 'n'],
    ['added', 'column', 'd'],
    ['changed', 'step', 'id4'],
  ])
  expect(differences[2]?.fields).toEqual([{ field: 'cell', column: 'd', was: '', becomes: 'Minder' }])
  expect(applyDifferences(before, differences)).toEqual(after)
  const described = describeComparison({ number: 1, content: before }, { number: 'concept', content: after })
  expect(described.columns.map(({ id }) => id)).toEqual(['c', 'd', 'n'])
})

test('[CP8] what is gone is told where it stood, with all that went along', () => {
  const differences = compareAfter((documents) => {
    edit.moveStep(documents, { id: 'id4', action: 'id6', after: null }, author)
    edit.removeEntity(documents, 'action', 'id2', { by: 'x', at: 1 }, author)
  })
  expect(differences.map(({ change, kind, id }) => [change, kind, id])).toEqual([
    ['removed', 'action', 'id2'],
    ['removed', 'step', 'id3'],
    ['removed', 'step', 'id5'],
    ['moved', 'step', 'id4'],
  ])
  expect(differences[1]?.spot).toMatchObject({
    theme: { title: 'Normaliseren' },
    action: { title: 'Omvormen' },
  })
})

test('[CP9] ten thousand steps are compared within a second, also when all were moved', () => {
  const step = { planning: '2027', owner: '', municipalities: [], cells: {} }
  const before: PlanContent = {
    ...{ title: 'Groot', columns: [], municipalities: [] },
    themes: Array.from({ length: 10 }, (_, t) => ({
      ...{ id: `t${t}`, title: `Thema ${t}`, introduction: '' },
      tables: {
        existing: [],
        planned: Array.from({ length: 100 }, (_, a) => ({
          ...{ id: `a${t}-${a}`, title: `Actie ${a}` },
          steps: Array.from({ length: 10 }, (_, s) => ({
            id: `s${t}-${a}-${s}`,
            text: `Stap ${s}`,
            ...step,
          })),
        })),
      },
    })),
  }
  const after = shuffleContent(before, 1)
  const start = performance.now()
  const differences = comparePlans(before, after)
  expect(performance.now() - start).toBeLessThan(1_000)
  expect(differences.length).toBeGreaterThan(9_000)
})

test('[VS12] what is frozen is the plan without its bin and its progress, and reads as a plan again', () => {
  const documents = createAgenda()
  edit.setStatus(documents, 'id3', 'red', author)
  edit.removeEntity(documents, 'step', 'id4', { by: 'x', at: 1 }, author)
  const content = contentOf(readPlan(documents))
  expect(planContent.parse(content)).toEqual(content)
  expect(JSON.stringify(content)).not.toMatch(/Pilot|red/)
  const plan = planOfContent(content)
  expect(contentOf(plan)).toEqual(content)
  expect(plan.themes[0]?.tables.planned[0]?.steps[0]).toMatchObject({ status: null, note: '' })
})
