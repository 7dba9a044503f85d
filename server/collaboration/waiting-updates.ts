/**
 * Updates that can't be taken in yet, because something they build on has not come. They stay out of the document
 * and off the disk, count as not saved, and go with their connection.
 */
import type { Limits } from './settings.ts'
import type { Need } from './update-order.ts'

type Sender = { refuse(code: 'incomplete-edit'): void }

/** What was read out of an update is not kept: it takes many times as much memory. */
export type WaitingUpdate<S extends Sender> = {
  from: S
  update: Uint8Array
  /** One of several pieces of a message. */
  isPart: boolean
  waited?: Waited | undefined
}
/** Of an update, or the rest of one, that has waited before. */
export type Waited = {
  /** When it came, of `performance.now()`. */
  since: number
  /** How many parts were looked at since, all looks together. */
  parts: number
}

export type WaitingUpdates<S extends Sender> = {
  /** Keeps it, or refuses its sender when that one has too much waiting, lets it wait too long, or has it looked at too often. */
  add(update: WaitingUpdate<S> & { parts: number }, needs: readonly Need[]): void
  /** Those of whose needs one is met, or may be; they wait no longer. */
  takeReady(isMet: (need: Need, from: S) => boolean): WaitingUpdate<S>[]
  isFor(from: S): boolean
  isEmpty(): boolean
  drop(from: S): void
  close(): void
}

type Waiting = {
  update: Uint8Array
  isPart: boolean
  waited: Waited
  needs: readonly Need[]
  overdue: NodeJS.Timeout
}

/** Of two that need a letter of each other in turn, each look at all of both lets in one more. */
const mostPartsLookedAt = 60_000

export function createWaitingUpdates<S extends Sender>(
  limits: Pick<Limits, 'maxWaitingBytes' | 'maxWaitingUpdates' | 'maxWaitingMs'>,
): WaitingUpdates<S> {
  const bySender = new Map<S, Waiting[]>()

  function drop(from: S): void {
    for (const { overdue } of bySender.get(from) ?? []) clearTimeout(overdue)
    bySender.delete(from)
  }

  return {
    add({ from, update, isPart, parts, waited: before }, needs) {
      const now = performance.now()
      const own = bySender.get(from) ?? []
      const bytes = own.reduce((sum, one) => sum + one.update.length, update.length)
      const waited = { since: before?.since ?? now, parts: (before?.parts ?? 0) + parts }
      const leftMs = waited.since + limits.maxWaitingMs - now
      if (bytes > limits.maxWaitingBytes || own.length >= limits.maxWaitingUpdates)
        return from.refuse('incomplete-edit')
      if (waited.parts > mostPartsLookedAt || leftMs <= 0) return from.refuse('incomplete-edit')
      const overdue = setTimeout(() => from.refuse('incomplete-edit'), leftMs)
      overdue.unref()
      own.push({ update, isPart, waited, needs, overdue })
      bySender.set(from, own)
    },
    takeReady(isMet) {
      const ready: WaitingUpdate<S>[] = []
      for (const [from, own] of bySender) {
        const { met = [], unmet = [] } = Object.groupBy(own, ({ needs }) =>
          needs.some((need) => isMet(need, from)) ? 'met' : 'unmet',
        )
        for (const { update, isPart, waited, overdue } of met) {
          clearTimeout(overdue)
          ready.push({ from, update, isPart, waited })
        }
        if (unmet.length > 0) bySender.set(from, unmet)
        else bySender.delete(from)
      }
      return ready
    },
    isFor: (from) => bySender.has(from),
    isEmpty: () => bySender.size === 0,
    drop,
    close() {
      for (const from of [...bySender.keys()]) drop(from)
    },
  }
}
