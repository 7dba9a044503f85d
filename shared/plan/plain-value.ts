/** Numbers, amounts and dates as Dutch offices write them: `1.234,5`, `€ 1.234,50` and `31-12-2026`. */
import { formatAmount, parseAmount } from './amount.ts'

export type PlainType = 'number' | 'amount' | 'date'

const numberFormat = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 10 })

export function formatPlainValue(type: PlainType, value: string | number | undefined): string {
  if (value === undefined) return ''
  if (type === 'amount') return typeof value === 'number' ? formatAmount(value) : ''
  if (type === 'number') return typeof value === 'number' ? numberFormat.format(value) : ''
  const [year, month, day] = String(value).split('-')
  return `${day}-${month}-${year}`
}

/** What was typed as a value; null is empty, undefined is not understood. Dates come out as ISO 8601. */
export function parsePlainValue(type: PlainType, typed: string): string | number | null | undefined {
  const words = typed.trim()
  if (words === '') return null
  if (type === 'amount') return parseAmount(words)
  return type === 'number' ? parseNumber(words) : parseDate(words)
}

/** Points group thousands where a comma follows or they stand every three digits; else a point is a decimal. */
function parseNumber(words: string): number | undefined {
  const bare = words.replace(/[\s€]/g, '')
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)
  const plain = grouped || bare.includes(',') ? bare.replaceAll('.', '').replace(',', '.') : bare
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function parseDate(words: string): string | undefined {
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(words)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words)
  const [year, month, day] = dutch ? [dutch[3], dutch[2], dutch[1]] : iso ? iso.slice(1) : []
  if (!year || !month || !day) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(date)
  return !Number.isNaN(read.valueOf()) && read.toISOString().startsWith(date) ? date : undefined
}
