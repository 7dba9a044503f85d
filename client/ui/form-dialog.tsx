/** A dialog with one form in it, that asks something of the server: its buttons, what is missing, what went wrong. */
import type { FormEvent, ReactNode } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { focusFirstError } from './focus-first-error.ts'

export type FormDialogProps = {
  heading: string
  submitLabel: string
  cancelLabel?: string
  /** What stands above the fields. */
  intro?: ReactNode
  isPending: boolean
  /** What the server answered, as a sentence. */
  error: string | null
  /** Something is missing or wrong: sending it shows that at its field, and asks nothing. */
  isWrong: boolean
  onSubmit: () => void
  onClose: () => void
  /** The fields. `tried`: it was sent before, so that what is wrong is to be shown. */
  children: (tried: boolean) => ReactNode
}

export function FormDialog(props: FormDialogProps) {
  const { heading, submitLabel, cancelLabel, intro, isPending, error, isWrong, onSubmit, onClose, children } =
    props
  const { t } = useTranslation()
  const formId = useId()
  const [tried, setTried] = useState(false)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (isWrong) focusFirstError(event.currentTarget)
    else onSubmit()
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      heading={heading}
      footer={
        <>
          <Button onPress={onClose}>{cancelLabel ?? t('ui.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={isPending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} className="rt-form" noValidate onSubmit={handleSubmit}>
        {intro}
        {error === null ? null : (
          <Banner tone="error" announce>
            {error}
          </Banner>
        )}
        {children(tried)}
      </form>
    </Dialog>
  )
}
