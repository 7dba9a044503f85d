/** Splitting a step whose text is a list into a step per part. */
import { type PlanDocuments, requireEntity } from './documents.ts'
import { addStep } from './edit-plan.ts'
import type { History } from './history.ts'
import { storedPlace } from './schema.ts'
import { splitText } from './split-text.ts'
import { keepText, readText } from './text-cell.ts'

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
  const said = (field: 'planning' | 'owner') => readText(documents, { kind: 'step', id, field }) ?? ''
  const municipalities = step.get('municipalities')
  const common = {
    action,
    planning: said('planning'),
    owner: said('owner'),
    ...(Array.isArray(municipalities) ? { municipalities: municipalities.map(String) } : {}),
  }
  const made = split.rest.map((words) => ({ id: createId(), text: words }))
  history.group(() => {
    history.add(
      'step',
      made.map((one) => one.id),
      (origin) => {
        for (const [index, one] of made.entries())
          addStep(documents, { ...common, ...one, after: made[index - 1]?.id ?? id }, origin)
      },
    )
    history.edit((origin) => keepText(documents, text, split.first, origin))
  })
  return true
}
