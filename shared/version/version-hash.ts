/** The hash of a version, the same wherever it is computed. */
import { canonicalJson } from './canonical-json.ts'
import type { PlanContent } from './plan-content.ts'

/** `sha256` hashes the UTF-8 bytes of a text to lower-case hex. */
export function hashOf<H extends string | Promise<string>>(
  content: PlanContent,
  sha256: (text: string) => H,
): H {
  return sha256(canonicalJson(content))
}
