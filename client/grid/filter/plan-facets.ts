/** What the action tables of a plan can be filtered by. */
import type { Plan } from '#shared/plan/schema.ts'
import { status as statuses, tableKinds } from '#shared/plan/schema.ts'
import type { CellRow, StepRow } from '../row.ts'
import { nameIds, optionsOfNames } from './names-in.ts'
import type { Facet, FacetOption } from './row-filter.ts'
import { emptyChoice } from './row-filter.ts'

export function planFacets(plan: Plan): Facet[] {
  const bare = (id: string): FacetOption => ({ id, label: '' })
  return [
    facet(
      'theme',
      () => plan.themes.map(({ id, title }, index) => ({ id, label: `${index + 1} ${title}` })),
      ({ theme }) => [theme],
    ),
    facet(
      'table',
      () => tableKinds.map(bare),
      ({ table }) => [table],
    ),
    facet(
      'municipality',
      () => [...plan.municipalities.map(({ id, name }) => ({ id, label: name })), bare(emptyChoice)],
      ({ step }) => (step === null || step.municipalities.length === 0 ? [emptyChoice] : step.municipalities),
    ),
    facet(
      'owner',
      () => optionsOfNames(ownersOf(plan)),
      ({ step }) => nameIds(step?.owner ?? ''),
    ),
    facet(
      'status',
      () => [...statuses.options, emptyChoice].map(bare),
      ({ step }) => [step?.status ?? emptyChoice],
    ),
  ]
}

function facet(id: string, options: () => FacetOption[], ofStep: (row: StepRow) => readonly string[]): Facet {
  const valuesOf = (row: CellRow) => (row.kind === 'step' ? ofStep(row) : [])
  return { id, options, valuesOf, isOffered: () => true }
}

function* ownersOf({ themes }: Plan): Generator<string> {
  for (const { tables } of themes)
    for (const { steps } of Object.values(tables).flat()) for (const { owner } of steps) yield owner
}
