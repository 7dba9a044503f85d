/** One thing to take back and do again, made of what Yjs' UndoManager captures. */
import * as Y from 'yjs'
import type { EditOrigin, PlanDocuments } from './documents.ts'
import { captureWritten, exactly } from './exact-undo.ts'

/** Both say whether anything changed: false where a colleague has overtaken it. */
export type UndoStep = { undo(): boolean; redo(): boolean; drop(): void }

/** Runs edits with an origin of their own and remembers what they wrote, in both documents. */
export function captureEdits(
  documents: PlanDocuments,
  origin: EditOrigin,
  run: (origin: EditOrigin) => void,
): UndoStep {
  const captured = [documents.plan, documents.progress].map((doc) => ({
    manager: captureOrigin(doc, origin),
    places: captureWritten(doc, origin),
  }))
  inOneTransaction(documents, origin, run)
  return together(captured.map(({ manager, places }) => exactly(stepOf(manager), places(), origin)))
}

/** So that colleagues and the server get one update, however many edits there are. */
export function inOneTransaction(
  { plan, progress }: PlanDocuments,
  origin: EditOrigin,
  run: (origin: EditOrigin) => void,
): void {
  progress.transact(() => plan.transact(() => run(origin), origin), origin)
}

function captureOrigin(scope: Y.Doc, origin: EditOrigin): Y.UndoManager {
  return new Y.UndoManager(scope, {
    trackedOrigins: new Set([origin]),
    captureTimeout: Number.MAX_SAFE_INTEGER,
  })
}

/** All that a manager has captured, as one step. */
export function stepOf(manager: Y.UndoManager): UndoStep {
  const all = (stack: () => unknown[], take: () => unknown) => {
    let changed = false
    while (stack().length > 0) changed = take() !== null || changed
    return changed
  }
  return {
    undo: () =>
      all(
        () => manager.undoStack,
        () => manager.undo(),
      ),
    redo: () =>
      all(
        () => manager.redoStack,
        () => manager.redo(),
      ),
    drop: () => manager.destroy(),
  }
}

/** Several steps as one; it counts as changed when any of them did. */
export function together(steps: readonly UndoStep[]): UndoStep {
  return {
    undo: () =>
      steps
        .toReversed()
        .map((step) => step.undo())
        .includes(true),
    redo: () => steps.map((step) => step.redo()).includes(true),
    drop() {
      for (const step of steps) step.drop()
    },
  }
}
