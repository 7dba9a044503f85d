/** What was understood of a file: title, counts, problems and preview. One button makes the plan. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { importPlan } from '../api/calls.ts'
import { useCall } from '../api/use-call.ts'
import { formatList } from '../i18n/format.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportProblems } from './import-problems.tsx'
import type { ImportReading } from './read-import.ts'
import './import-review.css'

const formId = 'import-plan'
const maxTitleLength = 400

export type ImportReviewProps = {
  isOpen: boolean
  onClose: () => void
  fileName: string
  reading: Extract<ImportReading, { state: 'understood' }>
  onPickAnother: () => void
}

export function ImportReview({ isOpen, onClose, fileName, reading, onPickAnother }: ImportReviewProps) {
  const { t } = useTranslation()
  const [title, setTitle] = useState(reading.title)
  const call = useCall()
  const [, navigate] = useLocation()
  const { draft, counts, problems } = reading.result
  const columns = (draft.columns ?? []).map((column) => column.title)

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (title.trim() === '') return
    const plan = await call.run(() => importPlan(reading.bytes, title.trim()))
    if (!plan) return
    onClose()
    showToast({ message: t('exchange.made', { title: plan.title }), tone: 'success' })
    navigate(`/plan/${encodeURIComponent(plan.id)}`)
  }

  const footer = (
    <>
      <Button onPress={onPickAnother}>{t('exchange.pickAnother')}</Button>
      <Button variant="primary" type="submit" form={formId} isPending={call.isPending}>
        {t('exchange.submit')}
      </Button>
    </>
  )
  return (
    <Dialog
      wide
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      heading={t('exchange.importHeading')}
      footer={footer}
    >
      <form id={formId} className="rt-form" noValidate onSubmit={(event) => void handleSubmit(event)}>
        {call.error ? (
          <Banner tone="error" announce>
            {call.error}
          </Banner>
        ) : null}
        <TextField
          label={t('exchange.planTitle')}
          description={t('exchange.file', { name: fileName })}
          error={title.trim() === '' ? t('exchange.planTitleMissing') : undefined}
          value={title}
          onChange={setTitle}
          maxLength={maxTitleLength}
          isRequired
          autoFocus
        />
        <section className="rt-import-review">
          <h3 className="rt-import-review__heading">{t('exchange.understood')}</h3>
          <p>
            {formatList([
              t('exchange.themes', { count: counts.themes }),
              t('exchange.actions', { count: counts.actions }),
              t('exchange.steps', { count: counts.steps }),
            ])}
            {'. '}
            {columns.length > 0
              ? t('exchange.extraColumns', { count: columns.length, names: formatList(columns) })
              : null}
          </p>
          <ImportProblems problems={problems} />
          <ImportPreview draft={draft} />
        </section>
      </form>
    </Dialog>
  )
}
