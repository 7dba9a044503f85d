/** Freezes the plan for a decision: first what is still open, then for whom and when. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/schema.ts'
import type { Version } from '#shared/version/version.ts'
import { lockPlan } from '../api/calls.ts'
import { useCall } from '../api/use-call.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { focusFirstError } from '../ui/focus-first-error.ts'
import { SuggestField } from '../ui/suggest-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { suggestBodies } from './bodies.ts'
import type { CellTarget, Typing } from './open-points-list.tsx'
import { OpenPointsList } from './open-points-list.tsx'
import './version.css'

const formId = 'lock-plan'

type Props = {
  planId: string
  plan: Plan
  versions: readonly Version[]
  typing: readonly Typing[]
  onShow: (cell: CellTarget) => void
  onLocked: () => void
  onClose: () => void
}

export function LockDialog({ planId, plan, versions, typing, onShow, onLocked, onClose }: Props) {
  const { t } = useTranslation()
  const call = useCall()
  const [body, setBody] = useState('')
  const [meetingDate, setMeetingDate] = useState('')
  const [reference, setReference] = useState('')
  const [remark, setRemark] = useState('')
  const [tried, setTried] = useState(false)

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (body.trim() === '') return focusFirstError(event.currentTarget)
    const lock = { body: body.trim(), meetingDate: meetingDate || null, reference, remark }
    const version = await call.run(() => lockPlan(planId, lock))
    if (version) onLocked()
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      heading={t('version.lock.heading', { number: (versions[0]?.number ?? 0) + 1 })}
      footer={
        <>
          <Button onPress={onClose}>{t('version.lock.back')}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={call.isPending}>
            {t('version.lock.submit')}
          </Button>
        </>
      }
    >
      <form id={formId} className="rt-form" noValidate onSubmit={(event) => void handleSubmit(event)}>
        <p>{t('version.lock.intro')}</p>
        <OpenPointsList plan={plan} typing={typing} onShow={onShow} />
        {call.error ? (
          <Banner tone="error" announce>
            {call.error}
          </Banner>
        ) : null}
        <SuggestField
          label={t('version.lock.body')}
          value={body}
          onChange={setBody}
          suggestions={suggestBodies(versions, t)}
          error={tried && body.trim() === '' ? t('version.lock.bodyMissing') : undefined}
        />
        <DateField
          label={t('version.lock.meetingDate')}
          value={meetingDate}
          onChange={setMeetingDate}
          optional
        />
        <TextField
          label={t('version.lock.reference')}
          value={reference}
          onChange={setReference}
          maxLength={200}
          optional
        />
        <TextField
          label={t('version.lock.remark')}
          value={remark}
          onChange={setRemark}
          maxLength={4000}
          multiline
          optional
        />
      </form>
    </Dialog>
  )
}
