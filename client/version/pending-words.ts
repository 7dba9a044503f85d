/** A pending edit in words: where it belongs, what was and what its author made of it. */
import type { TFunction } from 'i18next'
import type { Difference } from '#shared/version/difference.ts'
import type { PendingEdit } from '#shared/version/pending-edits.ts'
import type { Names } from './field-words.ts'
import { fieldName, spotWords, valueWords } from './field-words.ts'

export type PendingLine = { label: string; was: string; becomes: string }

/** `Stap, thema Gewoon opgroeien, Wat gaan we doen?, actie Van alleen naar samen` */
export function pendingPlace({ difference }: PendingEdit, t: TFunction): string {
  const { kind, label, spot } = difference
  const name = t(`version.kind.${kind}`)
  const own = kind === 'plan' || label === '' ? name : `${name} “${label}”`
  const where = spotWords(spot, t)
  return where === '' ? own : `${own} (${where})`
}

/** One line per cell; a move says where from and where to. */
export function pendingLines(edit: PendingEdit, names: Names, t: TFunction): PendingLine[] {
  const { difference, within } = edit
  if (difference.change === 'moved') {
    const [was, becomes] = [spotWords(difference.from, t), spotWords(difference.spot, t)]
    const label = t('version.pending.place')
    return was === becomes
      ? [{ label, was: '', becomes: t('version.pending.otherOrder') }]
      : [{ label, was, becomes }]
  }
  return [difference, ...within].flatMap((one) => linesOf(one, names, t))
}

/** The author's own words, for the clipboard. */
export function copyWords(edit: PendingEdit, names: Names, t: TFunction): string {
  const lines = pendingLines(edit, names, t)
  const [only] = lines
  if (lines.length === 1 && only) return only.becomes || only.was
  return lines.map(({ label, was, becomes }) => `${label}: ${becomes || was}`).join('\n')
}

function linesOf({ fields, kind }: Difference, names: Names, t: TFunction): PendingLine[] {
  return fields
    .filter(({ field }) => field !== 'type')
    .map((field) => ({
      label:
        field.field === 'title' && kind === 'action' ? t('grid.column.title') : fieldName(field, names, t),
      was: valueWords(field.was, field, names, t),
      becomes: valueWords(field.becomes, field, names, t),
    }))
}
