/** Which columns hold names, and what stands in them. */
import type { Column, Plan } from '#shared/plan/schema.ts'
import type { CellAddress } from '../cell.ts'
import { columnId } from '../cell.ts'
import type { Row } from '../row.ts'

export function isNameColumn(row: Row, column: string, columns: readonly Column[]): boolean {
  if (row.kind === 'step' && column === columnId.owner) return true
  const own = row.kind === 'entry' ? row.columns : columns
  return own.some(({ id, type }) => id === column && type === 'person')
}

/** The words of all other cells in the column of this one. */
export function otherCells(plan: Plan, { entity, column }: CellAddress): string[] {
  const list = plan.lists.find(({ columns }) => columns.some(({ id }) => id === column))
  const rows = list ? list.rows : stepsOf(plan)
  return rows.flatMap((row) => {
    if (row.id === entity) return []
    const words = column === columnId.owner && 'owner' in row ? row.owner : row.cells[column]
    return typeof words === 'string' ? [words] : []
  })
}

function stepsOf({ themes }: Plan) {
  return themes.flatMap(({ tables }) =>
    Object.values(tables).flatMap((actions) => actions.flatMap(({ steps }) => steps)),
  )
}
