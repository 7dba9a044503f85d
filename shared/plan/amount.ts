/** Euros as Dutch offices write them, kept as whole cents so that sums are exact. */

const grouped = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })

/** `€ 1.234,56`, with a plain space: spreadsheets don't take another one for an amount. */
export function formatAmount(cents: number): string {
  const whole = Math.abs(cents)
  const euros = grouped.format(Math.trunc(whole / 100))
  return `€ ${cents < 0 ? '-' : ''}${euros},${String(whole % 100).padStart(2, '0')}`
}

/**
 * Cents of an amount as people and spreadsheets write it: with or without sign and groups, `12,5`, `1.250,-`,
 * `(12,50)`, and `€ -` for nothing. Undefined when it is none, or finer than cents.
 */
export function parseAmount(words: string): number | undefined {
  const bare = words.replace(/[\s\u2212€]|EUR/g, (sign) => (sign === '\u2212' ? '-' : ''))
  if (/^-+$/.test(bare)) return words.includes('€') ? 0 : undefined
  const inBrackets = /^\((.*)\)$/.exec(bare)
  const negative = inBrackets !== null || bare.startsWith('-')
  const digits = (inBrackets?.[1] ?? bare.replace(/^-/, '')).replace(/,-+$/, '')
  const isGrouped = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(digits)
  const plain = isGrouped || digits.includes(',') ? digits.replaceAll('.', '').replace(',', '.') : digits
  const parts = /^(\d+)(?:\.(\d{1,2})0*)?$/.exec(plain)
  if (parts === null) return undefined
  const cents = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
  return Number.isSafeInteger(cents) ? (negative ? 0 - cents : cents) : undefined
}
