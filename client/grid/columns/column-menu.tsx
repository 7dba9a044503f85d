/** The menu of a column: what is only for oneself apart from what is for everybody. */
import { useRef } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { useAfterClosing } from '../../ui/use-after-closing.ts'
import type { ColumnActionName, ColumnActions } from './column-actions.ts'
import '../../ui/menu.css'

export type OpenColumnMenu = { column: string; title: string; anchor: Element }

type Props = {
  open: OpenColumnMenu | null
  actions: ColumnActions
  onAll: () => void
  onClose: () => void
}

export function ColumnMenu({ open, actions, onAll, onClose }: Props) {
  const { t } = useTranslation()
  const chosen = useRef<(() => void) | null>(null)

  useAfterClosing(open, () => {
    chosen.current?.()
    chosen.current = null
  })

  function afterwards(run: () => void): void {
    chosen.current = run
  }

  if (open === null) return null
  const { column, title, anchor } = open
  const shared = actions.shared(column)
  const item = (name: ColumnActionName) => {
    // One makes a column wider more than once.
    const stays = name === 'wider' || name === 'narrower'
    const run = () => actions.run(name, column)
    return (
      <MenuItem
        key={name}
        id={name}
        className="rt-menu__item"
        shouldCloseOnSelect={!stays}
        {...(name === 'remove' ? { 'data-danger': '' } : {})}
        onAction={stays ? run : () => afterwards(run)}
      >
        {t(`grid.columns.action.${name}`)}
      </MenuItem>
    )
  }
  return (
    <Popover
      className="rt-popover"
      triggerRef={{ current: anchor }}
      isOpen
      placement="bottom start"
      offset={2}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Menu
        className="rt-menu"
        aria-label={t('grid.columns.menu', { title })}
        autoFocus="first"
        onClose={onClose}
      >
        <MenuSection className="rt-menu__group">
          <Header className="rt-menu__heading">{t('grid.columns.mine')}</Header>
          {actions.mine(column).map(item)}
        </MenuSection>
        {shared.length > 0 ? (
          <MenuSection className="rt-menu__group">
            <Header className="rt-menu__heading">{t('grid.columns.shared')}</Header>
            {shared.map(item)}
          </MenuSection>
        ) : null}
        <MenuSection className="rt-menu__group" aria-label={t('grid.columns.all')}>
          <MenuItem id="all" className="rt-menu__item" onAction={() => afterwards(onAll)}>
            {t('grid.columns.all')}
          </MenuItem>
        </MenuSection>
      </Menu>
    </Popover>
  )
}
