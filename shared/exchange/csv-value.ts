/** Plain values as they stand in a file: `1234,5`, `1234,50` for an amount, `31-12-2026`. */
import type { Cells, ColumnType } from '../plan/schema.ts'

const decimal = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 100 })

export function writeValue(type: ColumnType, value: Cells[string] | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return type === 'amount' ? writeAmount(value) : writeNumber(value)
  return type === 'date' ? value.split('-').reverse().join('-') : value
}

export function writeNumber(value: number): string {
  return decimal.format(value).replace('.', ',')
}

/** Of whole cents, without going by a fraction. */
export function writeAmount(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}
