/** What stood in a cell, as the grid would show it. */
import type { CellRef, CellValue } from '#shared/plan/cell-ref.ts'
import { formatPlainValue } from '#shared/plan/plain-value.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { status } from '#shared/plan/schema.ts'
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
  const own = ref.kind === 'cell' ? plan.columns.find(({ id }) => id === ref.column) : undefined
  if (own?.type === 'number' || own?.type === 'date') return formatPlainValue(own.type, value)
  return String(value)
}
