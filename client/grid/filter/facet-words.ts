/** The facets of a filter, and what is chosen in them, in the words of the screen. */
import { useTranslation } from 'react-i18next'
import type { Status } from '#shared/plan/schema.ts'
import type { Facet, FacetOption } from './row-filter.ts'
import { emptyChoice } from './row-filter.ts'

export function useFacetName(): (facet: Facet) => string {
  const { t } = useTranslation()
  return ({ id, title }) =>
    title === undefined ? t(`grid.filter.facet.${id as 'theme'}`) : title || t('list.untitledColumn')
}

/** What there is to choose, and what was chosen before and is no longer there. */
export function useFacetOptions(
  { id: facet, title, options }: Facet,
  chosen: readonly string[],
): FacetOption[] {
  const { t } = useTranslation()
  const isList = title !== undefined
  const found = options().map(({ id, label }) => ({ id, label: label || wordsOf(id) }))
  const gone = chosen.filter((id) => !found.some((option) => option.id === id))
  // The id of a name and of a choice is that name itself.
  return [
    ...found,
    ...gone.map((id) => ({ id, label: isList || facet === 'owner' ? id : t('grid.filter.gone') })),
  ]

  function wordsOf(id: string): string {
    if (id === emptyChoice) return t(`grid.filter.empty.${isList ? 'column' : (facet as 'owner')}`)
    if (facet === 'table') return t(`grid.table.${id as 'existing' | 'planned'}`)
    return facet === 'status' ? t(`grid.status.${id as Status}`) : t('plan.untitledTheme')
  }
}
