/** The columns of a list, which are the same for everybody: naming, ordering, removing and adding them. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addListColumn, moveListColumn } from '#shared/plan/edit-list.ts'
import { renameColumn, setColumnOptions } from '#shared/plan/edit-plan.ts'
import type { History } from '#shared/plan/history.ts'
import type { Column, ColumnType, ListTable } from '#shared/plan/schema.ts'
import { columnType } from '#shared/plan/schema.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import './list-columns-dialog.css'

type Props = {
  list: ListTable
  documents: PlanDocuments
  history: History
  createId: () => string
  onClose: () => void
}

type Content = { title: string; type: ColumnType; options: string[] }

export function ListColumnsDialog({
  list: { id: list, columns },
  documents,
  history,
  createId,
  onClose,
}: Props) {
  const { t } = useTranslation()
  const [changing, setChanging] = useState<string | null>(null)
  const [added, setAdded] = useState(0)

  function add(content: Content): void {
    const id = createId()
    history.add('listColumn', id, (origin) => addListColumn(documents, { id, list, ...content }, origin))
    setAdded(added + 1)
  }

  function save(column: Column, { title, options }: Content): void {
    history.edit((origin) => {
      if (title !== column.title) renameColumn(documents, column.id, title, origin)
      if (options.join('\n') !== column.options.join('\n'))
        setColumnOptions(documents, column.id, options, origin)
    })
    setChanging(null)
  }

  function move(id: string, after: string | null): void {
    history.edit((origin) => moveListColumn(documents, { id, list, after }, origin))
  }

  return (
    <Dialog isOpen onOpenChange={onClose} heading={t('list.columns.heading')} wide>
      <p>{t(columns.length === 0 ? 'list.columns.none' : 'list.columns.intro')}</p>
      <ul className="rt-list-columns">
        {columns.map((column, index) => {
          const { id, type } = column
          const title = column.title || t('plan.bin.nameless')
          return (
            <li key={id}>
              <div className="rt-list-columns__line">
                <span className="rt-list-columns__title">{title}</span>
                <span className="rt-list-columns__type">{t(`grid.columns.types.${type}`)}</span>
                <Button
                  variant="quiet"
                  aria-label={t('list.columns.changeOne', { title })}
                  onPress={() => setChanging(changing === id ? null : id)}
                >
                  {t('list.columns.change')}
                </Button>
                <Button
                  variant="quiet"
                  aria-label={t('list.columns.removeOne', { title })}
                  onPress={() => history.remove('listColumn', id)}
                >
                  {t('list.columns.remove')}
                </Button>
                <IconButton
                  label={t('list.columns.up', { title })}
                  isDisabled={index === 0}
                  onPress={() => move(id, columns[index - 2]?.id ?? null)}
                >
                  <Icon name="chevron-up" />
                </IconButton>
                <IconButton
                  label={t('list.columns.down', { title })}
                  isDisabled={index === columns.length - 1}
                  onPress={() => move(id, columns[index + 1]?.id ?? null)}
                >
                  <Icon name="chevron-down" />
                </IconButton>
              </div>
              {changing === id ? (
                <ColumnForm column={column} onSubmit={(content) => save(column, content)} />
              ) : null}
            </li>
          )
        })}
      </ul>
      <section className="rt-list-columns__new">
        <h3>{t('list.columns.add')}</h3>
        <ColumnForm key={added} onSubmit={add} />
      </section>
    </Dialog>
  )
}

/** `column` is the one to change, which keeps its type; without it a new one. */
function ColumnForm({ column, onSubmit }: { column?: Column; onSubmit: (content: Content) => void }) {
  const { t } = useTranslation()
  const [title, setTitle] = useState(column?.title ?? '')
  const [type, setType] = useState<ColumnType>(column?.type ?? 'text')
  const [words, setWords] = useState(column?.options.join('\n') ?? '')
  const [tried, setTried] = useState(false)
  const lines = words.split('\n').map((line) => line.trim())
  const options = type === 'choice' ? [...new Set(lines.filter(Boolean))] : []
  const nameMissing = title.trim() === ''
  const optionsMissing = type === 'choice' && options.length === 0

  return (
    <form
      className="rt-list-columns__form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(nameMissing || optionsMissing)
        if (!nameMissing && !optionsMissing) onSubmit({ title: title.trim(), type, options })
      }}
    >
      <TextField
        label={t('list.columns.name')}
        value={title}
        onChange={setTitle}
        error={tried && nameMissing ? t('list.columns.nameNeeded') : undefined}
      />
      {column ? null : (
        <Select
          label={t('list.columns.type')}
          value={type}
          onChange={setType}
          options={columnType.options.map((id) => ({ id, label: t(`grid.columns.types.${id}`) }))}
        />
      )}
      {type === 'choice' ? (
        <TextField
          label={t('list.columns.options')}
          description={t('list.columns.optionsHelp')}
          value={words}
          onChange={setWords}
          multiline
          error={tried && optionsMissing ? t('list.columns.optionsNeeded') : undefined}
        />
      ) : null}
      <Button type="submit" variant="primary">
        {t(column ? 'list.columns.save' : 'list.columns.add')}
      </Button>
    </form>
  )
}
