/** Which two contents stand beside each other, by the address and what there is. */
import type { PlanStatus, Version } from '#shared/version/version.ts'

export type Compared = number | 'concept'

/**
 * What the address asks for as far as there is such a version; else the newest with the one before it. `from`
 * is null for a version that has none before it. Null when there are no versions.
 */
export function comparedPair(
  versions: readonly Version[],
  from: string | null,
  to: string | null,
  status: PlanStatus,
): { from: number | null; to: Compared } | null {
  const newest = versions[0]?.number
  if (newest === undefined) return null
  const known = (words: string | null) => versions.find(({ number }) => String(number) === words)?.number
  const asked = to === 'concept' && status === 'concept' ? 'concept' : (known(to) ?? newest)
  const before = known(from) ?? (asked === 'concept' ? newest : asked > 1 ? asked - 1 : null)
  return { from: before, to: asked }
}
