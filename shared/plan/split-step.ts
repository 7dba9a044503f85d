/** Splitting a step whose text is a list into a step per part. */
import { type PlanDocuments, requireEntity } from './documents.ts'
import { addStep, setMunicipalities } from './edit-plan.ts'
import type { History } from './history.ts'
import { storedPlace } from './schema.ts'
import { splitText } from './split-text.ts'
import { keepText, readText, setText } from './text-cell.ts'

/**
 * The first part stays in the cell where it is typed in; the others become steps behind it, with the same planning,
 * regisseur and municipalities, for these were said of all of them. Status, note and the plan's own columns stay
 * with the first. One step to take back; false where the text is no list.
 */
export function splitStep(
  documents: PlanDocuments,
  history: History,
  id: string,
  createId: () => string,
): boolean {
  const text = { kind: 'step', id, field: 'text' } as const
  const split = splitText(readText(documents, text) ?? '')
  const step = requireEntity(documents, 'step', id)
  const place = storedPlace.step.safeParse(step.get('place'))
  if (split === null || !place.success) return false
  const { action } = place.data
  const fields = ['planning', 'owner'] as const
  const said = fields.map((field) => readText(documents, { kind: 'step', id, field }) ?? '')
  const municipalities = step.get('municipalities')
  const made = split.rest.map((words) => ({ id: createId(), words }))
  history.group(() => {
    history.add(
      'step',
      made.map((one) => one.id),
      (origin) => {
        for (const [index, one] of made.entries())
          addStep(documents, { action, id: one.id, after: made[index - 1]?.id ?? id }, origin)
      },
    )
    history.edit((origin) => {
      keepText(documents, text, split.first, origin)
      for (const one of made) {
        setText(documents, { ...text, id: one.id }, one.words, origin)
        for (const [index, field] of fields.entries())
          setText(documents, { kind: 'step', id: one.id, field }, said[index] ?? '', origin)
        if (Array.isArray(municipalities)) setMunicipalities(documents, one.id, municipalities, origin)
      }
    })
  })
  return true
}
