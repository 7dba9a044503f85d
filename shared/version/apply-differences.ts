/** Makes the newer content out of the older one and their differences. */
import { blankFields, carryOver } from './carry-over.ts'
import type { ContentEntities, ListRef } from './content-entities.ts'
import { cellKey, listKey, putTogether, takeApart } from './content-entities.ts'
import type { Difference, FieldDifference, Spot } from './difference.ts'
import type { PlanContent } from './plan-content.ts'

/** `applyDifferences(before, comparePlans(before, after))` is `after`. */
export function applyDifferences(before: PlanContent, differences: readonly Difference[]): PlanContent {
  const content = takeApart(before)
  for (const one of differences) {
    if (one.change === 'moved' || one.change === 'removed') takeOut(content, one)
    if (one.change === 'removed') content.of[one.kind].delete(one.id)
  }
  // First the columns, so that rows find them as they are now.
  const isColumn = ({ kind }: Difference) => kind === 'column' || kind === 'listColumn'
  for (const one of differences.filter(isColumn)) applyOne(content, one)
  const carried = carryOver(takeApart(before), content)
  for (const kind of ['step', 'listRow'] as const)
    for (const row of content.of[kind].values()) row.fields = carried(row)
  for (const one of differences) if (!isColumn(one)) applyOne(content, one)
  return putTogether(content)
}

function applyOne(content: ContentEntities, { change, kind, id, spot, fields }: Difference): void {
  if (change === 'removed') return
  if (change === 'added')
    content.of[kind].set(id, { fields: blankFields(kind, spot.list?.id ?? null, content), list: null })
  const entity = content.of[kind].get(id)
  if (entity === undefined) return
  for (const field of fields) setField(entity.fields, field)
  const list = listOf(kind, spot)
  if (list === null || change === 'changed') return
  entity.list = list
  const siblings = content.lists.get(listKey(list)) ?? []
  siblings.splice(spot.after === null ? 0 : siblings.indexOf(spot.after) + 1, 0, id)
  content.lists.set(listKey(list), siblings)
}

function takeOut({ of, lists }: ContentEntities, { kind, id }: Difference): void {
  const list = of[kind].get(id)?.list
  if (!list) return
  const siblings = lists.get(listKey(list)) ?? []
  lists.set(
    listKey(list),
    siblings.filter((one) => one !== id),
  )
}

function setField(fields: Map<string, unknown>, { field, column, becomes }: FieldDifference): void {
  const key = column === null ? field : cellKey(column)
  if (becomes === null) fields.delete(key)
  else fields.set(key, becomes)
}

function listOf(kind: Difference['kind'], { theme, table, action, list }: Spot): ListRef | null {
  if (kind === 'plan') return null
  if (kind === 'step') return action === null ? null : { of: 'step', action: action.id }
  if (kind === 'listColumn' || kind === 'listRow') return list === null ? null : { of: kind, list: list.id }
  if (kind !== 'action') return { of: kind }
  return theme === null || table === null ? null : { of: 'action', theme: theme.id, table }
}
