/** Every change to a list, its columns and its rows, as a named function. Columns are renamed as the plan's are. */
import * as Y from 'yjs'
import type { EditOrigin, PlanDocuments } from './documents.ts'
import { cellField, entitiesOf } from './documents.ts'
import { createEntity, listOfEntity, moveEntity } from './edit-entity.ts'
import type { NewColumn } from './edit-plan.ts'
import type { After } from './place.ts'
import type { Cells } from './schema.ts'
import { isTextType } from './schema.ts'

export type NewList = { id: string; title?: string; introduction?: string; after?: After }
export type NewListColumn = NewColumn & { list: string }
export type NewListRow = { id: string; list: string; after?: After; cells?: Readonly<Cells> }

export function addList(
  documents: PlanDocuments,
  { id, after, ...content }: NewList,
  origin: EditOrigin,
): void {
  documents.plan.transact(() => createEntity(documents, 'list', id, {}, after, content), origin)
}

/** A text column gets its cell in every row at once, so that nobody has to make one when typing. */
export function addListColumn(
  documents: PlanDocuments,
  { id, list, after, title, type, options = [] }: NewListColumn,
  origin: EditOrigin,
): void {
  documents.plan.transact(() => {
    for (const row of isTextType(type) ? entitiesOf(documents, 'listRow').values() : []) {
      if (row instanceof Y.Map && listOfEntity(row) === list) row.set(cellField(id), new Y.Text())
    }
    createEntity(documents, 'listColumn', id, { list }, after, { title, type, options: [...options] })
  }, origin)
}

export function addListRow(
  documents: PlanDocuments,
  { id, list, after, cells = {} }: NewListRow,
  origin: EditOrigin,
): void {
  const content = Object.fromEntries(
    Object.entries(cells).map(([column, value]) => [cellField(column), value]),
  )
  documents.plan.transact(() => createEntity(documents, 'listRow', id, { list }, after, content), origin)
}

export function moveList(
  documents: PlanDocuments,
  { id, after }: { id: string; after: After },
  origin: EditOrigin,
): void {
  moveEntity(documents, 'list', id, {}, after, origin)
}

/** Within its list: `list` is the one it stands in. */
export function moveListColumn(
  documents: PlanDocuments,
  { id, list, after }: { id: string; list: string; after: After },
  origin: EditOrigin,
): void {
  moveEntity(documents, 'listColumn', id, { list }, after, origin)
}

/** Within its list: `list` is the one it stands in. */
export function moveListRow(
  documents: PlanDocuments,
  { id, list, after }: { id: string; list: string; after: After },
  origin: EditOrigin,
): void {
  moveEntity(documents, 'listRow', id, { list }, after, origin)
}
