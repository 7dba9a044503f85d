/** Asks before work that only this device has is thrown away by signing out. */
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import type { WaitingWork } from './session.ts'

type Props = {
  waiting: WaitingWork
  isPending: boolean
  onSignOut: () => void
  onStay: () => void
}

export function SignOutDialog({ waiting: { unsent, refused }, isPending, onSignOut, onStay }: Props) {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onStay}
      heading={t('account.leaving.heading')}
      confirmLabel={t('account.leaving.throwAway')}
      cancelLabel={t('account.leaving.stay')}
      onConfirm={onSignOut}
      isPending={isPending}
      danger
    >
      {unsent > 0 ? <p>{t('account.leaving.unsent', { count: unsent })}</p> : null}
      {refused > 0 ? <p>{t('account.leaving.refused', { count: refused })}</p> : null}
      <p>{t('account.leaving.words')}</p>
    </ConfirmDialog>
  )
}
