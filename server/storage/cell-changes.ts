/** The changes of one cell, as people remember them: what somebody did to it at one go is one change. */
import type { CellHistory } from '#shared/plan/cell-history.ts'
import type { CellValue } from '#shared/plan/cell-ref.ts'
import type { CellChange } from './storage.ts'

/** Newest first. `next`: the first update of the oldest of them, where there may be older ones; else null. */
export type CellChangePage = { changes: CellChange[]; next: number | null }

type Entry = { author: string; at: number }
type Burst = { authors: string[]; first: number; last: number }

/** Whoever goes on within this time goes on with the same change. */
const pauseMs = 5 * 60_000
/** Whoever else joins within this time types along. */
const togetherMs = 10_000

/**
 * The changes before a place in the log (null: the newest). `log` tells of each update who and when;
 * `carriedOver`: the first of them is what the cell came with, not a change.
 */
export function readCellChanges(
  history: CellHistory,
  log: readonly Entry[],
  { before, limit, carriedOver }: { before: number | null; limit: number; carriedOver: boolean },
): CellChangePage {
  const touched = history.touchedBy.filter((update) => update >= (carriedOver ? 1 : 0))
  const bursts = groupUpdates(touched, log).filter(({ first }) => before === null || first < before)
  const changes: CellChange[] = []
  while (bursts.length > 0 && changes.length < limit) {
    const { authors, first, last } = bursts.pop() as Burst
    const change = { was: history.valueAfter(first - 1), becomes: history.valueAfter(last) }
    if (isSame(change.was, change.becomes)) continue
    changes.push({ authors, from: log[first]?.at ?? 0, to: log[last]?.at ?? 0, ...change })
    if (changes.length === limit) return { changes, next: bursts.length > 0 ? first : null }
  }
  return { changes, next: null }
}

function groupUpdates(touched: readonly number[], log: readonly Entry[]): Burst[] {
  const bursts: Burst[] = []
  for (const update of touched) {
    const { author, at } = log[update] as Entry
    const last = bursts.at(-1)
    // What a plan was made with is a change by itself.
    const open = last?.last === 0 ? undefined : last
    const pause = open ? at - (log[open.last]?.at ?? 0) : Number.POSITIVE_INFINITY
    const isKnown = open?.authors.includes(author) ?? false
    if (open && pause <= (isKnown ? pauseMs : togetherMs)) {
      open.last = update
      if (!isKnown) open.authors.push(author)
    } else bursts.push({ authors: [author], first: update, last: update })
  }
  return bursts
}

/** To who looks at the cell, all ways to be empty are the same. */
function isSame(a: CellValue, b: CellValue): boolean {
  return isEmpty(a) ? isEmpty(b) : JSON.stringify(a) === JSON.stringify(b)
}

function isEmpty(value: CellValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
