/** The columns of a list, which are the same for everybody: naming, ordering, removing and adding them. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addListColumn, moveListColumn } from '#shared/plan/edit-list.ts'
import { changeColumn } from '#shared/plan/edit-plan.ts'
import type { History } from '#shared/plan/history.ts'
import type { Column, ListTable } from '#shared/plan/schema.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { ColumnContent } from './column-form.tsx'
import { ColumnForm } from './column-form.tsx'
import './list-columns-dialog.css'

type Props = {
  list: ListTable
  documents: PlanDocuments
  history: History
  createId: () => string
  onClose: () => void
}

export function ListColumnsDialog({
  list: { id: list, columns },
  documents,
  history,
  createId,
  onClose,
}: Props) {
  const { t } = useTranslation()
  const [changing, setChanging] = useState<string | null>(null)

  function add(content: ColumnContent): void {
    const id = createId()
    history.add('listColumn', id, (origin) => addListColumn(documents, { id, list, ...content }, origin))
  }

  function save(column: Column, content: ColumnContent): void {
    history.edit((origin) => changeColumn(documents, column, content, origin))
    leaveForm(column.id)
  }

  /** Back to the button that opened the form. */
  function leaveForm(id: string): void {
    document.getElementById(`change-${id}`)?.focus()
    setChanging(null)
  }

  function move(id: string, after: string | null): void {
    history.edit((origin) => moveListColumn(documents, { id, list, after }, origin))
  }

  return (
    <Dialog isOpen onOpenChange={onClose} heading={t('list.columns.heading')} wide>
      <p>{t(columns.length === 0 ? 'list.columns.none' : 'list.columns.intro')}</p>
      <p>{t('list.columns.mineElsewhere')}</p>
      <ul className="rt-list-columns">
        {columns.map((column, index) => {
          const { id, type } = column
          const title = column.title || t('plan.bin.nameless')
          return (
            <li key={id}>
              <div className="rt-list-columns__line">
                <span className="rt-list-columns__title">{title}</span>
                <span className="rt-list-columns__type">{t(`grid.columns.types.${type}`)}</span>
                <span className="rt-list-columns__buttons">
                  <Button
                    id={`change-${id}`}
                    variant="quiet"
                    aria-label={t('list.columns.changeOne', { title })}
                    onPress={() => setChanging(changing === id ? null : id)}
                  >
                    {t('grid.columns.change')}
                  </Button>
                  <Button
                    variant="quiet"
                    aria-label={t('list.columns.removeOne', { title })}
                    onPress={() => history.remove('listColumn', id)}
                  >
                    {t('grid.columns.remove')}
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
                </span>
              </div>
              {changing === id ? (
                <ColumnForm
                  column={column}
                  onSubmit={(content) => save(column, content)}
                  onCancel={() => leaveForm(id)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
      <section className="rt-list-columns__new">
        <h3>{t('grid.columns.add')}</h3>
        <ColumnForm onSubmit={add} />
      </section>
    </Dialog>
  )
}
