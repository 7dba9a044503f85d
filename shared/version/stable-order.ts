/** Of two orders of things: which stayed where they were. */

/** The most ids that stand in both lists in the same order. All others that are in both were moved. */
export function findUnmoved(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((id, index) => [id, index]))
  const common = after.filter((id) => places.has(id))
  return new Set(longestRising(common, (id) => places.get(id) ?? 0))
}

/** The longest subsequence whose places rise (patience sorting: n log n). */
function longestRising(ids: readonly string[], placeOf: (id: string) => number): string[] {
  /** By length: the id that ends the run of that length with the lowest place. */
  const ends: string[] = []
  const previous = new Map<string, string>()
  for (const id of ids) {
    const length = lowerBound(ends, placeOf(id), placeOf)
    const before = ends[length - 1]
    if (before !== undefined) previous.set(id, before)
    ends[length] = id
  }
  const run: string[] = []
  for (let id = ends.at(-1); id !== undefined; id = previous.get(id)) run.push(id)
  return run.reverse()
}

function lowerBound(ends: readonly string[], place: number, placeOf: (id: string) => number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(ends[middle] as string) < place) low = middle + 1
    else high = middle
  }
  return low
}
