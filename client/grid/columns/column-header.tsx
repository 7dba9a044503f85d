/** The heading of a column, with the button of its menu. By keyboard: Alt+arrow down or Shift+F10 on the heading. */
import type { CustomHeaderProps } from 'ag-grid-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import type { GridContext } from '../grid-context.ts'
import type { Row } from '../row.ts'
import './columns.css'

export function ColumnHeader({ displayName, column, context }: CustomHeaderProps<Row, GridContext>) {
  const { t } = useTranslation()
  const open = (target: Element) => context.openColumnMenu(column.getColId(), target)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the heading around it has the role, the focus and the keys
    <div
      className="rt-header"
      onContextMenu={(event) => {
        event.preventDefault()
        open(event.currentTarget)
      }}
    >
      <span className="ag-header-cell-text rt-header__words">{displayName}</span>
      <button
        type="button"
        tabIndex={-1}
        className="rt-header__menu"
        aria-label={t('grid.columns.menu', { title: displayName })}
        aria-haspopup="menu"
        onClick={(event) => open(event.currentTarget)}
      >
        <Icon name="chevron-down" size={12} />
      </button>
    </div>
  )
}

/** Whether a key on a heading opens its menu. */
export function opensColumnMenu({ key, altKey, shiftKey }: KeyboardEvent): boolean {
  return (
    (key === 'ArrowDown' && altKey) || (key === 'F10' && shiftKey) || key === 'ContextMenu' || key === 'Enter'
  )
}
