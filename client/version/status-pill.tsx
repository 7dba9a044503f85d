/** How the plan stands, in one line beside its title. */
import { useTranslation } from 'react-i18next'
import type { PlanStatus, Version } from '#shared/version/version.ts'
import { formatDay } from '../i18n/format.ts'
import { dayOf } from './version-words.ts'

type Props = { status: PlanStatus; latest: Version | undefined }

export function StatusPill({ status, latest }: Props) {
  const { t } = useTranslation()
  const rest = latest === undefined ? '' : restOf(latest)
  return (
    <span className="rt-plan-state" title={`${t(`plan.status.${status}`)} ${rest}`.trim()}>
      <strong>{t(`plan.status.${status}`)}</strong> {rest}
    </span>
  )

  function restOf(version: Version): string {
    const { number, body } = version
    const day = dayOf(version)
    const when = day === null ? '' : formatDay(day)
    if (status !== 'concept') return t('version.pill.closed', { number, body, when }).trim()
    const result = t(`version.pill.${version.status}`)
    return t('version.pill.concept', { number, result, when }).trim()
  }
}
