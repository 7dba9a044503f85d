/** The facets of a filter, and what is chosen in them, in the words of the screen. */
import { useTranslation } from 'react-i18next'
import type { Plan, Status } from '#shared/plan/schema.ts'
import type { Facet, FacetOption } from './row-filter.ts'
import { emptyChoice, optionsOf } from './row-filter.ts'

/** What there is to choose, and what was chosen before and is no longer there. */
export function useFacetOptions(facet: Facet, plan: Plan, chosen: readonly string[]): FacetOption[] {
  const { t } = useTranslation()
  const options = optionsOf(facet, plan).map(({ id, label }) => ({ id, label: label || wordsOf(id) }))
  const gone = chosen.filter((id) => !options.some((option) => option.id === id))
  return [...options, ...gone.map((id) => ({ id, label: facet === 'owner' ? id : t('grid.filter.gone') }))]

  function wordsOf(id: string): string {
    if (id === emptyChoice) return t(`grid.filter.empty.${facet as 'owner' | 'municipality' | 'status'}`)
    if (facet === 'table') return t(`grid.table.${id as 'existing' | 'planned'}`)
    return facet === 'status' ? t(`grid.status.${id as Status}`) : t('plan.untitledTheme')
  }
}
