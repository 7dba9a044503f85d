/** How a version and its decisions are called on the screen. A sign stands beside each word, never colour alone. */
import type { TFunction } from 'i18next'
import type { Version, VersionStatus } from '#shared/version/version.ts'
import { formatDay, formatList } from '../i18n/format.ts'

export const statusSigns: Record<VersionStatus, string> = {
  pending: '◐',
  approved: '✓',
  'approved-with-changes': '✎',
  deferred: '◷',
  returned: '↩',
}

/** When a version got the status that it has: the last decision, or the meeting that it waits for. */
export function dayOf({ decisions, meetingDate }: Version): string | null {
  return decisions.at(-1)?.date ?? meetingDate
}

/** `Portefeuillehoudersoverleg, 27-10-2026, kenmerk 26.0113` */
export function occasionOf({ body, meetingDate, reference }: Version, t: TFunction): string {
  return [
    body,
    meetingDate === null ? '' : formatDay(meetingDate),
    reference === '' ? '' : t('version.referenceIs', { reference }),
  ]
    .filter((words) => words !== '')
    .join(', ')
}

type Counts = NonNullable<Version['changes']>

/** `2 nieuw, 3 gewijzigd, 1 vervallen`; what there is none of is left out. */
export function countWords({ added, changed, removed, moved }: Counts, t: TFunction): string {
  const words = [
    added > 0 ? t('version.counts.added', { count: added }) : '',
    changed > 0 ? t('version.counts.changed', { count: changed }) : '',
    removed > 0 ? t('version.counts.removed', { count: removed }) : '',
    moved > 0 ? t('version.counts.moved', { count: moved }) : '',
  ].filter((part) => part !== '')
  return words.length === 0 ? t('version.counts.none') : words.join(', ')
}

/** What changed in one line. */
export function summaryOf({ changes, counts, round }: Version, t: TFunction): string {
  if (changes === null) {
    const { themes, actions } = counts
    const parts = [t('exchange.themes', { count: themes }), t('exchange.actions', { count: actions })]
    return t('version.firstVersion', { what: formatList(parts) })
  }
  const words = countWords(changes, t)
  return round === null || round.reopening === 'back-to-concept'
    ? words
    : t('version.summary', { round: t(`version.reopening.${round.reopening}`), changes: words })
}

/** `04b8 e2aa … 1c90` */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`
}
