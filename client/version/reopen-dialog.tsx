/** Opens a plan again for editing, in one of the ways that its status allows. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import type { Reopening } from '#shared/version/version.ts'
import { reopeningsOf } from '#shared/version/version-status.ts'
import { reopenPlan } from '../api/calls.ts'
import { useCall } from '../api/use-call.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextField } from '../ui/text-field.tsx'

type Props = { answer: PlanAnswer; onReopened: () => void; onClose: () => void }

export function ReopenDialog({ answer, onReopened, onClose }: Props) {
  const { t } = useTranslation()
  const call = useCall()
  const ways = reopeningsOf(answer.status)
  const [way, setWay] = useState<Reopening>(ways[0] ?? 'back-to-concept')
  const [reason, setReason] = useState('')
  const isReasonNeeded = way !== 'back-to-concept'
  const isMissing = isReasonNeeded && reason.trim() === ''

  async function handleSubmit(): Promise<void> {
    const reopened = await call.run(() => reopenPlan(answer.id, { reopening: way, reason }))
    if (reopened) onReopened()
  }

  return (
    <FormDialog
      heading={t('version.reopen.heading')}
      submitLabel={t('version.reopen.submit')}
      intro={<p>{t('version.reopen.intro', { number: answer.latestVersion })}</p>}
      isPending={call.isPending}
      error={call.error}
      isWrong={isMissing}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      {(tried) => (
        <>
          <RadioGroup
            label={t('version.reopen.way')}
            value={way}
            onChange={setWay}
            options={ways.map((id) => ({
              id,
              label: t(`version.reopening.${id}`),
              description: t(`version.reopen.explained.${id}`),
            }))}
          />
          <TextField
            label={t('version.reopen.reason')}
            value={reason}
            onChange={setReason}
            maxLength={4000}
            multiline
            optional={!isReasonNeeded}
            isRequired={isReasonNeeded}
            error={tried && isMissing ? t('version.reopen.reasonMissing') : undefined}
          />
        </>
      )}
    </FormDialog>
  )
}
