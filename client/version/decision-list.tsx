/** What the bodies decided on a version: how each stands, and every decision in the order it was recorded. */
import { useTranslation } from 'react-i18next'
import type { Decision } from '#shared/version/version.ts'
import { formatDay, formatMoment } from '../i18n/format.ts'
import { VersionStatusMark } from './status-mark.tsx'

type Props = { decisions: readonly Decision[]; standing: readonly Decision[]; isOpen: boolean }

export function DecisionList({ decisions, standing, isOpen }: Props) {
  const { t } = useTranslation()
  return (
    <div className="rt-decisions">
      <ul className="rt-decisions__bodies" aria-label={t('version.perBody')}>
        {standing.map(({ body, outcome }) => (
          <li key={body}>
            <VersionStatusMark
              status={outcome}
              words={t('version.bodyStands', { body, outcome: t(`version.status.${outcome}`) })}
            />
          </li>
        ))}
      </ul>
      <details open={isOpen}>
        <summary>{t('version.decisions', { count: decisions.length })}</summary>
        <ul className="rt-decisions__all">
          {decisions.map(({ body, outcome, date, reference, explanation, recordedBy, recordedAt }) => (
            <li key={recordedAt + body}>
              <strong>{t(`version.status.${outcome}`)}</strong>{' '}
              {[body, formatDay(date), reference === '' ? '' : t('version.referenceIs', { reference })]
                .filter((words) => words !== '')
                .join(', ')}
              {explanation === '' ? null : <q className="rt-version__words">{explanation}</q>}
              <span className="rt-version__who">
                {t('version.recordedBy', { name: recordedBy.name, when: formatMoment(recordedAt) })}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
