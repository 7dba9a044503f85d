/** A person's own edits that a closed room did not take any more, found by comparing, each to be chosen about. */
import { z } from 'zod'
import type { PlanStates } from '../plan/merge-unsent.ts'
import { mergeUnsent } from '../plan/merge-unsent.ts'
import { readPlan } from '../plan/plan-view.ts'
import { comparePlans } from './compare-plans.ts'
import type { Difference } from './difference.ts'
import { difference } from './difference.ts'

/** One choice of the author: one cell, one move, or one row that is new or gone with all that hangs under it. */
export const pendingEdit = z.object({
  /** The same for the same edit, however often it is found. */
  id: z.string(),
  difference,
  /** What is new or gone along with it, under it. */
  within: z.array(difference),
})
export type PendingEdit = z.infer<typeof pendingEdit>

/**
 * What the documents left behind have more than the plan as it is now, of text and of progress. Rows that
 * colleagues removed in the meantime count as there, so that an edit in them is found.
 */
export function findPendingEdits(left: Partial<PlanStates>, now: PlanStates): PendingEdit[] {
  const { before, after } = mergeUnsent(left, now)
  return splitEdits(comparePlans(readPlan(before), readPlan(after)))
}

/** Differences as choices, in the order of the plan. */
export function splitEdits(differences: readonly Difference[]): PendingEdit[] {
  const edits: PendingEdit[] = []
  for (const one of differences) {
    const above = edits.find((edit) => edit.difference.change === one.change && isUnder(edit, one))
    if (above) above.within.push(one)
    else if (one.change === 'changed')
      for (const field of one.fields)
        edits.push(editOf({ ...one, fields: [field] }, field.column ?? field.field))
    else edits.push(editOf(one, ''))
  }
  return edits
}

function editOf(one: Difference, field: string): PendingEdit {
  return { id: JSON.stringify([one.change, one.kind, one.id, field]), difference: one, within: [] }
}

/** Rows that are new in a new row, or went with the row above them. */
function isUnder({ difference: above }: PendingEdit, one: Difference): boolean {
  if (one.change !== 'added' && one.change !== 'removed') return false
  if (above.kind === 'list') return one.spot.list?.id === above.id
  if (above.kind === 'theme') return one.spot.theme?.id === above.id
  return above.kind === 'action' && one.spot.action?.id === above.id
}
