/** When to say what: changes of colleagues in batches, none while somebody is still at it, and not all the time. */
import type { RecentEdit } from './recent-changes.ts'

export type Announcements = {
  add(edits: readonly RecentEdit[]): void
  close(): void
}

/** A change that goes on is told when it has rested so long, ms, */
const restMs = 2_000
/** or when it has gone on so long. */
const longestMs = 30_000
/** Between two announcements, ms. */
const pauseMs = 5_000

type Waiting = { edit: RecentEdit; first: number; last: number }

/** `announce` gets the edits to tell of, in the order in which they began; of a cell or row and a person one. */
export function createAnnouncements(
  announce: (edits: readonly RecentEdit[]) => void,
  now: () => number = () => performance.now(),
): Announcements {
  const waiting = new Map<string, Waiting>()
  let toldAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function look(): void {
    timer = undefined
    const at = now()
    const ripe = [...waiting].filter(([, { first, last }]) => at - last >= restMs || at - first >= longestMs)
    if (ripe.length > 0 && at - toldAt >= pauseMs) {
      for (const [key] of ripe) waiting.delete(key)
      toldAt = at
      announce(ripe.map(([, { edit }]) => edit))
    }
    if (waiting.size > 0) timer = setTimeout(look, restMs / 4)
  }

  return {
    add(edits) {
      const at = now()
      for (const edit of edits) {
        const key = JSON.stringify([edit.what, edit.ref, edit.by.map(({ user }) => user.id)])
        waiting.set(key, { edit, first: waiting.get(key)?.first ?? at, last: at })
      }
      if (waiting.size > 0) timer ??= setTimeout(look, restMs / 4)
    },
    close() {
      clearTimeout(timer)
      waiting.clear()
    },
  }
}
