/**
 * Updates that can't be taken in yet, because something they build on has not come. They stay out of the document
 * and off the disk, count as not saved, and go with their connection.
 */
import type { Limits } from './settings.ts'
import type { GateNeed } from './update-gate.ts'

type Sender = { refuse(code: 'incomplete-edit'): void }

export type WaitingUpdates<R extends { from: Sender; update: Uint8Array }> = {
  /** Keeps it, or refuses its sender when that one has too much waiting or lets it wait too long. */
  add(received: R, need: GateNeed): void
  /** Those whose need is met, or may be; they wait no longer. */
  takeReady(isMet: (need: GateNeed, received: R) => boolean): R[]
  isFor(from: R['from']): boolean
  drop(from: R['from']): void
  close(): void
}

type Waiting<R> = { received: R; need: GateNeed; overdue: NodeJS.Timeout }

export function createWaitingUpdates<R extends { from: Sender; update: Uint8Array }>(
  limits: Pick<Limits, 'maxWaitingBytes' | 'maxWaitingUpdates' | 'maxWaitingMs'>,
): WaitingUpdates<R> {
  const bySender = new Map<R['from'], Waiting<R>[]>()

  function drop(from: R['from']): void {
    for (const { overdue } of bySender.get(from) ?? []) clearTimeout(overdue)
    bySender.delete(from)
  }

  return {
    add(received, need) {
      const { from } = received
      const own = bySender.get(from) ?? []
      const bytes = own.reduce((sum, one) => sum + one.received.update.length, received.update.length)
      if (bytes > limits.maxWaitingBytes || own.length >= limits.maxWaitingUpdates)
        return from.refuse('incomplete-edit')
      const overdue = setTimeout(() => from.refuse('incomplete-edit'), limits.maxWaitingMs)
      overdue.unref()
      own.push({ received, need, overdue })
      bySender.set(from, own)
    },
    takeReady(isMet) {
      const ready: R[] = []
      for (const [from, own] of bySender) {
        const left = own.filter((one) => !isMet(one.need, one.received))
        if (left.length === own.length) continue
        for (const one of own) {
          if (left.includes(one)) continue
          clearTimeout(one.overdue)
          ready.push(one.received)
        }
        if (left.length > 0) bySender.set(from, left)
        else bySender.delete(from)
      }
      return ready
    },
    isFor: (from) => bySender.has(from),
    drop,
    close() {
      for (const from of [...bySender.keys()]) drop(from)
    },
  }
}
