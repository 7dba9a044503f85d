/**
 * JSON in the one way of RFC 8785 (JSON Canonicalization Scheme): no white space, keys sorted by their UTF-16
 * code units, strings and numbers as ECMAScript writes them. So equal contents are equal characters.
 */

/** Throws on what JSON does not hold: `undefined`, NaN, infinity, functions. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('JSON holds no such number')
  const written = JSON.stringify(value) as string | undefined
  if (written === undefined) throw new Error(`JSON holds no ${typeof value}`)
  return written
}
