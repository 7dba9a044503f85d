import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { samplePlan } from '#server/sample/sample-plan.ts'
import { exportComparison } from '#shared/exchange/compare-csv.ts'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import * as lists from '#shared/plan/edit-list.ts'
import * as edit from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { setText } from '#shared/plan/text-cell.ts'
import { comparePlans, describeComparison } from '#shared/version/compare-plans.ts'
import { enterEdit } from '#shared/version/enter-edit.ts'
import { splitEdits } from '#shared/version/pending-edits.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { contentOf, planContent, planOfContent } from '#shared/version/plan-content.ts'
import { thawContent } from '#shared/version/thaw-content.ts'
import { hashOf } from '#shared/version/version-hash.ts'
import { author, copyOf, createPlanFrom, createSmallPlan } from '../plan/replicas.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('[LT3] a version freezes the lists as they are; a plan without any freezes as it did before there were lists', () => {
  const content = contentOf(readPlan(createPlanFrom(samplePlan)))
  expect(content.lists?.map(({ title }) => title)).toEqual(['Overleggen', 'Begroting 2027'])
  expect(contentOf(readPlan(thawContent(content)))).toEqual(content)
  expect(contentOf(planOfContent(content))).toEqual(content)

  const bare = contentOf(readPlan(createSmallPlan()))
  expect(bare).not.toHaveProperty('lists')
  const read = planContent.parse(JSON.parse(JSON.stringify(bare)))
  expect(hashOf(read, sha256)).toBe(hashOf(bare, sha256))
  expect(hashOf(read, sha256)).toBe('db010150a87b9c15d32690caae6795728b2d13c0588c08a7f0b5f67a69bc70ea')
})

test('[LT4] what differs in a list is told by identity, cell by cell, and as CSV', () => {
  const documents = createPlanWithList()
  const before = contentOf(readPlan(documents))
  setText(documents, { kind: 'list', id: 'l', field: 'title' }, 'Begroting 2027', author)
  edit.setPlainCell(documents, 'r1', { id: 'cost', type: 'amount' }, 250050, author)
  edit.removeEntity(documents, 'listRow', 'r2', { by: 'x', at: 1 }, author)
  lists.addListColumn(documents, { id: 'note', list: 'l', title: 'Noot', type: 'text' }, author)
  lists.addListRow(documents, { id: 'r3', list: 'l', after: null, cells: { what: 'Reizen' } }, author)
  const after = contentOf(readPlan(documents))
  const found = comparePlans(before, after)
  expect(found.map(({ change, kind, id }) => `${change} ${kind} ${id}`)).toEqual([
    'changed list l',
    'added listColumn note',
    'added listRow r3',
    'changed listRow r1',
    'removed listRow r2',
  ])
  expect(found[3]?.fields).toEqual([{ field: 'cell', column: 'cost', was: 125050, becomes: 250050 }])
  const csv = exportComparison(
    describeComparison({ number: 1, content: before }, { number: 2, content: after }),
    { separator: ';' },
  )
  expect(csv).toContain(';Begroting 2027;;Huur;gewijzigd;Bedrag;1250,50;2500,50\r\n')
})

test('[LT5] an edit in a list that came too late can be entered after all', () => {
  const now = createPlanWithList()
  const mine = copyOf(now)
  lists.addListColumn(mine, { id: 'paid', list: 'l', title: 'Betaald', type: 'date' }, author)
  lists.addListRow(mine, { id: 'r3', list: 'l', cells: { what: 'Reizen', paid: '2026-12-31' } }, author)
  lists.moveListRow(mine, { id: 'r2', list: 'l', after: null }, author)
  setText(mine, { kind: 'cell', id: 'r1', column: 'what' }, 'Zaalhuur', author)
  edit.renameColumn(mine, 'cost', 'Kosten', author)
  edit.removeEntity(mine, 'listColumn', 'who', { by: 'x', at: 1 }, author)
  lists.addList(mine, { id: 'new', title: 'KPI' }, author)
  lists.addListColumn(mine, { id: 'goal', list: 'new', title: 'Doel', type: 'text' }, author)
  lists.addListRow(mine, { id: 'k1', list: 'new', cells: { goal: 'minder wachten' } }, author)
  const wanted = contentOf(readPlan(mine))
  const edits = splitEdits(comparePlans(contentOf(readPlan(now)), wanted))
  expect(edits.find(({ difference }) => difference.id === 'new')?.within.map(({ id }) => id)).toEqual([
    'goal',
    'k1',
  ])
  const entering = { documents: now, origin: author, userId: 'me', at: 2 }
  const entered = new Set<string>()
  for (const one of edits)
    if (!entered.has(one.id)) for (const { id } of enterEdit(one, edits, entering)) entered.add(id)
  expect(contentOf(readPlan(now))).toEqual(wanted)
  expect(() => enterEdit(lateIn('nowhere', wanted), edits, entering)).toThrow(/no place/)
})

function lateIn(list: string, content: PlanContent) {
  const row = { id: 'x', title: '', introduction: '', columns: [], rows: [{ id: 'y', cells: {} }] }
  const [first] = splitEdits(comparePlans(content, { ...content, lists: [...(content.lists ?? []), row] }))
    .flatMap(({ within }) => within)
    .map((difference) => ({ ...difference, spot: { ...difference.spot, list: { id: list, title: '' } } }))
  if (first === undefined) throw new Error('no difference')
  return { id: 'late', difference: first, within: [] }
}

function createPlanWithList(): PlanDocuments {
  const documents = createSmallPlan()
  lists.addList(documents, { id: 'l', title: 'Begroting' }, author)
  lists.addListColumn(documents, { id: 'what', list: 'l', title: 'Post', type: 'text' }, author)
  lists.addListColumn(documents, { id: 'cost', list: 'l', title: 'Bedrag', type: 'amount' }, author)
  lists.addListColumn(
    documents,
    { id: 'who', list: 'l', title: 'Wie', type: 'choice', options: ['A'] },
    author,
  )
  lists.addListRow(documents, { id: 'r1', list: 'l', cells: { what: 'Huur', cost: 125050 } }, author)
  lists.addListRow(documents, { id: 'r2', list: 'l' }, author)
  return documents
}
