/** The plan's own columns: which there are, adding one, removing one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addColumn } from '#shared/plan/edit-plan.ts'
import type { History } from '#shared/plan/history.ts'
import type { Column, ColumnType } from '#shared/plan/schema.ts'
import { columnType } from '#shared/plan/schema.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import './bin-list.css'

type Props = {
  columns: readonly Column[]
  documents: PlanDocuments
  history: History
  createId: () => string
  onClose: () => void
}

export function ColumnsDialog({ columns, documents, history, createId, onClose }: Props) {
  const { t } = useTranslation()
  const add: NewColumnProps['onAdd'] = (column) => {
    const id = createId()
    history.add('column', id, (origin) => addColumn(documents, { id, ...column }, origin))
  }
  return (
    <Dialog isOpen onOpenChange={onClose} heading={t('plan.columns.heading')}>
      <p>{t('plan.columns.intro')}</p>
      {columns.length === 0 ? <p>{t('plan.columns.none')}</p> : null}
      <ul className="rt-bin">
        {columns.map(({ id, title, type }) => (
          <li key={id} className="rt-bin__entry">
            <span className="rt-bin__kind">{t(`plan.columns.types.${type}`)}</span>
            <span className="rt-bin__label">{title || t('plan.bin.nameless')}</span>
            <Button
              aria-label={t('plan.columns.removeOne', { title })}
              onPress={() => history.remove('column', id)}
            >
              {t('plan.columns.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <NewColumn onAdd={add} />
    </Dialog>
  )
}

type NewColumnProps = { onAdd: (column: { title: string; type: ColumnType; options: string[] }) => void }

function NewColumn({ onAdd }: NewColumnProps) {
  const { t } = useTranslation()
  const [title, setTitle] = useState('')
  const [type, setType] = useState<ColumnType>('text')
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const options = [
    ...new Set(
      words
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
  const nameMissing = title.trim() === ''
  const optionsMissing = type === 'choice' && options.length === 0

  return (
    <form
      className="rt-new-column"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(nameMissing || optionsMissing)
        if (nameMissing || optionsMissing) return
        onAdd({ title: title.trim(), type, options: type === 'choice' ? options : [] })
        setTitle('')
        setWords('')
      }}
    >
      <TextField
        label={t('plan.columns.name')}
        value={title}
        onChange={setTitle}
        error={tried && nameMissing ? t('plan.columns.nameNeeded') : undefined}
      />
      <Select
        label={t('plan.columns.type')}
        value={type}
        onChange={setType}
        options={columnType.options.map((id) => ({ id, label: t(`plan.columns.types.${id}`) }))}
      />
      {type === 'choice' ? (
        <TextField
          label={t('plan.columns.options')}
          description={t('plan.columns.optionsHelp')}
          value={words}
          onChange={setWords}
          multiline
          error={tried && optionsMissing ? t('plan.columns.optionsNeeded') : undefined}
        />
      ) : null}
      <Button type="submit" variant="primary">
        {t('plan.columns.add')}
      </Button>
    </form>
  )
}
