/** The versions of a plan as its history, newest first; one of them is being looked at. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Version } from '#shared/version/version.ts'
import { lastPerBody } from '#shared/version/version-status.ts'
import { formatMoment } from '../i18n/format.ts'
import { versionPath } from '../ui/plan-path.ts'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { DecisionList } from './decision-list.tsx'
import { HashCopy } from './hash-copy.tsx'
import { VersionStatusMark } from './status-mark.tsx'
import { occasionOf, summaryOf } from './version-words.ts'
import './version.css'

type Props = {
  planId: string
  versions: readonly Version[]
  shown: number | null
  onShow: (number: number) => void
}

export function VersionList({ planId, versions, shown, onShow }: Props) {
  const { t } = useTranslation()
  return (
    <ScrollArea label={t('version.list')} className="rt-versions">
      <ol className="rt-versions__list">
        {versions.map((version) => (
          <li
            key={version.number}
            className="rt-version"
            {...(version.number === shown ? { 'data-shown': '' } : {})}
          >
            <VersionEntry
              planId={planId}
              version={version}
              isShown={version.number === shown}
              onShow={onShow}
            />
          </li>
        ))}
      </ol>
    </ScrollArea>
  )
}

type EntryProps = { planId: string; version: Version; isShown: boolean; onShow: Props['onShow'] }

function VersionEntry({ planId, version, isShown, onShow }: EntryProps) {
  const { t } = useTranslation()
  const { number, status, lockedBy, lockedAt, hash, decisions, remark } = version
  return (
    <>
      <h3 className="rt-version__heading">
        <button
          type="button"
          className="rt-version__choose"
          aria-pressed={isShown}
          onClick={() => onShow(number)}
        >
          {t('version.name', { number })}
        </button>
        <VersionStatusMark status={status} />
      </h3>
      <p>{occasionOf(version, t)}</p>
      {remark === '' ? null : <p className="rt-version__words">{remark}</p>}
      <p>{summaryOf(version, t)}</p>
      <p className="rt-version__who">
        {t('version.lockedBy', { name: lockedBy.name, when: formatMoment(lockedAt) })}
      </p>
      {decisions.length > 0 ? (
        <DecisionList decisions={decisions} standing={lastPerBody(decisions)} isOpen={isShown} />
      ) : null}
      <div className="rt-version__foot">
        <HashCopy hash={hash} />
        <Link href={versionPath(planId, number)}>{t('version.openOne', { number })}</Link>
      </div>
    </>
  )
}
