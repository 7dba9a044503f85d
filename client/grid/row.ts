/** The plan as the rows of one grid, top to bottom, as it would stand on paper. */
import type { Action, Plan, Step, TableKind } from '#shared/plan/schema.ts'
import { tableKinds } from '#shared/plan/schema.ts'
import type { AnyListRow, EntryRow } from './list-row.ts'

export type ThemeRow = { kind: 'theme'; id: string; theme: string; title: string; number: number }
export type IntroductionRow = { kind: 'introduction'; id: string; theme: string; introduction: string }
export type TableRow = {
  kind: 'table'
  id: string
  theme: string
  table: TableKind
  actions: number
  /** How many of its actions a filter shows; absent without one. */
  shown?: number
}
export type StepRow = {
  kind: 'step'
  id: string
  theme: string
  table: TableKind
  action: string
  title: string
  /** null: an action whose steps are all in the bin; the row only carries its title. */
  step: Step | null
  /** The last row of its action: below it runs the line between actions. */
  last: boolean
}
/** The end of a table, where an action can be added. */
export type AddRow = { kind: 'add'; id: string; theme: string; table: TableKind }
export type Row = ThemeRow | IntroductionRow | TableRow | StepRow | AddRow | AnyListRow
/** A row with cells to write in. */
export type CellRow = StepRow | EntryRow

export function isCellRow(row: Row | undefined): row is CellRow {
  return row?.kind === 'step' || row?.kind === 'entry'
}

/** Whether two rows stand in one table, or in one list. */
export function sameTable(a: CellRow, b: CellRow): boolean {
  if (a.kind === 'entry' || b.kind === 'entry') return a.kind === b.kind
  return a.theme === b.theme && a.table === b.table
}

export const rowId = {
  theme: (theme: string) => `theme:${theme}`,
  introduction: (theme: string) => `introduction:${theme}`,
  table: (theme: string, table: TableKind) => `table:${theme}:${table}`,
  step: (step: string) => `step:${step}`,
  /** Of an action without steps. */
  action: (action: string) => `action:${action}`,
  add: (theme: string, table: TableKind) => `add:${theme}:${table}`,
} as const

/** All rows of a plan. Rows that did not change since `known` are the same objects. */
export function buildRows(
  plan: Plan,
  known: ReadonlyMap<string, Row>,
  { canEdit }: { canEdit: boolean },
): Row[] {
  const rows: Row[] = []
  const push = (row: Row) => {
    const before = known.get(row.id)
    rows.push(before && sameRow(before, row) ? before : row)
  }
  for (const [index, { id: theme, title, introduction, tables }] of plan.themes.entries()) {
    push({ kind: 'theme', id: rowId.theme(theme), theme, title, number: index + 1 })
    if (canEdit || introduction !== '')
      push({ kind: 'introduction', id: rowId.introduction(theme), theme, introduction })
    for (const table of tableKinds) {
      const actions = tables[table]
      if (!canEdit && actions.length === 0) continue
      push({ kind: 'table', id: rowId.table(theme, table), theme, table, actions: actions.length })
      for (const action of actions) for (const row of actionRows(theme, table, action)) push(row)
      if (canEdit) push({ kind: 'add', id: rowId.add(theme, table), theme, table })
    }
  }
  return rows
}

function actionRows(theme: string, table: TableKind, { id: action, title, steps }: Action): StepRow[] {
  const common = { kind: 'step', theme, table, action, title } as const
  if (steps.length === 0) return [{ ...common, id: rowId.action(action), step: null, last: true }]
  return steps.map((step, i) => ({ ...common, id: rowId.step(step.id), step, last: i === steps.length - 1 }))
}

function sameRow(a: Row, b: Row): boolean {
  const before: Record<string, unknown> = a
  return Object.entries(b).every(([key, value]) => before[key] === value)
}
