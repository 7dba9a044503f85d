/** Every change to a plan, as a named function. Ids come from the caller; each is one Yjs transaction. */
import * as Y from 'yjs'
import { z } from 'zod'
import type { EditOrigin, PlanDocuments } from './documents.ts'
import {
  cellField,
  entitiesOf,
  notesOf,
  requireColumn,
  requireEntity,
  requireRow,
  statusesOf,
} from './documents.ts'
import { createEntity, moveEntity } from './edit-entity.ts'
import type { After } from './place.ts'
import type { Column, ColumnType, PlainColumnType, Status, TableKind } from './schema.ts'
import { isTextType, plainCell, status } from './schema.ts'

export { hasEntity, putBackEntity, removeEntity } from './edit-entity.ts'

export type NewTheme = { id: string; title?: string; introduction?: string; after?: After }
export type NewStep = {
  id: string
  action: string
  after?: After
  text?: string
  planning?: string
  owner?: string
  municipalities?: readonly string[]
  /** By column id. */
  cells?: Readonly<Record<string, string | number>>
  status?: Status | null
  note?: string
}
export type NewAction = { id: string; theme: string; kind: TableKind; after?: After; title?: string }
export type NewColumn = {
  id: string
  title: string
  type: ColumnType
  options?: readonly string[]
  after?: After
}

export function addTheme(
  documents: PlanDocuments,
  { id, after, ...content }: NewTheme,
  origin: EditOrigin,
): void {
  documents.plan.transact(() => createEntity(documents, 'theme', id, {}, after, content), origin)
}

/** An action always comes with its first step: the row that carries its planning. */
export function addAction(
  documents: PlanDocuments,
  { id, theme, kind, after, title }: NewAction,
  firstStep: Omit<NewStep, 'action'>,
  origin: EditOrigin,
): void {
  documents.plan.transact(() => {
    createEntity(documents, 'action', id, { theme, kind }, after, { title })
    addStep(documents, { ...firstStep, action: id }, origin)
  }, origin)
}

/**
 * The maker of a step also makes its note, alone: nobody else can know whether one is under way. A step that is
 * made again, under its own id after its plan was locked, may have one already.
 */
export function addStep(
  documents: PlanDocuments,
  { id, action, after, cells = {}, status: reported, note, municipalities, ...texts }: NewStep,
  origin: EditOrigin,
): void {
  documents.progress.transact(() => {
    if (!notesOf(documents).has(id)) notesOf(documents).set(id, new Y.Text(note ?? ''))
    if (reported) statusesOf(documents).set(id, reported)
  }, origin)
  documents.plan.transact(() => {
    const content: Record<string, unknown> = { ...texts }
    if (municipalities?.length) content.municipalities = [...new Set(municipalities)]
    for (const [columnId, value] of Object.entries(cells)) content[cellField(columnId)] = value
    createEntity(documents, 'step', id, { action }, after, content)
  }, origin)
}

/**
 * A text column gets its cell in every row at once, so that nobody has to make one when typing; before the column itself, so
 * that a part of all this is never a column without its cells.
 */
export function addColumn(
  documents: PlanDocuments,
  { id, after, title, type, options = [] }: NewColumn,
  origin: EditOrigin,
): void {
  documents.plan.transact(() => {
    for (const step of isTextType(type) ? entitiesOf(documents, 'step').values() : []) {
      if (step instanceof Y.Map) step.set(cellField(id), new Y.Text())
    }
    createEntity(documents, 'column', id, {}, after, { title, type, options: [...options] })
  }, origin)
}

/** A column of the plan or of a list. */
export function renameColumn(documents: PlanDocuments, id: string, title: string, origin: EditOrigin): void {
  const column = requireColumn(documents, id)
  documents.plan.transact(() => column.set('title', title), origin)
}

/** Of a column of the plan or of a list. */
export function setColumnOptions(
  documents: PlanDocuments,
  id: string,
  options: readonly string[],
  origin: EditOrigin,
): void {
  const column = requireColumn(documents, id)
  documents.plan.transact(() => column.set('options', [...options]), origin)
}

/** Gives a column, as it was read, another name or other choices; what is the same is not written. */
export function changeColumn(
  documents: PlanDocuments,
  column: Pick<Column, 'id' | 'title' | 'options'>,
  { title, options }: Pick<Column, 'title' | 'options'>,
  origin: EditOrigin,
): void {
  documents.plan.transact(() => {
    if (title !== column.title) renameColumn(documents, column.id, title, origin)
    if (options.join('\n') !== column.options.join('\n'))
      setColumnOptions(documents, column.id, options, origin)
  }, origin)
}

export function addMunicipality(
  documents: PlanDocuments,
  { id, name, after }: { id: string; name: string; after?: After },
  origin: EditOrigin,
): void {
  documents.plan.transact(() => createEntity(documents, 'municipality', id, {}, after, { name }), origin)
}

export function moveTheme(
  documents: PlanDocuments,
  { id, after }: { id: string; after: After },
  origin: EditOrigin,
): void {
  moveEntity(documents, 'theme', id, {}, after, origin)
}

export function moveAction(
  documents: PlanDocuments,
  { id, theme, kind, after }: { id: string; theme: string; kind: TableKind; after: After },
  origin: EditOrigin,
): void {
  moveEntity(documents, 'action', id, { theme, kind }, after, origin)
}

export function moveStep(
  documents: PlanDocuments,
  { id, action, after }: { id: string; action: string; after: After },
  origin: EditOrigin,
): void {
  moveEntity(documents, 'step', id, { action }, after, origin)
}

export function moveColumn(
  documents: PlanDocuments,
  { id, after }: { id: string; after: After },
  origin: EditOrigin,
): void {
  moveEntity(documents, 'column', id, {}, after, origin)
}

/** Last writer wins on the whole set. Unknown ids are kept: a colleague may be adding that municipality. */
export function setMunicipalities(
  documents: PlanDocuments,
  stepId: string,
  ids: readonly string[],
  origin: EditOrigin,
): void {
  const step = requireEntity(documents, 'step', stepId)
  documents.plan.transact(() => step.set('municipalities', [...new Set(ids)]), origin)
}

/** Puts some in and takes others out of those that the step has now; what a colleague put in just before stays. */
export function tickMunicipalities(
  documents: PlanDocuments,
  stepId: string,
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
  origin: EditOrigin,
): void {
  const known = requireEntity(documents, 'step', stepId).get('municipalities')
  const kept = z.array(z.string()).catch([]).parse(known)
  setMunicipalities(documents, stepId, [...kept.filter((id) => !remove.includes(id)), ...add], origin)
}

/**
 * Sets a choice, number, amount or date in a step or in the row of a list; null empties the cell. Throws on a value
 * that the type does not hold.
 */
export function setPlainCell(
  documents: PlanDocuments,
  rowId: string,
  column: { id: string; type: PlainColumnType },
  value: string | number | null,
  origin: EditOrigin,
): void {
  const row = requireRow(documents, rowId)
  const field = cellField(column.id)
  documents.plan.transact(() => {
    if (value === null) row.delete(field)
    else row.set(field, plainCell[column.type].parse(value))
  }, origin)
}

export function setStatus(
  documents: PlanDocuments,
  stepId: string,
  value: Status | null,
  origin: EditOrigin,
): void {
  documents.progress.transact(() => {
    if (value === null) statusesOf(documents).delete(stepId)
    else statusesOf(documents).set(stepId, status.parse(value))
  }, origin)
}
