/** The columns of a list, which are the same for everybody: naming, ordering, removing and adding them. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import { addListColumn, moveListColumn } from '#shared/plan/edit-list.ts'
import { changeColumn } from '#shared/plan/edit-plan.ts'
import type { History } from '#shared/plan/history.ts'
import type { Column, ListTable } from '#shared/plan/schema.ts'
import { Dialog } from '../../ui/dialog.tsx'
import type { ColumnContent } from './column-form.tsx'
import { ColumnForm } from './column-form.tsx'
import { ColumnLine, focusChangeButton } from './column-line.tsx'
import './columns.css'

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
    focusChangeButton(id)
    setChanging(null)
  }

  function move(id: string, after: string | null): void {
    history.edit((origin) => moveListColumn(documents, { id, list, after }, origin))
  }

  return (
    <Dialog isOpen onOpenChange={onClose} heading={t('list.columns.heading')} wide>
      <p>{t(columns.length === 0 ? 'list.columns.none' : 'list.columns.intro')}</p>
      <p>{t('list.columns.mineElsewhere')}</p>
      <ul className="rt-columns">
        {columns.map((column, index) => {
          const { id, type } = column
          const title = column.title || t('plan.bin.nameless')
          return (
            <ColumnLine
              key={id}
              id={id}
              title={title}
              words="list.columns"
              type={type}
              isFirst={index === 0}
              isLast={index === columns.length - 1}
              onMove={(by) => move(id, columns[by < 0 ? index - 2 : index + 1]?.id ?? null)}
              edit={{
                onChange: () => setChanging(changing === id ? null : id),
                onRemove: () => history.remove('listColumn', id),
              }}
              name={<span className="rt-columns__name">{title}</span>}
            >
              {changing === id ? (
                <ColumnForm
                  column={column}
                  onSubmit={(content) => save(column, content)}
                  onCancel={() => leaveForm(id)}
                />
              ) : null}
            </ColumnLine>
          )
        })}
      </ul>
      <section className="rt-columns__new">
        <h3>{t('grid.columns.add')}</h3>
        <ColumnForm onSubmit={add} />
      </section>
    </Dialog>
  )
}
