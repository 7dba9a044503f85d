/** Freezes the plan for a decision: first what is still open, then for whom and when. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/schema.ts'
import type { Version } from '#shared/version/version.ts'
import { lockPlan } from '../api/calls.ts'
import { useCall } from '../api/use-call.ts'
import { DateField } from '../ui/date-field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SuggestField } from '../ui/suggest-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { suggestBodies } from './bodies.ts'
import type { CellTarget, Typing } from './open-points-list.tsx'
import { OpenPointsList } from './open-points-list.tsx'
import './version.css'

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

  const isWrong = body.trim() === ''

  async function handleSubmit(): Promise<void> {
    const lock = { body: body.trim(), meetingDate: meetingDate || null, reference, remark }
    const version = await call.run(() => lockPlan(planId, lock))
    if (version) onLocked()
  }

  return (
    <FormDialog
      heading={t('version.lock.heading', { number: (versions[0]?.number ?? 0) + 1 })}
      submitLabel={t('version.lock.submit')}
      cancelLabel={t('version.lock.back')}
      intro={
        <>
          <p>{t('version.lock.intro')}</p>
          <OpenPointsList plan={plan} typing={typing} onShow={onShow} />
        </>
      }
      isPending={call.isPending}
      error={call.error}
      isWrong={isWrong}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      {(tried) => (
        <>
          <SuggestField
            label={t('version.lock.body')}
            value={body}
            onChange={setBody}
            suggestions={suggestBodies(versions, t)}
            error={tried && isWrong ? t('version.lock.bodyMissing') : undefined}
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
        </>
      )}
    </FormDialog>
  )
}
