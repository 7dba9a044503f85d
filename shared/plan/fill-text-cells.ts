/**
 * Closes the one gap in "text cells exist before anyone types": a row and a text column that were made at the
 * same time, by people who did not know of each other. Neither will ever make that cell, so the server does,
 * alone, the moment both have arrived.
 */
import * as Y from 'yjs'
import type { EditOrigin, PlanDocuments } from './documents.ts'
import { entitiesOf } from './documents.ts'
import { textCellFields } from './edit-entity.ts'

/** Fills the gaps that stand in the plan now. */
export function fillTextCells(documents: PlanDocuments, origin: EditOrigin, steps: Iterable<unknown>): void {
  const fields = textCellFields(documents)
  documents.plan.transact(() => {
    for (const step of steps) {
      if (!(step instanceof Y.Map)) continue
      for (const field of fields) if (!step.has(field)) step.set(field, new Y.Text())
    }
  }, origin)
}

/** Fills gaps now and from now on, whenever rows or columns arrive. Returns how to stop. Server only. */
export function keepTextCells(documents: PlanDocuments, origin: EditOrigin): () => void {
  const steps = entitiesOf(documents, 'step')
  const columns = entitiesOf(documents, 'column')
  const onSteps = (event: Y.YMapEvent<unknown>) => {
    fillTextCells(
      documents,
      origin,
      [...event.keysChanged].map((id) => steps.get(id)),
    )
  }
  const onColumns = () => fillTextCells(documents, origin, steps.values())
  fillTextCells(documents, origin, steps.values())
  steps.observe(onSteps)
  columns.observe(onColumns)
  return () => {
    steps.unobserve(onSteps)
    columns.unobserve(onColumns)
  }
}
