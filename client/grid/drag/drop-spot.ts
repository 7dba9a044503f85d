/** Where a dragged action, step or row of a list lands: by the row under the pointer, and then in the plan as it stands. */
import type { After } from '#shared/plan/place.ts'
import type { Plan, TableKind } from '#shared/plan/schema.ts'
import type { Row, StepRow } from '../row.ts'
import { findAction } from '../row-actions.ts'

/** `row`: of a list. */
export type Dragged = { what: 'action' | 'step' | 'row'; id: string }

/** Beside a sibling that one sees, or at an edge of where it goes. */
export type Edge = { side: 'before' | 'after'; id: string } | 'front' | 'end'
export type DropSpot = (
  | { what: 'step'; action: string }
  | { what: 'action'; theme: string; table: TableKind }
  | { what: 'row'; list: string }
) & {
  edge: Edge
  /** Where the line is drawn, and from where to where stands what it becomes part of. */
  line: number
  within: { top: number; bottom: number } | null
}

export type Shown = { row: Row; top: number; bottom: number }
/** The rows as they are drawn, `top` and `bottom` in the measure of the pointer. */
export type ShownRows = { count: number; at(index: number): Shown | undefined }

/** Null where it can't stand: a step belongs to an action. */
export function dropSpotAt(rows: ShownRows, y: number, { what }: Pick<Dragged, 'what'>): DropSpot | null {
  const index = indexAt(rows, y)
  if (what === 'row') return rowSpot(rows, index, y)
  return what === 'step' ? stepSpot(rows, index, y) : actionSpot(rows, index, y)
}

function stepSpot(rows: ShownRows, index: number, y: number): DropSpot | null {
  const here = rows.at(index)
  if (here === undefined) return null
  const { row, top, bottom } = here
  if (row.kind !== 'step') {
    // Above the end of a table and above a theme stands a table, below its heading its first action.
    const beside = index + (row.kind === 'table' || row.kind === 'introduction' ? 1 : -1)
    const kind = rows.at(beside)?.row.kind
    return kind === 'step' || kind === 'add' || (kind === 'table' && row.kind === 'introduction')
      ? stepSpot(rows, beside, y)
      : null
  }
  const within = blockOf(rows, index, row)
  const common = { what: 'step', action: row.action, within } as const
  if (row.step === null) return { ...common, edge: 'end', line: bottom }
  const side = y < (top + bottom) / 2 ? 'before' : 'after'
  return { ...common, edge: { side, id: row.step.id }, line: side === 'before' ? top : bottom }
}

function actionSpot(rows: ShownRows, index: number, y: number): DropSpot | null {
  const here = rows.at(index)
  if (here === undefined) return null
  const { row, top, bottom } = here
  switch (row.kind) {
    case 'step': {
      const { theme, table, action } = row
      const block = blockOf(rows, index, row)
      const side = y < (block.top + block.bottom) / 2 ? 'before' : 'after'
      const line = side === 'before' ? block.top : block.bottom
      return { what: 'action', theme, table, edge: { side, id: action }, line, within: null }
    }
    case 'table':
      return { what: 'action', theme: row.theme, table: row.table, edge: 'front', line: bottom, within: null }
    case 'add':
      return { what: 'action', theme: row.theme, table: row.table, edge: 'end', line: top, within: null }
    case 'theme':
      // Its upper half is still the end of the theme above it.
      return y < (top + bottom) / 2 && index > 0
        ? actionSpot(rows, index - 1, y)
        : actionSpot(rows, index + 1, y)
    case 'introduction':
      return actionSpot(rows, index + 1, y)
    default:
      return null
  }
}

function rowSpot(rows: ShownRows, index: number, y: number): DropSpot | null {
  const here = rows.at(index)
  if (here === undefined || !('list' in here.row)) return null
  const { row, top, bottom } = here
  const common = { what: 'row', list: row.list, within: null } as const
  if (row.kind === 'entry') {
    const side = y < (top + bottom) / 2 ? 'before' : 'after'
    return { ...common, edge: { side, id: row.entry.id }, line: side === 'before' ? top : bottom }
  }
  // Above the rows to the first one, on the total and below it to the last one.
  const by = row.kind === 'list' || row.kind === 'list-introduction' ? 1 : -1
  let at = index + by
  while (rows.at(at) && rows.at(at)?.row.kind !== 'entry') at += by
  const nearest = rows.at(at)
  return by === 1
    ? { ...common, edge: 'front', line: nearest?.top ?? bottom }
    : { ...common, edge: 'end', line: nearest?.bottom ?? top }
}

/** From the first to the last row of an action. */
function blockOf(rows: ShownRows, index: number, { action }: StepRow): { top: number; bottom: number } {
  const isSame = (at: number) => {
    const row = rows.at(at)?.row
    return row?.kind === 'step' && row.action === action
  }
  let [first, last] = [index, index]
  while (isSame(first - 1)) first--
  while (isSame(last + 1)) last++
  return { top: rows.at(first)?.top ?? 0, bottom: rows.at(last)?.bottom ?? 0 }
}

/** The last row that begins above; beyond the edges the first and the last one. */
function indexAt(rows: ShownRows, y: number): number {
  let [low, high] = [0, rows.count - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((rows.at(middle)?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}

export type Landing = { after: After; isWhereItStands: boolean }

/** Null when a colleague took away what is dragged, or where it would go. */
export function landingOf(plan: Plan, dragged: Dragged, spot: DropSpot): Landing | null {
  const standing = siblingsOf(plan, dragged)
  const wanted = wantedSiblings(plan, spot)
  if (standing === null || wanted === undefined) return null
  const others = wanted.filter(({ id }) => id !== dragged.id)
  const at = positionIn(others, wanted, dragged.id, spot.edge)
  if (at === null) return null
  const isWhereItStands = wanted === standing && standing.findIndex(({ id }) => id === dragged.id) === at
  return { after: others[at - 1]?.id ?? null, isWhereItStands }
}

function wantedSiblings(plan: Plan, spot: DropSpot): readonly { id: string }[] | undefined {
  switch (spot.what) {
    case 'action':
      return plan.themes.find(({ id }) => id === spot.theme)?.tables[spot.table]
    case 'step':
      return stepsOf(plan, spot.action)
    case 'row':
      return plan.lists.find(({ id }) => id === spot.list)?.rows
  }
}

/** The siblings among which it stands now, or null when it is not in the plan (any more). */
export function siblingsOf(plan: Plan, { what, id }: Dragged): readonly { id: string }[] | null {
  if (what === 'action') return findAction(plan, id)?.siblings ?? null
  if (what === 'row') return plan.lists.find(({ rows }) => rows.some((row) => row.id === id))?.rows ?? null
  for (const { tables } of plan.themes) {
    for (const { steps } of Object.values(tables).flat()) {
      if (steps.some((step) => step.id === id)) return steps
    }
  }
  return null
}

function stepsOf(plan: Plan, action: string): readonly { id: string }[] | undefined {
  const place = findAction(plan, action)
  return place?.siblings[place.index]?.steps
}

/** How many of the others stand in front of it. */
function positionIn(
  others: readonly { id: string }[],
  all: readonly { id: string }[],
  dragged: string,
  edge: Edge,
): number | null {
  if (edge === 'front') return 0
  if (edge === 'end') return others.length
  // Beside itself is where it stands.
  if (edge.id === dragged) return all.findIndex(({ id }) => id === dragged)
  const beside = others.findIndex(({ id }) => id === edge.id)
  if (beside === -1) return null
  return edge.side === 'before' ? beside : beside + 1
}
