/** Two changes of one text put together. */
import { diffText } from '../plan/text-cell.ts'

/** What `was` becomes by both changes, or null where they touch the same words. */
export function mergeText(was: string, mine: string, theirs: string): string | null {
  if (theirs === was || theirs === mine) return mine
  const one = diffText(was, mine)
  const other = diffText(was, theirs)
  const [first, second] = one.start <= other.start ? [one, other] : [other, one]
  const apart = first.end < second.start || (first.end === second.start && first.start < second.start)
  if (!apart) return null
  const head = was.slice(0, first.start) + first.inserted + was.slice(first.end, second.start)
  return head + second.inserted + was.slice(second.end)
}
