/** What a new list can begin as: the columns that such a table has in most programmes. */
import type { TFunction } from 'i18next'
import type { DraftColumn, DraftList } from '#shared/plan/draft-list.ts'
import type { ColumnType, Municipality } from '#shared/plan/schema.ts'

export const listTemplates = [
  'empty',
  'meetings',
  'budget',
  'indicators',
  'contacts',
  'municipalities',
] as const
export type ListTemplate = (typeof listTemplates)[number]

/** Their names stand in the words of the screen, in this order. */
const types: Record<ListTemplate, readonly ColumnType[]> = {
  empty: ['text'],
  meetings: ['text', 'choice', 'date', 'person', 'person'],
  budget: ['text', 'amount', 'amount', 'text'],
  indicators: ['text', 'text', 'text', 'text', 'date', 'choice'],
  contacts: ['person', 'text', 'text', 'text', 'text'],
  municipalities: ['text', 'number', 'number', 'amount', 'text'],
}

export function draftOfTemplate(
  template: ListTemplate,
  { title, municipalities }: { title: string; municipalities: readonly Municipality[] },
  t: TFunction,
): DraftList {
  const names = t(`list.template.${template}.columns`, { returnObjects: true })
  const options = t('list.options', { returnObjects: true })
  const columns = types[template].map((type, index): DraftColumn => {
    const own = type === 'choice' ? { options: options[template as keyof typeof options] } : {}
    return { title: names[index] ?? '', type, ...own }
  })
  const rows = template === 'municipalities' ? municipalities.map(({ name }) => [name]) : [[]]
  return { title: title.trim() || t(`list.template.${template}.title`), columns, rows }
}
