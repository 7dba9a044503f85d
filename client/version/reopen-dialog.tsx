/** Opens a plan again for editing, in one of the ways that its status allows. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import type { Reopening } from '#shared/version/version.ts'
import { reopeningsOf } from '#shared/version/version-status.ts'
import { reopenPlan } from '../api/calls.ts'
import { useCall } from '../api/use-call.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { focusFirstError } from '../ui/focus-first-error.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextField } from '../ui/text-field.tsx'

const formId = 'reopen-plan'

type Props = { answer: PlanAnswer; onReopened: () => void; onClose: () => void }

export function ReopenDialog({ answer, onReopened, onClose }: Props) {
  const { t } = useTranslation()
  const call = useCall()
  const ways = reopeningsOf(answer.status)
  const [way, setWay] = useState<Reopening>(ways[0] ?? 'back-to-concept')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isReasonNeeded = way !== 'back-to-concept'
  const isMissing = isReasonNeeded && reason.trim() === ''

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (isMissing) return focusFirstError(event.currentTarget)
    const reopened = await call.run(() => reopenPlan(answer.id, { reopening: way, reason }))
    if (reopened) onReopened()
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      heading={t('version.reopen.heading')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={call.isPending}>
            {t('version.reopen.submit')}
          </Button>
        </>
      }
    >
      <form id={formId} className="rt-form" noValidate onSubmit={(event) => void handleSubmit(event)}>
        <p>{t('version.reopen.intro', { number: answer.latestVersion })}</p>
        {call.error ? (
          <Banner tone="error" announce>
            {call.error}
          </Banner>
        ) : null}
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
      </form>
    </Dialog>
  )
}
