/** The status of a version or of one body's decision: a sign, a word and a colour. */
import { useTranslation } from 'react-i18next'
import type { VersionStatus } from '#shared/version/version.ts'
import { statusSigns } from './version-words.ts'

export function VersionStatusMark({ status, words }: { status: VersionStatus; words?: string }) {
  const { t } = useTranslation()
  return (
    <span className={`rt-version-status rt-version-status--${status}`}>
      <span aria-hidden="true">{statusSigns[status]}</span> {words ?? t(`version.status.${status}`)}
    </span>
  )
}
