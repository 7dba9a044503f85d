/** A modal dialog: heading, body that scrolls, footer with the buttons. Escape and the cross close it. */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import './dialog.css'

export type DialogProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  heading: string
  children: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  wide?: boolean
  /** A question that must be answered: a click beside it does not close it. */
  role?: 'dialog' | 'alertdialog'
}

export function Dialog(props: DialogProps) {
  const { isOpen, onOpenChange, heading, children, footer, wide = false, role = 'dialog' } = props
  const { t } = useTranslation()
  return (
    <ModalOverlay className="rt-dialog-overlay" isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className={wide ? 'rt-dialog-modal rt-dialog-modal--wide' : 'rt-dialog-modal'}>
        <AriaDialog className="rt-dialog" role={role}>
          <div className="rt-dialog__header">
            <Heading slot="title" level={2} className="rt-dialog__heading">
              {heading}
            </Heading>
            <IconButton label={t('ui.close')} onPress={() => onOpenChange(false)}>
              <Icon name="close" />
            </IconButton>
          </div>
          <div className="rt-dialog__body">{children}</div>
          {footer ? <div className="rt-dialog__footer">{footer}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
