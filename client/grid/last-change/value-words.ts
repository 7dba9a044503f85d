/** What stood in a cell, as the grid would show it. */
import type { CellRef, CellValue } from '#shared/plan/cell-ref.ts'
import { formatPlainValue } from '#shared/plan/plain-value.ts'
import type { Column, Plan } from '#shared/plan/schema.ts'
import { isTextType, status } from '#shared/plan/schema.ts'
import type { StatusWords } from '../cell-content.ts'

/** Empty words for an empty cell. */
export function valueWords(ref: CellRef, value: CellValue, plan: Plan, statusWords: StatusWords): string {
  if (value === null) return ''
  if (Array.isArray(value)) {
    const names = new Map(plan.municipalities.map(({ id, name }) => [id, name]))
    return value.map((id) => names.get(id) ?? '?').join(', ')
  }
  if (ref.kind === 'step' && ref.field === 'status') {
    const known = status.safeParse(value).data
    return known ? statusWords[known] : ''
  }
  const own = columnOf(ref, plan)
  return own && !isTextType(own.type) && own.type !== 'choice'
    ? formatPlainValue(own.type, value)
    : String(value)
}

function columnOf(ref: CellRef, { columns, lists }: Plan): Column | undefined {
  if (!('column' in ref)) return undefined
  const all = ref.kind === 'cell' ? columns : lists.flatMap((list) => list.columns)
  return all.find(({ id }) => id === ref.column)
}
