/** What somebody changed, in words: which part of which row. */
import type { TFunction } from 'i18next'
import type { CellRef } from '#shared/plan/cell-ref.ts'
import { firstWords } from '#shared/plan/first-words.ts'
import type { PlanView } from '#shared/plan/plan-view.ts'
import type { RemoteEdit, RowRef } from '#shared/plan/remote-edits.ts'
import type { ListTable } from '#shared/plan/schema.ts'

const maxLetters = 60

/** Null for what has no words (any more), and for what stands on another screen than that of `list`. */
export function describeEdit(
  edit: RemoteEdit,
  { view, list: shown }: { view: PlanView; list: string | null },
  t: TFunction,
): { what: string; row: string } | null {
  const { ref } = edit
  if (ref.kind !== 'plan' && (edit.list ?? null) !== shown) return null
  const list = view.plan().lists.find(({ id }) => id === edit.list)
  const row = shorten(labelOf(ref, list, view))
  if (edit.what === 'row') return { what: t(`presence.row.${edit.ref.kind}`), row }
  if ('column' in ref) {
    const column = (list ?? view.plan()).columns.find(({ id }) => id === ref.column)
    return column ? { what: column.title, row } : null
  }
  if (!('field' in ref)) return null
  if (ref.field === 'title' || ref.field === 'introduction')
    return { what: t(`presence.part.${ref.field}`), row }
  return { what: t(`grid.column.${ref.field}`), row }
}

function labelOf(ref: CellRef | RowRef, list: ListTable | undefined, view: PlanView): string {
  switch (ref.kind) {
    case 'plan':
      return view.plan().title
    case 'theme':
      return view.themeText(ref.id)?.title ?? ''
    case 'action':
      return view.actionTitle(ref.id) ?? ''
    case 'list':
      return list?.title ?? binned(ref.id, view)
    case 'listRow':
    case 'listCell':
      return labelOfRow(ref.id, list) ?? binned(ref.id, view)
    // A step without words goes by its action.
    case 'step':
    case 'cell':
      return view.step(ref.id)?.text || titleAround(ref.id, view)
  }
}

/** Null: it is not there. */
function labelOfRow(row: string, list: ListTable | undefined): string | null {
  const found = list?.rows.find(({ id }) => id === row)
  return list && found ? firstWords(list.columns, found) : null
}

function binned(entity: string, view: PlanView): string {
  return view.plan().bin.find(({ id }) => id === entity)?.label ?? ''
}

function titleAround(step: string, view: PlanView): string {
  for (const { tables } of view.plan().themes)
    for (const { title, steps } of [...tables.existing, ...tables.planned])
      if (steps.some(({ id }) => id === step)) return title
  return ''
}

function shorten(words: string): string {
  const letters = [...words.replaceAll(/\s+/g, ' ')]
  return letters.length > maxLetters ? `${letters.slice(0, maxLetters).join('')}…` : letters.join('')
}
