/** What was removed from the plan, to be put back. */
import { useTranslation } from 'react-i18next'
import type { History } from '#shared/plan/history.ts'
import type { BinEntry } from '#shared/plan/schema.ts'
import { formatDateTime } from '../i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import './bin-list.css'

type Props = {
  bin: readonly BinEntry[]
  history: History
  onClose: () => void
}

export function BinDialog({ bin, history, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog isOpen onOpenChange={onClose} heading={t('plan.bin.heading')} wide>
      <p>{t(bin.length === 0 ? 'plan.bin.empty' : 'plan.bin.intro')}</p>
      <ul className="rt-bin">
        {bin.map(({ kind, id, label, removal }) => {
          const words = label || t('plan.bin.nameless')
          return (
            <li key={id} className="rt-bin__entry">
              <span className="rt-bin__kind">{t(`plan.bin.kind.${kind}`)}</span>
              <span className="rt-bin__label">
                {words}
                <span className="rt-bin__when">
                  {t('plan.bin.removedAt', { when: formatDateTime(new Date(removal.at).toISOString()) })}
                </span>
              </span>
              <Button
                aria-label={t('plan.bin.putBackOne', { label: words })}
                onPress={() => history.putBack(kind, id)}
              >
                {t('plan.bin.putBack')}
              </Button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
