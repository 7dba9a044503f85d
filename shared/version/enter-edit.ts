/** Puts an edit that stayed behind into the plan after all, through the functions that every edit goes through. */
import type { EditOrigin, PlanDocuments } from '../plan/documents.ts'
import {
  addList,
  addListColumn,
  addListRow,
  moveList,
  moveListColumn,
  moveListRow,
} from '../plan/edit-list.ts'
import {
  addAction,
  addColumn,
  addMunicipality,
  addStep,
  addTheme,
  hasEntity,
  moveAction,
  moveColumn,
  moveStep,
  moveTheme,
  removeEntity,
  renameColumn,
  setColumnOptions,
  setMunicipalities,
  setPlainCell,
  setStatus,
} from '../plan/edit-plan.ts'
import { readPlan } from '../plan/plan-view.ts'
import type { Status } from '../plan/schema.ts'
import { columnType, isTextType, status, tableKinds } from '../plan/schema.ts'
import type { TextRef } from '../plan/text-cell.ts'
import { readText, setText } from '../plan/text-cell.ts'
import type { Difference, FieldDifference } from './difference.ts'
import { mergeText } from './merge-text.ts'
import type { PendingEdit } from './pending-edits.ts'

export type Entering = { documents: PlanDocuments; origin: EditOrigin; userId: string; at: number }

/**
 * Enters an edit, and before it the new rows, columns and municipalities among `all` that it refers to. Gives
 * what was entered. Throws when what it belongs to is no longer there.
 */
export function enterEdit(edit: PendingEdit, all: readonly PendingEdit[], entering: Entering): PendingEdit[] {
  const needed = all.filter(
    (other) =>
      other !== edit && other.difference.change === 'added' && refersTo(edit).includes(other.difference.id),
  )
  const rest = all.filter((other) => !needed.includes(other))
  const before = needed.flatMap((other) => enterEdit(other, rest, entering))
  requirePlace(edit.difference, entering.documents)
  for (const one of [edit.difference, ...edit.within]) enterDifference(one, edit.within, entering)
  return [...before, edit]
}

function requirePlace({ change, kind, id, spot, fields }: Difference, documents: PlanDocuments): void {
  const { columns, themes, lists } = readPlan(documents)
  const actions = themes.flatMap(({ tables }) => tableKinds.flatMap((table) => tables[table]))
  const inLists = lists.flatMap((list) => [list, ...list.columns, ...list.rows])
  const standing = [columns, themes, actions, ...actions.map(({ steps }) => steps), inLists].flat()
  const isThere = (one: string | undefined) => one === undefined || standing.some((other) => other.id === one)
  const itself = change === 'added' || kind === 'plan' || kind === 'municipality' ? undefined : id
  const column = change === 'changed' ? (fields[0]?.column ?? undefined) : undefined
  const parent = spot.action?.id ?? spot.theme?.id ?? spot.list?.id
  if (![itself, column, change === 'removed' ? undefined : parent].every(isThere))
    throw new Error(`${kind} ${id} has no place in this plan any more`)
}

/** Ids of what must be there for an edit to have a place. */
function refersTo({ difference: { spot, fields, change, id }, within }: PendingEdit): string[] {
  const all = [...fields, ...within.flatMap((one) => one.fields)]
  const named = all.flatMap(({ column, becomes }) => [
    ...(column === null ? [] : [column]),
    ...(Array.isArray(becomes) ? becomes : []),
  ])
  const own = change === 'added' ? id : ''
  return [spot.theme?.id, spot.action?.id, spot.list?.id, ...named].flatMap((one) =>
    one && one !== own ? [one] : [],
  )
}

function enterDifference(one: Difference, within: readonly Difference[], entering: Entering): void {
  switch (one.change) {
    case 'added':
      return enterNew(one, within, entering)
    case 'removed':
      return enterRemoval(one, entering)
    case 'moved':
      return enterMove(one, entering)
    case 'changed':
      for (const field of one.fields) enterField(one, field, entering)
  }
}

function enterNew(one: Difference, within: readonly Difference[], { documents, origin }: Entering): void {
  const { kind, id, spot } = one
  // Entered in another window, or along with the row it came with.
  if (kind === 'plan' || hasEntity(documents, kind, id)) return
  const content = contentOf(one)
  const { after } = spot
  switch (kind) {
    case 'theme':
      return addTheme(documents, { id, after, ...content.texts }, origin)
    case 'action': {
      if (!spot.theme || !spot.table) return
      const first = within.find((other) => other.kind === 'step' && other.spot.action?.id === id)
      const place = { id, theme: spot.theme.id, kind: spot.table, after, title: content.texts.title ?? '' }
      const step = first ? contentOf(first) : null
      if (first && step) addAction(documents, place, { id: first.id, ...step.texts, ...step.plain }, origin)
      return
    }
    case 'step':
      if (!spot.action) return
      return addStep(
        documents,
        { id, action: spot.action.id, after, ...content.texts, ...content.plain },
        origin,
      )
    case 'column':
      return addColumn(documents, { id, after, ...columnOf(one) }, origin)
    case 'list':
      return addList(documents, { id, after, ...content.texts }, origin)
    case 'listColumn':
      if (!spot.list) return
      return addListColumn(documents, { id, list: spot.list.id, after, ...columnOf(one) }, origin)
    case 'listRow':
      if (!spot.list) return
      return addListRow(documents, { id, list: spot.list.id, after, cells: content.plain.cells }, origin)
    case 'municipality':
      return addMunicipality(documents, { id, name: String(fieldValueOf(one, 'name') ?? '') }, origin)
  }
}

