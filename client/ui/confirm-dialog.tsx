/** Asks before something that matters. Nothing happens unless the person presses the named button. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export type ConfirmDialogProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  heading: string
  children: ReactNode
  /** What will happen, as a verb: "Verwijderen", never "OK". */
  confirmLabel: string
  /** What pressing the other button means, where that is more than not doing it. */
  cancelLabel?: string
  onConfirm: () => void
  danger?: boolean
  isPending?: boolean
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onOpenChange, heading, children, confirmLabel, onConfirm } = props
  const { t } = useTranslation()
  const footer = (
    <>
      <Button autoFocus onPress={() => onOpenChange(false)}>
        {props.cancelLabel ?? t('ui.cancel')}
      </Button>
      <Button
        variant={props.danger ? 'danger' : 'primary'}
        isPending={props.isPending ?? false}
        onPress={onConfirm}
      >
        {confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} heading={heading} footer={footer} role="alertdialog">
      {children}
    </Dialog>
  )
}
