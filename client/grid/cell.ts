/** Which cell of the plan a cell of the grid is. */

import type { CellRef } from '#shared/plan/cell-ref.ts'
import { cellRef } from '#shared/plan/cell-ref.ts'
import type { Column } from '#shared/plan/schema.ts'
import { isTextType } from '#shared/plan/schema.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import type { Row } from './row.ts'

/** Columns that every plan has. The plan's own columns stand under their own ids. */
export const columnId = {
  title: 'title',
  text: 'text',
  planning: 'planning',
  owner: 'owner',
  municipalities: 'municipalities',
  status: 'status',
  note: 'note',
  introduction: 'introduction',
  menu: 'row-menu',
} as const

/** A cell by what it belongs to, the same for every colleague, whatever rows their grids show. */
export type CellAddress = { entity: string; column: string }

/** The cell behind a grid cell, or null where there is nothing to edit. */
export function addressOf(row: Row, column: string): CellAddress | null {
  switch (row.kind) {
    case 'theme':
      return { entity: row.theme, column: columnId.title }
    case 'introduction':
      return { entity: row.theme, column: columnId.introduction }
    case 'step':
      if (column === columnId.title) return { entity: row.action, column }
      if (column === columnId.menu || row.step === null) return null
      return { entity: row.step.id, column }
    case 'list':
      return { entity: row.list, column: columnId.title }
    case 'list-introduction':
      return { entity: row.list, column: columnId.introduction }
    case 'entry':
      return column === columnId.menu ? null : { entity: row.entry.id, column }
    case 'table':
    case 'add':
    case 'total':
    case 'add-entry':
      return null
  }
}

/** The shared text of a cell, or null where the cell holds a plain value. `columns` are the plan's own. */
export function textRefOf(row: Row, column: string, columns: readonly Column[]): TextRef | null {
  const address = addressOf(row, column)
  if (address === null) return null
  const { entity: id } = address
  if (row.kind === 'theme') return { kind: 'theme', id, field: 'title' }
  if (row.kind === 'introduction') return { kind: 'theme', id, field: 'introduction' }
  if (row.kind === 'list') return { kind: 'list', id, field: 'title' }
  if (row.kind === 'list-introduction') return { kind: 'list', id, field: 'introduction' }
  if (row.kind === 'entry') return isText(row.columns, column) ? { kind: 'cell', id, column } : null
  switch (column) {
    case columnId.title:
      return { kind: 'action', id, field: 'title' }
    case columnId.text:
    case columnId.planning:
    case columnId.owner:
    case columnId.note:
      return { kind: 'step', id, field: column }
    case columnId.municipalities:
    case columnId.status:
      return null
    default:
      return isText(columns, column) ? { kind: 'cell', id, column } : null
  }
}

/** The cell as everybody names it, or null where there is none. */
export function cellRefOf(row: Row, column: string, columns: readonly Column[]): CellRef | null {
  const text = textRefOf(row, column, columns)
  const address = addressOf(row, column)
  if (text !== null || address === null) return text
  const { entity: id } = address
  if (row.kind === 'entry') return { kind: 'listCell', id, column }
  const field = cellRef.safeParse({ kind: 'step', id, field: column })
  return field.success ? field.data : { kind: 'cell', id, column }
}

export function sameCell(a: CellAddress | null, b: CellAddress | null): boolean {
  return a?.entity === b?.entity && a?.column === b?.column
}

function isText(columns: readonly Column[], column: string): boolean {
  return columns.some(({ id, type }) => id === column && isTextType(type))
}
