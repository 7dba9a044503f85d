// Verifies one downloaded version by itself: node docs/verify-version.mjs version.json
// The file is the answer of GET /api/v1/plans/<plan>/versions/<number>. See docs/rules.md, VS13 and VS23.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** RFC 8785: no white space, keys sorted by UTF-16 code units. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

const { number, title, json, content, hash } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const computed = createHash('sha256').update(json, 'utf8').digest('hex')
const good = computed === hash && canonical(content) === json
console.log(`${title}, versie ${number}: ${good ? 'klopt' : 'KLOPT NIET'} (${computed})`)
process.exitCode = good ? 0 : 1
