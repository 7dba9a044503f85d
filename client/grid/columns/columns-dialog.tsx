/** All columns of the plan: which one sees and in what order, and what they are for everybody. */
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { addColumn, changeColumn } from '#shared/plan/edit-plan.ts'
import type { Column } from '#shared/plan/schema.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { GridContext } from '../grid-context.ts'
import { shareOrder } from './column-actions.ts'
import type { ColumnContent } from './column-form.tsx'
import { ColumnForm } from './column-form.tsx'
import { isStandard, moveColumnBy, orderColumns, standardLayout, withShown } from './column-layout.ts'
import { ColumnLine, focusChangeButton } from './column-line.tsx'
import type { LayoutStore } from './layout-store.ts'
import './columns.css'

type Props = {
  context: GridContext
  store: LayoutStore
  /** Of the plan, from left to right, without the title; those that every plan has come with their name. */
  columns: readonly { id: string; title: string }[]
  /** The column to begin with changing. */
  change: string | null
  /** Of a list: nothing here is for everybody. */
  isList: boolean
  onClose: () => void
}

export function ColumnsDialog({ context, store, columns, change, isList, onClose }: Props) {
  const { t } = useTranslation()
  const layout = useSyncExternalStore(store.subscribe, store.layout)
  const [changing, setChanging] = useState(change)
  const { documents, history, rights, createId } = context
  const own = new Map(context.view.plan().columns.map((column) => [column.id, column]))
  const ids = columns.map(({ id }) => id)
  const titles = new Map(columns.map(({ id, title }) => [id, title || t('plan.bin.nameless')]))
  const order = orderColumns(ids, layout)
  const mine = order.flatMap((id) => own.get(id) ?? [])
  const isShared = mine.every((column, index) => column === [...own.values()][index])

  function add(content: ColumnContent): void {
    const id = createId()
    history.add('column', id, (origin) => addColumn(documents, { id, ...content }, origin))
  }

  function save(column: Column, { title, options }: ColumnContent): void {
    history.edit((origin) => changeColumn(documents, column, { title, options }, origin))
    leaveForm(column.id)
  }

  /** Back to where the form was opened: the heading of the column, or its button here. */
  function leaveForm(id: string): void {
    if (change === id) return onClose()
    focusChangeButton(id)
    setChanging(null)
  }

  return (
    <Dialog isOpen onOpenChange={onClose} heading={t('grid.columns.heading')} wide>
      <p>{t('grid.columns.mineHelp')}</p>
      {rights.plan && isList ? <p>{t('list.columns.elsewhere')}</p> : null}
      {rights.plan && mine.length > 0 ? <p>{t('grid.columns.changeHelp')}</p> : null}
      <ul className="rt-columns">
        {order.map((id, index) => {
          const title = titles.get(id) ?? ''
          const column = own.get(id)
          return (
            <ColumnLine
              key={id}
              id={id}
              title={title}
              words="grid.columns"
              type={column?.type}
              isFirst={index === 0}
              isLast={index === order.length - 1}
              onMove={(by) => store.set(moveColumnBy(ids, layout, { id, by }))}
              edit={
                column && rights.plan
                  ? {
                      onChange: () => setChanging(changing === id ? null : id),
                      onRemove: () => history.remove('column', id),
                    }
                  : undefined
              }
              name={
                <label className="rt-columns__name rt-columns__name--tick">
                  <input
                    type="checkbox"
                    checked={!layout.hidden.includes(id)}
                    onChange={(event) => store.set(withShown(layout, id, event.target.checked))}
                  />
                  <span>{title}</span>
                </label>
              }
            >
              {column && changing === id && rights.plan ? (
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
      <div className="rt-column-form__buttons">
        <Button isDisabled={isStandard(layout)} onPress={() => store.set(standardLayout)}>
          {t('grid.columns.reset')}
        </Button>
        {rights.plan && !isShared ? (
          <Button onPress={() => shareOrder(context, mine)}>{t('grid.columns.shareOrder')}</Button>
        ) : null}
      </div>
      {rights.plan && !isList ? (
        <section className="rt-columns__new">
          <h3>{t('grid.columns.add')}</h3>
          <p>{t('grid.columns.sharedHelp')}</p>
          <ColumnForm onSubmit={add} />
        </section>
      ) : null}
    </Dialog>
  )
}
