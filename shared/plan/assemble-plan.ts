/** Puts entity readings together into a plan: who belongs where, in which order, and what is in the bin. */

import { entityRoots } from './documents.ts'
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
import { binned, childrenByParent, inOrder, sorted } from './standing.ts'

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

/** All of a plan but its lists; its bin and problems are those of the rest, the bin in no order. */
export function assemblePlan(readings: Readings): Omit<Plan, 'lists'> {
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

  function throwAway(entry: BinEntry, isEmpty: boolean): void {
    if (!(isEmpty && entry.removal.undone)) bin.push(entry)
  }

  function isEmptyStep(reading: StepReading): boolean {
    const { text, planning, owner, note, status, municipalities, cells } = stepOf(reading)
    const words = [text, planning, owner, note, ...Object.values(cells)]
    return status === null && municipalities.length === 0 && words.every((value) => value === '')
  }

  function readActionsOf(themeId: string): Record<TableKind, Action[]> {
    const tables: Record<TableKind, Action[]> = { existing: [], planned: [] }
    for (const reading of actions.get(themeId) ?? []) {
      if (reading.removal) {
        const isEmpty = reading.title === '' && (steps.get(reading.id) ?? []).every(isEmptyStep)
        throwAway(binned('action', reading, reading.title, reading.removal), isEmpty)
      } else if (reading.place)
        tables[reading.place.kind].push({ id: reading.id, title: reading.title, steps: stepsOf(reading) })
    }
    return tables
  }

  function stepsOf(action: ActionReading): Step[] {
    const live: Step[] = []
    for (const reading of steps.get(action.id) ?? []) {
      if (reading.removal)
        throwAway(
          binned('step', reading, reading.text || reading.planning || action.title, reading.removal),
          isEmptyStep(reading),
        )
      else live.push(stepOf(reading))
    }
    return live
  }

  const themes: Theme[] = []
  for (const reading of sorted(readings.theme)) {
    if (reading.removal) {
      const isEmpty = `${reading.title}${reading.introduction}` === '' && !actions.has(reading.id)
      throwAway(binned('theme', reading, reading.title, reading.removal), isEmpty)
    } else
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
  const municipalities = inOrder(readings.municipality).map(({ id, name }) => ({ id, name }))
  return { title: readings.title, themes, columns, municipalities, bin, problems }
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
    cells: readCells(reading.fields, columns),
    status: status?.status ?? null,
    note: note?.note ?? '',
  }
}

function orphan(kind: 'action' | 'step', id: string): Problem {
  return { root: entityRoots[kind], id, reason: 'unknown-parent' }
}
