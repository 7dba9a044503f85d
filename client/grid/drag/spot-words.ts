/** Where something would land, in words. */
import type { TFunction } from 'i18next'
import { firstWords } from '#shared/plan/first-words.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { findAction } from '../row-actions.ts'
import type { DropSpot } from './drop-spot.ts'

export function describeSpot(plan: Plan, spot: DropSpot | null, t: TFunction): string {
  if (spot === null) return t('grid.drag.nowhere')
  const { themes } = plan
  if (spot.what === 'row') {
    const { edge } = spot
    if (typeof edge === 'string') return t(`grid.drag.row.${edge}`)
    const list = plan.lists.find(({ id }) => id === spot.list)
    const beside = list?.rows.find(({ id }) => id === edge.id)
    const row = (list && beside && firstWords(list.columns, beside)) || t('grid.drag.noRowWords')
    return t(`grid.drag.row.${edge.side}`, { row })
  }
  if (spot.what === 'step') {
    const place = findAction(plan, spot.action)
    const title = place?.siblings[place.index]?.title
    return t('grid.drag.toAction', { action: title || t('grid.noActionTitle') })
  }
  const index = themes.findIndex(({ id }) => id === spot.theme)
  const theme = `${index + 1} ${themes[index]?.title || t('plan.untitledTheme')}`
  return t('grid.drag.toTable', { theme, table: t(`grid.table.${spot.table}`) })
}
