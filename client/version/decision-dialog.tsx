/** Records what a body decided on the version that was locked last. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome, Version } from '#shared/version/version.ts'
import { outcome as outcomes } from '#shared/version/version.ts'
import { recordDecision } from '../api/calls.ts'
import { useCall } from '../api/use-call.ts'
import { DateField } from '../ui/date-field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { SuggestField } from '../ui/suggest-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { suggestBodies } from './bodies.ts'
import './version.css'

type Props = {
  planId: string
  version: Version
  versions: readonly Version[]
  onRecorded: (outcome: Outcome) => void
  onClose: () => void
}

export function DecisionDialog({ planId, version, versions, onRecorded, onClose }: Props) {
  const { t } = useTranslation()
  const call = useCall()
  const { number } = version
  const isFirst = version.decisions.length === 0
  const [body, setBody] = useState(isFirst ? version.body : '')
  const [outcome, setOutcome] = useState<Outcome>('approved')
  const [date, setDate] = useState((isFirst ? version.meetingDate : null) ?? today())
  const [reference, setReference] = useState(isFirst ? version.reference : '')
  const [explanation, setExplanation] = useState('')
  const isAsking = outcome === 'returned' || outcome === 'approved-with-changes'
  const errors = {
    body: body.trim() === '' ? t('version.decision.bodyMissing') : undefined,
    date: date === '' ? t('version.decision.dateMissing') : undefined,
    explanation: isAsking && explanation.trim() === '' ? t(`version.decision.missing.${outcome}`) : undefined,
  }

  async function handleSubmit(): Promise<void> {
    const decision = { body: body.trim(), outcome, date, reference, explanation }
    const isRecorded = await call.run(async () => {
      await recordDecision(planId, number, decision)
      return true
    })
    if (isRecorded) onRecorded(outcome)
  }

  return (
    <FormDialog
      heading={t('version.decision.heading', { number })}
      submitLabel={t('version.decision.submit')}
      intro={<p>{t('version.decision.intro')}</p>}
      isPending={call.isPending}
      error={call.error}
      isWrong={Object.values(errors).some((error) => error !== undefined)}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      {(tried) => (
        <>
          <RadioGroup
            label={t('version.decision.outcome')}
            value={outcome}
            onChange={setOutcome}
            options={outcomes.options.map((id) => ({
              id,
              label: t(`version.status.${id}`),
              description: t(`version.decision.explained.${id}`),
            }))}
          />
          <SuggestField
            label={t('version.decision.body')}
            value={body}
            onChange={setBody}
            suggestions={suggestBodies(versions, t)}
            error={tried ? errors.body : undefined}
          />
          <DateField
            label={t('version.decision.date')}
            value={date}
            onChange={setDate}
            error={tried ? errors.date : undefined}
          />
          <TextField
            label={t('version.lock.reference')}
            value={reference}
            onChange={setReference}
            maxLength={200}
            optional
          />
          <TextField
            label={t(isAsking ? `version.decision.asked.${outcome}` : 'version.decision.explanation')}
            value={explanation}
            onChange={setExplanation}
            maxLength={4000}
            multiline
            optional={!isAsking}
            isRequired={isAsking}
            error={tried ? errors.explanation : undefined}
          />
        </>
      )}
    </FormDialog>
  )
}

/** As the calendar on the wall says it. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
