/** The way of updates into a room's document: judged, let in, kept waiting, or refused. */
import * as Y from 'yjs'
import type { UpdateContent } from '#shared/plan/check-update.ts'
import type { User } from '../storage/storage.ts'
import type { Applied, RoomDocument } from './room-document.ts'
import type { CollaborationLog } from './settings.ts'
import type { UpdateGate } from './update-gate.ts'
import { withoutKnown } from './update-news.ts'
import type { WaitingUpdate, WaitingUpdates } from './waiting-updates.ts'

export type Sender = {
  readonly user: User
  /** Takes note of work that its update gave. */
  charge(work: { mergeSteps: number; parts: number }): void
  refuse(code: 'malformed-message' | 'broken-plan' | 'plan-full' | 'incomplete-edit'): void
}
export type Received<S extends Sender> = WaitingUpdate<S> & { content: UpdateContent }

export type UpdateIntake<S extends Sender> = {
  /** What waited, and now needs to wait no longer. */
  takeReady(): Received<S>[]
  /**
   * Takes in what came in, and what was waiting for that. When it comes down to one small update, `sendAlone` gets it
   * as it came, before Yjs has followed up on it, and it is not in `merged`.
   */
  takeIn(received: readonly Received<S>[], sendAlone: (only: Received<S>) => void): TakenIn<S>
}

type Enter = (update: Uint8Array) => boolean
type Taken<S extends Sender> = Received<S> | null | 'broken'

export type TakenIn<S extends Sender> = Omit<Applied, 'released'> & {
  /** What is in the document now; of what was in it before only deletions. */
  entered: Received<S>[]
  /** Who made all that came in, and need not hear it back; of several nobody. */
  author: S | undefined
  /** Whose update Yjs choked on half-way: what it left in the document is in `merged` alone. */
  leftBy: S | null
  /** What may go in now was more than one turn is to take. */
  hasMore: boolean
}

/** In a larger update much may be known already. */
const maxBytesAsItCame = 1024
/** Of updates that waited for one another: each look at them goes through all of them. */
const maxPartsAgain = 5_000

export function createUpdateIntake<S extends Sender>(deps: {
  document: RoomDocument
  gate: UpdateGate
  waiting: WaitingUpdates<S>
  isPresent(sender: S): boolean
  log: CollaborationLog
}): UpdateIntake<S> {
  const { document, gate, waiting, log } = deps

  function takeReady(): Received<S>[] {
    return waiting
      .takeReady((need, from) => gate.isMet(need, from.user))
      .map((one) => ({ ...one, content: Y.decodeUpdate(one.update) }))
  }

  /** Whatever is wrong with one update, the others of the turn go on. */
  function takeOne(came: Received<S>, enter: Enter): Taken<S> {
    try {
      const { update, content } = withoutKnown(document.doc, came.update, came.content)
      return judgeAndEnter(update === came.update ? came : { ...came, update, content }, enter)
    } catch (error) {
      log.warn({ err: error }, 'an update could not be looked at')
      came.from.refuse('malformed-message')
      return null
    }
  }

  /** What of the update is in the document now. Of the rest its sender knows, or is still waiting for it. */
  function judgeAndEnter(one: Received<S>, enter: Enter): Taken<S> {
    const { from, update, content, isPart } = one
    const verdict = gate.judge(from.user, update, content, isPart)
    switch (verdict.kind) {
      case 'fits':
        from.charge({ mergeSteps: verdict.mergeSteps, parts: content.structs.length })
        if (enter(update)) return one
        from.refuse('malformed-message')
        return 'broken'
      case 'known':
        return null
      case 'waits': {
        if (deps.isPresent(from)) waiting.add({ ...one, parts: content.structs.length }, verdict.needs)
        // Of two who wait for something in what the other brought, neither would ever be done.
        const { ready } = verdict
        return ready && takeOne({ from, update: ready, content: Y.decodeUpdate(ready), isPart: true }, enter)
      }
      case 'refused':
        log.warn({ code: verdict.code, reason: verdict.reason }, 'an update was refused')
        from.refuse(verdict.code)
        return null
      default:
        return verdict satisfies never
    }
  }

  return {
    takeReady,
    takeIn(received, sendAlone) {
      const entered: Received<S>[] = []
      const chokedOn: S[] = []
      let parts = 0
      const { merged, byServer, released } = document.apply((enter, mayRelease) => {
        // What comes in may be what others were waiting for.
        for (let queue = received; queue.length > 0; queue = parts < maxPartsAgain ? takeReady() : []) {
          for (const one of queue) {
            const taken = takeOne(one, enter)
            if (taken === 'broken') chokedOn.push(one.from)
            else if (taken !== null) entered.push(taken)
            if (one.waited !== undefined) parts += one.content.structs.length
          }
        }
        const [only] = entered
        if (only === undefined || entered.length > 1 || mayRelease || chokedOn.length > 0) return null
        if (only.update.length > maxBytesAsItCame) return null
        sendAlone(only)
        return only.update
      })
      const { from } = entered[0] ?? {}
      const isOnes = !released && chokedOn.length === 0 && entered.every((one) => one.from === from)
      const leftBy = chokedOn[0] ?? null
      return {
        merged,
        byServer,
        entered,
        author: isOnes ? from : undefined,
        leftBy,
        hasMore: parts >= maxPartsAgain,
      }
    },
  }
}