function enterRemoval({ kind, id }: Difference, { documents, origin, userId: by, at }: Entering): void {
  if (kind === 'plan' || kind === 'municipality') return
  removeEntity(documents, kind, id, { by, at }, origin)
}

function enterMove({ kind, id, spot }: Difference, { documents, origin }: Entering): void {
  const { after, theme, table, action, list } = spot
  if (kind === 'theme') moveTheme(documents, { id, after }, origin)
  else if (kind === 'column') moveColumn(documents, { id, after }, origin)
  else if (kind === 'action' && theme && table)
    moveAction(documents, { id, theme: theme.id, kind: table, after }, origin)
  else if (kind === 'step' && action) moveStep(documents, { id, action: action.id, after }, origin)
  else if (kind === 'list') moveList(documents, { id, after }, origin)
  else if (kind === 'listColumn' && list) moveListColumn(documents, { id, list: list.id, after }, origin)
  else if (kind === 'listRow' && list) moveListRow(documents, { id, list: list.id, after }, origin)
}

function enterField(one: Difference, field: FieldDifference, { documents, origin }: Entering): void {
  const { kind, id } = one
  const { becomes } = field
  const isColumn = kind === 'column' || kind === 'listColumn'
  const text = textRefOf(one, field, documents)
  if (text) {
    const [was, mine] = [String(field.was ?? ''), String(becomes ?? '')]
    const now = readText(documents, text) ?? ''
    setText(documents, text, mergeText(was, mine, now) ?? mine, origin)
  } else if (field.field === 'municipalities') {
    setMunicipalities(documents, id, Array.isArray(becomes) ? becomes : [], origin)
  } else if (field.field === 'status') {
    setStatus(documents, id, status.nullable().parse(becomes), origin)
  } else if (isColumn && field.field === 'title') {
    renameColumn(documents, id, String(becomes ?? ''), origin)
  } else if (isColumn && field.field === 'options') {
    setColumnOptions(documents, id, Array.isArray(becomes) ? becomes : [], origin)
  } else if (field.column !== null) {
    const type = columnTypeOf(documents, field.column)
    if (type === undefined || isTextType(type)) throw new Error('this column is no longer there')
    setPlainCell(documents, id, { id: field.column, type }, Array.isArray(becomes) ? null : becomes, origin)
  } else throw new Error(`a ${kind} has no ${field.field} that can be entered`)
}

function textRefOf(
  { kind, id }: Difference,
  field: FieldDifference,
  documents: PlanDocuments,
): TextRef | null {
  const name = field.field
  if (kind === 'plan') return { kind: 'plan', field: 'title' }
  if ((kind === 'theme' || kind === 'list') && (name === 'title' || name === 'introduction'))
    return { kind, id, field: name }
  if (kind === 'action' && name === 'title') return { kind, id, field: name }
  if (kind !== 'step' && kind !== 'listRow') return null
  if (kind === 'step' && (name === 'text' || name === 'planning' || name === 'owner' || name === 'note'))
    return { kind, id, field: name }
  const isTextCell = field.column !== null && isTextType(columnTypeOf(documents, field.column))
  return isTextCell && field.column !== null ? { kind: 'cell', id, column: field.column } : null
}

function columnTypeOf(documents: PlanDocuments, column: string) {
  const { columns, lists } = readPlan(documents)
  return [columns, ...lists.map((list) => list.columns)].flat().find(({ id }) => id === column)?.type
}

function columnOf(one: Difference) {
  const type = columnType.safeParse(fieldValueOf(one, 'type')).data ?? ('text' as const)
  const options = fieldValueOf(one, 'options')
  return {
    title: contentOf(one).texts.title ?? '',
    type,
    options: Array.isArray(options) ? options : [],
  }
}

function contentOf({ fields }: Difference) {
  const texts: Record<string, string> = {}
  const progress: { status?: Status } = {}
  const cells: Record<string, string | number> = {}
  let municipalities: string[] = []
  for (const { field, column, becomes } of fields) {
    if (column !== null && becomes !== null && !Array.isArray(becomes)) cells[column] = becomes
    else if (field === 'status') progress.status = status.parse(becomes)
    else if (field === 'municipalities' && Array.isArray(becomes)) municipalities = becomes
    else if (typeof becomes === 'string') texts[field] = becomes
  }
  return { texts, plain: { cells, municipalities, ...progress } }
}

function fieldValueOf({ fields }: Difference, name: FieldDifference['field']) {
  return fields.find(({ field }) => field === name)?.becomes
}
