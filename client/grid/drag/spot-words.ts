/** Where something would land, in words. */
import type { TFunction } from 'i18next'
import type { Plan } from '#shared/plan/schema.ts'
import { findAction } from '../row-actions.ts'
import type { DropSpot } from './drop-spot.ts'

export function describeSpot({ themes, ...plan }: Plan, spot: DropSpot | null, t: TFunction): string {
  if (spot === null) return t('grid.drag.nowhere')
  if (spot.what === 'step') {
    const place = findAction({ themes, ...plan }, spot.action)
    const title = place?.siblings[place.index]?.title
    return t('grid.drag.toAction', { action: title || t('grid.noActionTitle') })
  }
  const index = themes.findIndex(({ id }) => id === spot.theme)
  const theme = `${index + 1} ${themes[index]?.title || t('plan.untitledTheme')}`
  return t('grid.drag.toTable', { theme, table: t(`grid.table.${spot.table}`) })
}
