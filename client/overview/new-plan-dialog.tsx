/** Asks for a title and makes an empty plan. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { createPlan } from '../api/calls.ts'
import { useCall } from '../api/use-call.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'

const formId = 'new-plan'
const maxTitleLength = 400

export type NewPlanDialogProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

export function NewPlanDialog({ isOpen, onOpenChange }: NewPlanDialogProps) {
  const { t } = useTranslation()
  const [isPending, setPending] = useState(false)
  const footer = (
    <>
      <Button onPress={() => onOpenChange(false)}>{t('ui.cancel')}</Button>
      <Button variant="primary" type="submit" form={formId} isPending={isPending}>
        {t('overview.create.submit')}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      heading={t('overview.create.heading')}
      footer={footer}
    >
      <NewPlanForm onPending={setPending} />
    </Dialog>
  )
}

/** Lives only while the dialog is open, so each opening begins empty. */
function NewPlanForm({ onPending }: { onPending: (isPending: boolean) => void }) {
  const { t } = useTranslation()
  const [title, setTitle] = useState('')
  const [isMissing, setMissing] = useState(false)
  const call = useCall()
  const [, navigate] = useLocation()

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setMissing(title.trim() === '')
    if (title.trim() === '') return
    onPending(true)
    const plan = await call.run(() => createPlan(title.trim()))
    onPending(false)
    if (plan) navigate(`/plan/${encodeURIComponent(plan.id)}`)
  }

  return (
    <form id={formId} className="rt-form" noValidate onSubmit={(event) => void handleSubmit(event)}>
      {call.error ? (
        <Banner tone="error" announce>
          {call.error}
        </Banner>
      ) : null}
      <TextField
        label={t('overview.create.title')}
        description={t('overview.create.titleHint')}
        error={isMissing && title.trim() === '' ? t('overview.create.titleMissing') : undefined}
        value={title}
        onChange={setTitle}
        maxLength={maxTitleLength}
        isRequired
        autoFocus
      />
    </form>
  )
}
