/** Puts entity readings together into a plan: who belongs where, in which order, and what is in the bin. */

import { entityRoots } from './documents.ts'
import { compareOrder } from './order.ts'
import type {
  ActionReading,
  ColumnReading,
  MunicipalityReading,
  NoteReading,
  StatusReading,
  StepReading,
  ThemeReading,
} from './read-entity.ts'
import { readCells } from './read-entity.ts'
import type { Action, BinEntry, Column, Plan, Problem, Step, TableKind, Theme } from './schema.ts'

export type Readings = {
  title: string
  theme: ReadonlyMap<string, ThemeReading>
  action: ReadonlyMap<string, ActionReading>
  step: ReadonlyMap<string, StepReading>
  column: ReadonlyMap<string, ColumnReading>
  municipality: ReadonlyMap<string, MunicipalityReading>
  status: ReadonlyMap<string, StatusReading>
  note: ReadonlyMap<string, NoteReading>
  /** See liveColumns and assembleStep; given, so that a live reading can keep what did not change. */
  columns: readonly Column[]
  stepOf: (reading: StepReading) => Step
}

export function assemblePlan(readings: Readings): Plan {
  const problems: Problem[] = []
  const bin: BinEntry[] = []
  const { columns, stepOf } = readings
  const steps = childrenByParent(readings.step, (place) => place.action)
  const actions = childrenByParent(readings.action, (place) => place.theme)

  for (const kind of ['theme', 'action', 'step', 'column', 'municipality', 'status', 'note'] as const) {
    for (const reading of readings[kind].values()) problems.push(...reading.problems)
  }
  for (const reading of readings.action.values()) {
    if (reading.place && !readings.theme.has(reading.place.theme)) problems.push(orphan('action', reading.id))
  }
  for (const reading of readings.step.values()) {
    if (reading.place && !readings.action.has(reading.place.action)) problems.push(orphan('step', reading.id))
  }

  function readActionsOf(themeId: string): Record<TableKind, Action[]> {
    const tables: Record<TableKind, Action[]> = { existing: [], planned: [] }
    for (const reading of actions.get(themeId) ?? []) {
      if (reading.removal) bin.push(binned('action', reading, reading.title, reading.removal))
      else if (reading.place)
        tables[reading.place.kind].push({ id: reading.id, title: reading.title, steps: stepsOf(reading) })
    }
    return tables
  }

  function stepsOf(action: ActionReading): Step[] {
    const live: Step[] = []
    for (const reading of steps.get(action.id) ?? []) {
      if (reading.removal)
        bin.push(binned('step', reading, reading.text || reading.planning || action.title, reading.removal))
      else live.push(stepOf(reading))
    }
    return live
  }

  const themes: Theme[] = []
  for (const reading of sorted(readings.theme)) {
    if (reading.removal) bin.push(binned('theme', reading, reading.title, reading.removal))
    else
      themes.push({
        id: reading.id,
        title: reading.title,
        introduction: reading.introduction,
        tables: readActionsOf(reading.id),
      })
  }
  for (const reading of sorted(readings.column)) {
    if (reading.removal) bin.push(binned('column', reading, reading.title, reading.removal))
  }
  bin.sort((a, b) => b.removal.at - a.removal.at)
  const municipalities = inOrder(readings.municipality).map(({ id, name }) => ({ id, name }))
  return { title: readings.title, themes, columns, municipalities, bin, problems }
}

/** The columns that are not in the bin, in order. */
export function liveColumns(readings: ReadonlyMap<string, ColumnReading>): Column[] {
  return inOrder(readings).map(({ id, title, type, options }) => ({ id, title, type, options }))
}

export function assembleStep(
  reading: StepReading,
  columns: readonly Column[],
  status: StatusReading | undefined,
  note: NoteReading | undefined,
): Step {
  return {
    id: reading.id,
    text: reading.text,
    planning: reading.planning,
    owner: reading.owner,
    municipalities: reading.municipalities,
    cells: readCells(reading, columns),
    status: status?.status ?? null,
    note: note?.note ?? '',
  }
}

type Placed = { id: string; place: { order: string } | null }

function sorted<R extends Placed>(readings: ReadonlyMap<string, R>): R[] {
  return sortPlaced([...readings.values()])
}

function inOrder<R extends ColumnReading | MunicipalityReading>(readings: ReadonlyMap<string, R>): R[] {
  return sorted(readings).filter((reading) => reading.removal === null)
}

function sortPlaced<R extends Placed>(readings: R[]): R[] {
  return readings
    .filter((reading) => reading.place !== null)
    .sort((a, b) =>
      compareOrder({ id: a.id, order: a.place?.order ?? '' }, { id: b.id, order: b.place?.order ?? '' }),
    )
}

function childrenByParent<R extends Placed>(
  readings: ReadonlyMap<string, R>,
  parentOf: (place: NonNullable<R['place']>) => string,
): Map<string, R[]> {
  const children = new Map<string, R[]>()
  for (const reading of readings.values()) {
    if (reading.place === null) continue
    const parent = parentOf(reading.place)
    const list = children.get(parent)
    if (list) list.push(reading)
    else children.set(parent, [reading])
  }
  for (const [parent, list] of children) children.set(parent, sortPlaced(list))
  return children
}

function binned(
  kind: BinEntry['kind'],
  reading: { id: string },
  label: string,
  removal: BinEntry['removal'],
): BinEntry {
  return { kind, id: reading.id, label, removal }
}

function orphan(kind: 'action' | 'step', id: string): Problem {
  return { root: entityRoots[kind], id, reason: 'unknown-parent' }
}
