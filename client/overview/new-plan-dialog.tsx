/** Asks for a title and makes an empty plan. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { createPlan } from '../api/calls.ts'
import { useCall } from '../api/use-call.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { TextField } from '../ui/text-field.tsx'

const maxTitleLength = 400

export function NewPlanDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [title, setTitle] = useState('')
  const call = useCall()
  const [, navigate] = useLocation()
  const isMissing = title.trim() === ''

  async function handleSubmit(): Promise<void> {
    const plan = await call.run(() => createPlan(title.trim()))
    if (plan) navigate(`/plan/${encodeURIComponent(plan.id)}`)
  }

  return (
    <FormDialog
      heading={t('overview.create.heading')}
      submitLabel={t('overview.create.submit')}
      isPending={call.isPending}
      error={call.error}
      isWrong={isMissing}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      {(tried) => (
        <TextField
          label={t('overview.create.title')}
          description={t('overview.create.titleHint')}
          error={tried && isMissing ? t('overview.create.titleMissing') : undefined}
          value={title}
          onChange={setTitle}
          maxLength={maxTitleLength}
          isRequired
          autoFocus
        />
      )}
    </FormDialog>
  )
}
