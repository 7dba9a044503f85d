/** What is new, changed, gone and moved between two contents of a plan. By identity, never by text. */
import type { Column, TableKind } from '../plan/schema.ts'
import { tableKinds } from '../plan/schema.ts'
import { blankFields, carryOver } from './carry-over.ts'
import type { ContentEntities, EntityName, Fields, FieldValue, ListRef } from './content-entities.ts'
import { columnOfKey, listKey, planId, takeApart } from './content-entities.ts'
import type { Comparison, Difference, FieldDifference, Spot } from './difference.ts'
import type { PlanContent } from './plan-content.ts'
import { findUnmoved } from './stable-order.ts'
import type { ChangeCounts } from './version.ts'

/**
 * All differences, in the order in which a reader meets them. A new text column with empty cells, and a column
 * that went with what stood in it, are one difference, not one per row.
 */
export function comparePlans(before: PlanContent, after: PlanContent): Difference[] {
  const was = takeApart(before)
  const is = takeApart(after)
  const carried = carryOver(was, is)
  const differences: Difference[] = []

  function compareEntity(kind: EntityName, id: string, unmoved: ReadonlySet<string>): void {
    const [old, now] = [was.of[kind].get(id), is.of[kind].get(id)]
    if (now !== undefined) {
      const spot = spotOf(is, now.list, id)
      const common = { kind, id, label: labelOf(now.fields), spot }
      if (old === undefined) {
        const blank = blankFields(kind, spot.list?.id ?? null, is)
        const fields = compareFields(blank, now.fields).map((one) => ({ ...one, was: null }))
        differences.push({ change: 'added', ...common, fields })
        return
      }
      const moved = now.list !== null && !(unmoved.has(id) && sameList(old.list, now.list))
      if (moved) differences.push({ change: 'moved', ...common, from: spotOf(was, old.list, id), fields: [] })
      const fields = compareFields(carried(old), now.fields)
      if (fields.length > 0) differences.push({ change: 'changed', ...common, fields })
    } else if (old !== undefined) {
      const spot = spotOf(was, old.list, id)
      const blank = blankFields(kind, spot.list?.id ?? null, was)
      const fields = compareFields(old.fields, blank).map((one) => ({ ...one, becomes: null }))
      const common = { kind, id, label: labelOf(old.fields), spot }
      differences.push({ change: 'removed', ...common, fields })
    }
  }

  function compareList(list: ListRef): void {
    const kind = list.of
    const [old, now] = [was.lists.get(listKey(list)) ?? [], is.lists.get(listKey(list)) ?? []]
    const unmoved = findUnmoved(old, now)
    for (const id of mergeGone(old, now, (one) => !is.of[kind].has(one))) {
      compareEntity(kind, id, unmoved)
      if (kind === 'theme') for (const table of tableKinds) compareList({ of: 'action', theme: id, table })
      if (kind === 'action') compareList({ of: 'step', action: id })
      if (kind === 'list')
        for (const part of ['listColumn', 'listRow'] as const) compareList({ of: part, list: id })
    }
  }

  compareEntity('plan', planId, new Set())
  for (const kind of ['column', 'municipality', 'theme', 'list'] as const) compareList({ of: kind })
  return differences
}

/** A comparison as the API gives it out. */
export function describeComparison(
  from: { number: number; content: PlanContent },
  to: { number: number | 'concept'; content: PlanContent },
): Comparison {
  const differences = comparePlans(from.content, to.content)
  return {
    from: from.number,
    to: to.number,
    counts: countChanges(differences),
    differences,
    columns: uniteById(allColumns(to.content), allColumns(from.content)),
    municipalities: uniteById(to.content.municipalities, from.content.municipalities),
  }
}

/** The columns of a plan and of its lists. */
export function allColumns({ columns, lists = [] }: Pick<PlanContent, 'columns' | 'lists'>): Column[] {
  return [...columns, ...lists.flatMap((list) => list.columns)]
}

/** How many entities are new, changed, gone and moved. */
export function countChanges(differences: readonly Difference[]): ChangeCounts {
  const counts: ChangeCounts = { added: 0, changed: 0, removed: 0, moved: 0 }
  for (const { change } of differences) counts[change] += 1
  return counts
}

/** The list as it is now, with what is gone behind the one it stood behind. */
function mergeGone(
  old: readonly string[],
  now: readonly string[],
  isGone: (id: string) => boolean,
): string[] {
  const here = new Set(now)
  const goneBehind = new Map<string | null, string[]>()
  let behind: string | null = null
  for (const id of old) {
    if (here.has(id)) behind = id
    else if (isGone(id)) goneBehind.set(behind, [...(goneBehind.get(behind) ?? []), id])
  }
  return [...(goneBehind.get(null) ?? []), ...now.flatMap((id) => [id, ...(goneBehind.get(id) ?? [])])]
}

function compareFields(old: Fields, now: Fields): FieldDifference[] {
  const keys = [...now.keys(), ...[...old.keys()].filter((key) => !now.has(key))]
  return keys.flatMap((key) => {
    const [was, becomes] = [old.get(key) ?? null, now.get(key) ?? null]
    if (sameValue(was, becomes)) return []
    const column = columnOfKey(key)
    const field = (column === null ? key : 'cell') as FieldDifference['field']
    return [{ field, column, was, becomes }]
  })
}

function sameValue(a: FieldValue | null, b: FieldValue | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function sameList(a: ListRef | null, b: ListRef | null): boolean {
  return a !== null && b !== null && listKey(a) === listKey(b)
}

function labelOf(fields: Fields): string {
  const own = fields.get('title') ?? fields.get('text') ?? fields.get('name')
  if (own !== undefined) return String(own)
  // A row of a list has its first words.
  const cell = [...fields].find(([key, value]) => columnOfKey(key) !== null && value !== '')
  return String(cell?.[1] ?? '')
}

function spotOf({ of, lists }: ContentEntities, list: ListRef | null, id: string): Spot {
  const siblings = list === null ? [] : (lists.get(listKey(list)) ?? [])
  const index = siblings.indexOf(id)
  const after = siblings[index - 1] ?? null
  const titled = (kind: 'theme' | 'action' | 'list', one: string) => ({
    id: one,
    title: labelOf(of[kind].get(one)?.fields ?? new Map()),
  })
  const inTable = (theme: string, table: TableKind) => ({ theme: titled('theme', theme), table })
  const nowhere = { theme: null, table: null, action: null, list: null, after, place: index + 1 }
  if (list?.of === 'action') return { ...nowhere, ...inTable(list.theme, list.table) }
  if (list?.of === 'listColumn' || list?.of === 'listRow')
    return { ...nowhere, list: titled('list', list.list) }
  if (list?.of !== 'step') return nowhere
  const action = of.action.get(list.action)?.list
  if (action?.of !== 'action') return nowhere
  return { ...nowhere, ...inTable(action.theme, action.table), action: titled('action', list.action) }
}

function uniteById<T extends { id: string }>(first: readonly T[], second: readonly T[]): T[] {
  const known = new Set(first.map(({ id }) => id))
  return [...first, ...second.filter(({ id }) => !known.has(id))]
}
