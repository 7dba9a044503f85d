/** One place further up or down, among what is shown: what a filter hides is passed along with its neighbour. */
import type { Row } from './row.ts'

/**
 * Behind whom to stand to pass the next sibling that is shown, directly next to it; undefined where there is none.
 * Without `shown` all are.
 */
export function shifted(
  siblings: readonly { id: string }[],
  id: string,
  by: -1 | 1,
  shown?: ReadonlySet<string>,
): string | null | undefined {
  const isPassed = (sibling: { id: string } | undefined) => sibling && shown && !shown.has(sibling.id)
  let index = siblings.findIndex((sibling) => sibling.id === id) + by
  while (isPassed(siblings[index])) index += by
  if (index < 0 || index >= siblings.length) return undefined
  return by === 1 ? siblings[index]?.id : (siblings[index - 1]?.id ?? null)
}

/** Ids of the themes, actions, steps and list rows of which there is a row. */
export function shownIn(rows: readonly Row[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const row of rows) {
    if ('theme' in row) ids.add(row.theme)
    if (row.kind === 'entry') ids.add(row.entry.id)
    if (row.kind !== 'step') continue
    ids.add(row.action)
    if (row.step) ids.add(row.step.id)
  }
  return ids
}
