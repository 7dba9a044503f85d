/** A person's own edits that came too late: per edit enter after all, copy, or throw away. Nothing by itself. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PendingEdit } from '#shared/version/pending-edits.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { ChangedWords } from '../ui/changed-words.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.tsx'
import { ChangeMark } from './change-mark.tsx'
import type { Names } from './field-words.ts'
import { copyWords, pendingLines, pendingPlace } from './pending-words.ts'
import './version.css'
import './comparison.css'

type Props<E extends PendingEdit> = {
  edits: readonly E[]
  version: number | null
  names: Names
  /** The plan is open and this person may edit it. */
  mayEnter: boolean
  /** Gives false when there is no place for it any more. */
  onEnter: (edit: E) => boolean
  onDiscard: (edit: E) => void
  onClose: () => void
}

export function PendingDialog<E extends PendingEdit>(props: Props<E>) {
  const { edits, version, names, mayEnter, onEnter, onDiscard, onClose } = props
  const { t } = useTranslation()
  const [discarding, setDiscarding] = useState<E | null>(null)

  async function handleCopy(edit: E): Promise<void> {
    try {
      await navigator.clipboard.writeText(copyWords(edit, names, t))
      showToast({ message: t('version.pending.copied'), tone: 'success' })
    } catch {
      showToast({ message: t('version.pending.copyFailed'), tone: 'error' })
    }
  }

  function handleEnter(edit: E): void {
    if (!onEnter(edit)) showToast({ message: t('version.pending.noPlace'), tone: 'warning' })
  }

  return (
    <Dialog wide isOpen onOpenChange={onClose} heading={t('version.pending.heading')}>
      <p className="rt-pending-intro">
        {version === null
          ? t('version.pending.introRefused')
          : t('version.pending.intro', { number: version })}{' '}
        {t('version.pending.kept')}
      </p>
      {mayEnter ? null : <Banner tone="info">{t('version.pending.closed')}</Banner>}
      {edits.length === 0 ? <p>{t('version.pending.none')}</p> : null}
      <ul className="rt-pending">
        {edits.map((edit) => {
          const place = pendingPlace(edit, t)
          return (
            <li key={edit.id} className="rt-pending__edit">
              <div className="rt-pending__words">
                <p className="rt-pending__place">
                  <ChangeMark mark={edit.difference.change} /> {place}
                </p>
                {pendingLines(edit, names, t).map(({ label, was, becomes }) => (
                  <p key={label + becomes} className="rt-pending__line">
                    <span className="rt-pending__label">{label}</span>
                    <span>
                      <ChangedWords was={was} becomes={becomes} />
                    </span>
                  </p>
                ))}
              </div>
              <div className="rt-pending__choices">
                {mayEnter ? (
                  <Button
                    aria-label={t('version.pending.enterOne', { place })}
                    onPress={() => handleEnter(edit)}
                  >
                    {t('version.pending.enter')}
                  </Button>
                ) : null}
                <Button
                  variant="quiet"
                  aria-label={t('version.pending.copyOne', { place })}
                  onPress={() => void handleCopy(edit)}
                >
                  {t('version.pending.copy')}
                </Button>
                <Button
                  variant="quiet"
                  aria-label={t('version.pending.discardOne', { place })}
                  onPress={() => setDiscarding(edit)}
                >
                  {t('version.pending.discard')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      <ConfirmDialog
        danger
        isOpen={discarding !== null}
        onOpenChange={() => setDiscarding(null)}
        heading={t('version.pending.discardHeading')}
        confirmLabel={t('version.pending.discard')}
        onConfirm={() => {
          if (discarding) onDiscard(discarding)
          setDiscarding(null)
        }}
      >
        {t('version.pending.discardWords')}
      </ConfirmDialog>
    </Dialog>
  )
}
