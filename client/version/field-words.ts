/** Fields and their values in words. */
import type { TFunction } from 'i18next'
import { formatAmount } from '#shared/plan/amount.ts'
import type { Column, Municipality, Status } from '#shared/plan/schema.ts'
import type { Spot } from '#shared/version/difference.ts'
import { formatDay, formatNumber } from '../i18n/format.ts'
import type { FieldChange } from './comparison-rows.ts'

/** What ids stand for. */
export type Names = { columns: readonly Column[]; municipalities: readonly Municipality[] }

export function fieldName({ field, column }: FieldChange, { columns }: Names, t: TFunction): string {
  if (field !== 'cell') return t(`version.field.${field}`)
  return columns.find(({ id }) => id === column)?.title || t('version.field.cell')
}

export function valueWords(
  value: FieldChange['was'],
  { field, column }: FieldChange,
  names: Names,
  t: TFunction,
): string {
  if (value === null) return ''
  if (Array.isArray(value)) {
    if (field !== 'municipalities') return value.join(', ')
    const nameOf = (id: string) => names.municipalities.find((one) => one.id === id)?.name ?? ''
    return value
      .map(nameOf)
      .filter((name) => name !== '')
      .join(', ')
  }
  const ofColumn = names.columns.find(({ id }) => id === column)?.type
  if (typeof value === 'number') return ofColumn === 'amount' ? formatAmount(value) : formatNumber(value)
  if (field === 'status') return t(`grid.status.${value as Status}`)
  if (field === 'type') return t(`grid.columns.types.${value as Column['type']}`)
  return ofColumn === 'date' && value !== '' ? formatDay(value) : value
}

/** `thema Sterke wijkteams, Wat doen we al?, actie Zicht op effect` */
export function spotWords({ theme, table, action, list }: Spot, t: TFunction): string {
  return [
    list ? t('version.spot.list', { title: list.title || t('list.untitled') }) : '',
    theme ? t('version.spot.theme', { title: theme.title || t('plan.untitledTheme') }) : '',
    table ? t(`grid.table.${table}`) : '',
    action ? t('version.spot.action', { title: action.title || t('grid.noActionTitle') }) : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
