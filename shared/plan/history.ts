/**
 * One person's own work on one plan, to take back and do again: text and progress, rows and cells, in one
 * history. Nothing of a colleague is ever taken back.
 */
import type { EditOrigin, PlanDocuments } from './documents.ts'
import { isRemoved } from './documents.ts'
import { putBackEntity, removeEntity } from './edit-entity.ts'
import type { BinEntry } from './schema.ts'
import type { TextCell, TextRef } from './text-cell.ts'
import { openTextCell } from './text-cell.ts'
import type { UndoStep } from './undo-step.ts'
import { captureEdits, inOneTransaction, together } from './undo-step.ts'

/** `overtaken`: a colleague changed the same since, so there was nothing of one's own left to take back. */
export type UndoResult = 'done' | 'overtaken' | 'empty'

export type History = {
  /** Runs edits; they undo by taking back what they wrote. Every edit must carry the origin that is given. */
  edit(run: (origin: EditOrigin) => void): void
  /**
   * Runs edits that make an entity, or several. They undo by putting them in the bin, for a colleague may have
   * written in them since.
   */
  add(kind: BinEntry['kind'], ids: string | readonly string[], run: (origin: EditOrigin) => void): void
  remove(kind: BinEntry['kind'], id: string): void
  putBack(kind: BinEntry['kind'], id: string): void
  /** Opens a text for typing; closing it makes all that was typed in it one step. */
  openText(ref: TextRef): TextCell | null
  /** Runs edits that stay: a municipality that was added is not taken back with the cell it was added for. */
  keep(run: (origin: EditOrigin) => void): void
  /** Whatever runs inside is one step. */
  group(run: () => void): void
  undo(): UndoResult
  redo(): UndoResult
  close(): void
}

/** Steps that can be taken back; older ones stay done. */
const maxSteps = 200

/** `now` gives ms since the epoch; `by` is who edits. */
export function createHistory(
  documents: PlanDocuments,
  { by, now }: { by: string; now: () => number },
): History {
  const done: UndoStep[] = []
  const undone: UndoStep[] = []
  /** The steps of the group that runs now, or null. */
  let grouped: UndoStep[] | null = null
  const origin: EditOrigin = { by }

  function push(step: UndoStep): void {
    if (grouped !== null) {
      grouped.push(step)
      return
    }
    done.push(step)
    for (const old of done.splice(0, done.length - maxSteps)) old.drop()
    for (const old of undone.splice(0)) old.drop()
  }

  function presence(kind: BinEntry['kind'], id: string, undoRemoves: boolean, made = false): UndoStep {
    const set = (removed: boolean) => {
      if (isRemoved(documents, kind, id) === removed) return false
      if (removed)
        removeEntity(documents, kind, id, { by, at: now(), ...(made ? { undone: true } : {}) }, origin)
      else putBackEntity(documents, kind, id, origin)
      return true
    }
    return { undo: () => set(undoRemoves), redo: () => set(!undoRemoves), drop: () => undefined }
  }

  function take(from: UndoStep[], to: UndoStep[], how: 'undo' | 'redo'): UndoResult {
    const step = from.pop()
    if (step === undefined) return 'empty'
    if (!step[how]()) {
      step.drop()
      return 'overtaken'
    }
    to.push(step)
    return 'done'
  }

  return {
    edit(run) {
      push(captureEdits(documents, { by }, run))
    },
    add(kind, ids, run) {
      inOneTransaction(documents, origin, run)
      push(together([ids].flat().map((id) => presence(kind, id, true, true))))
    },
    remove(kind, id) {
      removeEntity(documents, kind, id, { by, at: now() }, origin)
      push(presence(kind, id, false))
    },
    putBack(kind, id) {
      putBackEntity(documents, kind, id, origin)
      push(presence(kind, id, true))
    },
    openText(ref) {
      const cell = openTextCell(documents, ref, { by })
      if (cell === null) return null
      return {
        ...cell,
        close() {
          const step = cell.close()
          if (step !== null) push(step)
          return step
        },
      }
    },
    keep: (run) => run(origin),
    group(run) {
      if (grouped !== null) return run()
      const steps: UndoStep[] = []
      grouped = steps
      try {
        run()
      } finally {
        grouped = null
        if (steps.length > 0) push(together(steps))
      }
    },
    undo: () => take(done, undone, 'undo'),
    redo: () => take(undone, done, 'redo'),
    close() {
      for (const step of [...done.splice(0), ...undone.splice(0)]) step.drop()
    },
  }
}
