/** One of the columns that a dialog lists: its name, its type, and what can be done with it. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnType } from '#shared/plan/schema.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import './columns.css'

type Props = {
  id: string
  title: string
  /** How the buttons are named. */
  words: 'grid.columns' | 'list.columns'
  /** Of a column that a plan adds to the ones that every plan has. */
  type?: ColumnType | undefined
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  /** Left out for who may not. */
  edit?: { onChange: () => void; onRemove: () => void } | undefined
  /** What stands for the name. */
  name: ReactNode
  /** The form, while it is changed. */
  children: ReactNode
}

export function ColumnLine({ id, title, words, type, isFirst, isLast, onMove, edit, name, children }: Props) {
  const { t } = useTranslation()
  return (
    <li>
      <div className="rt-columns__line">
        {name}
        {type ? <span className="rt-columns__type">{t(`grid.columns.types.${type}`)}</span> : null}
        <span className="rt-columns__buttons">
          {edit ? (
            <>
              <Button
                id={changeButtonId(id)}
                variant="quiet"
                aria-label={t(`${words}.changeOne`, { title })}
                onPress={edit.onChange}
              >
                {t('grid.columns.change')}
              </Button>
              <Button variant="quiet" aria-label={t(`${words}.removeOne`, { title })} onPress={edit.onRemove}>
                {t('grid.columns.remove')}
              </Button>
            </>
          ) : null}
          <IconButton label={t(`${words}.up`, { title })} isDisabled={isFirst} onPress={() => onMove(-1)}>
            <Icon name="chevron-up" />
          </IconButton>
          <IconButton label={t(`${words}.down`, { title })} isDisabled={isLast} onPress={() => onMove(1)}>
            <Icon name="chevron-down" />
          </IconButton>
        </span>
      </div>
      {children}
    </li>
  )
}

/** Puts the focus back on the button that opened the form of this column. */
export function focusChangeButton(id: string): void {
  document.getElementById(changeButtonId(id))?.focus()
}

const changeButtonId = (id: string) => `change-${id}`
