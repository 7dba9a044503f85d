/** Naming a column, with its choices where it has them: for a new one and for one that is there. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#shared/plan/schema.ts'
import { columnType } from '#shared/plan/schema.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

export type ColumnContent = Omit<Column, 'id'>

type Props = {
  /** The column to change; without it a new one is made. */
  column?: Column
  onSubmit: (content: ColumnContent) => void
  onCancel?: () => void
}

export function ColumnForm({ column, onSubmit, onCancel }: Props) {
  const { t } = useTranslation()
  const [title, setTitle] = useState(column?.title ?? '')
  const [type, setType] = useState(column?.type ?? 'text')
  const [words, setWords] = useState(column?.options.join('\n') ?? '')
  const [tried, setTried] = useState(false)
  const lines = words.split('\n').map((line) => line.trim())
  const options = type === 'choice' ? [...new Set(lines.filter(Boolean))] : []
  const nameMissing = title.trim() === ''
  const optionsMissing = type === 'choice' && options.length === 0

  return (
    <form
      className="rt-column-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(nameMissing || optionsMissing)
        if (nameMissing || optionsMissing) return
        onSubmit({ title: title.trim(), type, options })
        if (column) return
        setTitle('')
        setWords('')
      }}
    >
      <TextField
        label={t('grid.columns.name')}
        value={title}
        onChange={setTitle}
        autoFocus={column !== undefined}
        error={tried && nameMissing ? t('grid.columns.nameNeeded') : undefined}
      />
      {column ? null : (
        <Select
          label={t('grid.columns.type')}
          value={type}
          onChange={setType}
          options={columnType.options.map((id) => ({ id, label: t(`grid.columns.types.${id}`) }))}
        />
      )}
      {type === 'choice' ? (
        <TextField
          label={t('grid.columns.options')}
          description={t('grid.columns.optionsHelp')}
          value={words}
          onChange={setWords}
          multiline
          error={tried && optionsMissing ? t('grid.columns.optionsNeeded') : undefined}
        />
      ) : null}
      <div className="rt-column-form__buttons">
        <Button type="submit" variant="primary">
          {t(column ? 'grid.columns.save' : 'grid.columns.add')}
        </Button>
        {onCancel ? <Button onPress={onCancel}>{t('ui.cancel')}</Button> : null}
      </div>
    </form>
  )
}
