/** A list that is still to be made: from a template, a file, or the sample. */
import type { EditOrigin, PlanDocuments } from './documents.ts'
import { addList, addListColumn, addListRow } from './edit-list.ts'
import { inOrder } from './order.ts'
import type { After } from './place.ts'
import type { Cells, ColumnType } from './schema.ts'

export type DraftColumn = { title: string; type: ColumnType; options?: readonly string[] }
export type DraftList = {
  title: string
  introduction?: string
  columns: readonly DraftColumn[]
  /** Per row one cell per column, in that order; null or absent is empty. Amounts are cents. */
  rows: readonly (readonly (string | number | null)[])[]
}

/** Makes the list `id` of a draft. `createId` gives an id that no other entity has. */
export function writeList(
  documents: PlanDocuments,
  { title, introduction = '', columns, rows }: DraftList,
  { id: list, after }: { id: string; after?: After },
  createId: () => string,
  origin: EditOrigin,
): void {
  documents.plan.transact(() => {
    addList(documents, { id: list, title, introduction, after }, origin)
    const ids = inOrder(columns, (column, spot) => {
      const id = createId()
      addListColumn(documents, { ...column, id, list, after: spot }, origin)
      return id
    })
    inOrder(rows, (row, spot) => {
      const cells: Cells = {}
      for (const [index, value] of row.entries()) {
        const column = ids[index]
        if (column !== undefined && value !== null) cells[column] = value
      }
      addListRow(documents, { id: createId(), list, after: spot, cells }, origin)
    })
  }, origin)
}
