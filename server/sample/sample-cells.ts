/** What the themes of the sample plan share: the region's municipalities and the plan's own columns. */
import type { DraftStep } from '#shared/plan/draft.ts'
import type { DraftColumn } from '#shared/plan/draft-list.ts'

export const region = ['Meerdijk', 'Oeverland', 'Plassen', 'Veenhoven', 'Duinrade', 'Lindehorst']

export const columns: readonly DraftColumn[] = [
  { title: 'Bron', type: 'text' },
  { title: 'Prioriteit', type: 'choice', options: ['hoog', 'midden', 'laag'] },
  { title: 'Budget (× € 1.000)', type: 'number' },
  { title: 'Start uiterlijk', type: 'date' },
]

/** A step with the cells of the plan's own columns: source, priority, budget (× € 1.000), latest start. */
export function withCells(
  step: DraftStep,
  source: string | null,
  priority: 'hoog' | 'midden' | 'laag' | null,
  budget: number | null = null,
  startBy: string | null = null,
): DraftStep {
  return { ...step, cells: [source, priority, budget, startBy] }
}
