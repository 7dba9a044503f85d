/** Says that this is another paper than the plan that is being worked on: an old version, read only. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Version } from '#shared/version/version.ts'
import { formatMoment } from '../i18n/format.ts'
import { HashCopy } from './hash-copy.tsx'
import { VersionStatusMark } from './status-mark.tsx'
import { occasionOf } from './version-words.ts'
import './version.css'

type Props = { version: Version; action: ReactNode }

export function VersionBanner({ version, action }: Props) {
  const { t } = useTranslation()
  const { number, status, hash, lockedBy, lockedAt } = version
  return (
    <section className="rt-version-banner" aria-label={t('version.name', { number })}>
      <strong className="rt-version-banner__name">{t('version.name', { number })}</strong>
      <VersionStatusMark status={status} />
      <span>{occasionOf(version, t)}</span>
      <span className="rt-version__who">
        {t('version.lockedBy', { name: lockedBy.name, when: formatMoment(lockedAt) })}
      </span>
      <HashCopy hash={hash} />
      <span className="rt-version-banner__spring" />
      {action}
    </section>
  )
}
