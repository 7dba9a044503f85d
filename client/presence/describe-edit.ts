/** What somebody changed, in words: which part of which row. */
import type { TFunction } from 'i18next'
import type { PlanView } from '#shared/plan/plan-view.ts'
import type { RemoteEdit } from '#shared/plan/remote-edits.ts'

const maxLetters = 60

/** Null for what has no words (any more). */
export function describeEdit(
  edit: RemoteEdit,
  view: PlanView,
  t: TFunction,
): { what: string; row: string } | null {
  const { ref } = edit
  // Lists stand on a screen of their own.
  if (ref.kind === 'list' || ref.kind === 'listCell') return null
  const row = shorten(ref.kind === 'plan' ? view.plan().title : labelOf(ref.kind, ref.id, view))
  if (edit.what === 'row') return { what: t(`presence.row.${edit.ref.kind}`), row }
  if (ref.kind === 'cell' && 'column' in ref) {
    const column = view.plan().columns.find(({ id }) => id === ref.column)
    return column ? { what: column.title, row } : null
  }
  if (!('field' in ref)) return null
  if (ref.field === 'title' || ref.field === 'introduction')
    return { what: t(`presence.part.${ref.field}`), row }
  return { what: t(`grid.column.${ref.field}`), row }
}

/** A step without words goes by its action. */
function labelOf(kind: 'theme' | 'action' | 'step' | 'cell', id: string, view: PlanView): string {
  if (kind === 'theme') return view.themeText(id)?.title ?? ''
  if (kind === 'action') return view.actionTitle(id) ?? ''
  return view.step(id)?.text || titleAround(id, view)
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
