/** In the top bar, as long as there are edits of this person that are in no version and not in the plan. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import './version.css'

type Props = { count: number; version: number | null; onShow: () => void }

export function PendingNotice({ count, version, onShow }: Props) {
  const { t } = useTranslation()
  return (
    <span className="rt-pending-notice" role="status">
      {count > 0 ? (
        <>
          <Icon name="warning" />
          <span>
            {version === null
              ? t('version.pending.refused', { count })
              : t('version.pending.notice', { count, number: version })}
          </span>
          <button type="button" className="rt-link" onClick={onShow}>
            {t('version.pending.show')}
          </button>
        </>
      ) : null}
    </span>
  )
}
