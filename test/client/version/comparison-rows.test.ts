import { expect, test } from 'vitest'
import type { ComparedPlan } from '#client/version/comparison-rows.ts'
import { layOver } from '#client/version/comparison-rows.ts'
import { comparePlans } from '#shared/version/compare-plans.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'

const before = contentOf([
  [
    't1',
    'existing',
    'a1',
    [
      ['s1', 'Woonplekken'],
      ['s2', 'Zorglandschap'],
    ],
  ],
  [
    't1',
    'planned',
    'a2',
    [
      ['s3', 'Proef'],
      ['s4', 'Effect bekijken'],
      ['s5', 'Besluiten'],
    ],
  ],
  ['t2', 'planned', 'a3', [['s6', 'Vragenlijst']]],
])

test('[VE9] only what differs is shown, in the order of the plan, what is gone where it stood', () => {
  const after = contentOf([
    [
      't1',
      'existing',
      'a1',
      [
        ['s1', 'Woonplekken'],
        ['s2', 'Zorglandschap'],
      ],
    ],
    [
      't1',
      'planned',
      'a2',
      [
        ['s3', 'Proef in twee wijken'],
        ['s5', 'Besluiten'],
        ['s7', 'Vervolg'],
      ],
    ],
    ['t2', 'planned', 'a3', [['s6', 'Vragenlijst']]],
  ])
  expect(rowsOf(compare(after, true))).toEqual([
    't1 planned s3 changed: Proef → Proef in twee wijken',
    't1 planned s4 removed: Effect bekijken → ',
    't1 planned s7 added:  → Vervolg',
  ])
})

test('[VE10] all rows are shown when asked for, those that are the same without a mark', () => {
  expect(rowsOf(compare(before, false)).length).toBe(6)
  expect(rowsOf(compare(before, false))[0]).toBe('t1 existing s1 : Woonplekken → Woonplekken')
  expect(compare(before, true)).toEqual({ general: [], themes: [], lists: [] })
})

test('[VE11] a step that moved stands where it is now, and says where it stood', () => {
  const after = contentOf([
    [
      't1',
      'existing',
      'a1',
      [
        ['s1', 'Woonplekken'],
        ['s2', 'Zorglandschap'],
      ],
    ],
    [
      't1',
      'planned',
      'a2',
      [
        ['s3', 'Proef'],
        ['s4', 'Effect bekijken'],
      ],
    ],
    [
      't2',
      'planned',
      'a3',
      [
        ['s6', 'Vragenlijst'],
        ['s5', 'Besluiten'],
      ],
    ],
  ])
  const compared = compare(after, true)
  expect(rowsOf(compared)).toEqual(['t2 planned s5 moved: Besluiten → Besluiten'])
  const [row] = compared.themes[0]?.tables[0]?.rows ?? []
  expect(row?.movedFrom.map(({ what, spot }) => [what, spot.theme?.id, spot.action?.id])).toEqual([
    ['step', 't1', 'a2'],
  ])
})

test('[VE12] a theme that is gone is shown with all that stood in it, and has no number', () => {
  const after = contentOf([['t2', 'planned', 'a3', [['s6', 'Vragenlijst']]]])
  const [theme] = compare(after, true).themes
  expect([theme?.id, theme?.number, theme?.marks]).toEqual(['t1', null, ['removed']])
  expect(theme?.tables.map(({ rows }) => rows.length)).toEqual([2, 3])
})

test('[VE13] a changed title of an action is told once, at its first row', () => {
  const after = structuredClone(before)
  const action = after.themes[0]?.tables.planned[0]
  if (action) action.title = 'Nieuwe titel'
  const rows = compare(after, false).themes[0]?.tables[1]?.rows ?? []
  expect(rows.map(({ marks, action: title }) => [marks, title.was, title.becomes])).toEqual([
    [['changed'], 'a2', 'Nieuwe titel'],
    [[], 'Nieuwe titel', 'Nieuwe titel'],
    [[], 'Nieuwe titel', 'Nieuwe titel'],
  ])
})

test('[LT7] what differs in a list stands under its title', () => {
  const row = { id: 'r', cells: { c: 'Huur' } }
  const columns = [{ id: 'c', title: 'Post', type: 'text' as const, options: [] }]
  const list = { id: 'l', title: 'Begroting', introduction: '', columns, rows: [row] }
  const [one, other] = [
    { ...before, lists: [list] },
    { ...before, lists: [{ ...list, rows: [{ ...row, cells: { c: 'Zaalhuur' } }] }] },
  ]
  const { themes, lists } = layOver(one, other, comparePlans(one, other), { onlyChanges: true })
  expect(themes).toEqual([])
  expect(lists.map(({ title, differences }) => [title, ...differences.map(({ id }) => id)])).toEqual([
    ['Begroting', 'r'],
  ])
})

function compare(after: PlanContent, onlyChanges: boolean): ComparedPlan {
  return layOver(before, after, comparePlans(before, after), { onlyChanges })
}

function rowsOf({ themes }: ComparedPlan): string[] {
  return themes.flatMap(({ id, tables }) =>
    tables.flatMap(({ kind, rows }) =>
      rows.map((row) => `${id} ${kind} ${row.id} ${row.marks.join()}: ${row.step.was} → ${row.step.becomes}`),
    ),
  )
}

type Line = [theme: string, table: 'existing' | 'planned', action: string, steps: [string, string][]]

function contentOf(lines: Line[]): PlanContent {
  const content: PlanContent = { title: 'Plan', columns: [], municipalities: [], themes: [] }
  for (const [id, table, action, steps] of lines) {
    let theme = content.themes.find((one) => one.id === id)
    if (!theme) {
      theme = { id, title: id, introduction: '', tables: { existing: [], planned: [] } }
      content.themes.push(theme)
    }
    theme.tables[table].push({
      id: action,
      title: action,
      steps: steps.map(([step, text]) => ({
        ...{ id: step, text, planning: '', owner: '', municipalities: [], cells: {} },
      })),
    })
  }
  return content
}
