/** The menu of a row: opened by its button, by the right mouse button or by Shift+F10. */
import { useRef } from 'react'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { useAfterClosing } from '../ui/use-after-closing.ts'
import '../ui/menu.css'
import type { GridContext } from './grid-context.ts'
import type { Row } from './row.ts'
import type { RowActionName, RowActions } from './row-actions.ts'

/** `column`: of the cell that it was opened on, or null where it was opened beside the cells. */
export type OpenRowMenu = { row: Row; column: string | null; anchor: Element }

type Props = {
  open: OpenRowMenu | null
  actions: RowActions
  /** Of the cell that it was opened on. */
  hasHistory: boolean
  onLastChange: (open: OpenRowMenu) => void
  onClose: () => void
}

const lastChange = 'lastChange'

export function RowMenu({ open, actions, hasHistory, onLastChange, onClose }: Props) {
  const { t } = useTranslation()
  const chosen = useRef<RowActionName | typeof lastChange | null>(null)
  useAfterClosing(open, (was) => {
    const name = chosen.current
    chosen.current = null
    if (name === lastChange) onLastChange(was)
    else if (name !== null) actions.run(name, was.row)
  })

  if (open === null) return null
  const { row, anchor } = open
  return (
    <Popover
      className="rt-popover"
      triggerRef={{ current: anchor }}
      isOpen
      placement="bottom end"
      offset={2}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Menu
        className="rt-menu"
        aria-label={t('grid.menu.open')}
        autoFocus="first"
        onAction={(name) => {
          chosen.current = name as RowActionName
          onClose()
        }}
      >
        {actions
          .available(row)
          .filter((group) => group.length > 0)
          .map((group) => (
            <MenuSection
              key={group[0]}
              className="rt-menu__group"
              aria-label={t(`grid.menu.${group[0] ?? 'open'}`)}
            >
              {group.map((name) => (
                <MenuItem
                  key={name}
                  id={name}
                  className="rt-menu__item"
                  {...(name.startsWith('remove') ? { 'data-danger': '' } : {})}
                >
                  {t(`grid.menu.${name}`)}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        {hasHistory ? (
          <MenuSection className="rt-menu__group" aria-label={t('grid.lastChange.open')}>
            <MenuItem id={lastChange} className="rt-menu__item">
              {t('grid.lastChange.open')}
            </MenuItem>
          </MenuSection>
        ) : null}
      </Menu>
    </Popover>
  )
}

/** For the pointer; the keyboard has Shift+F10 and, in a step's row, the menu cell itself. */
export function RowMenuButton({ row, context }: { row: Row; context: GridContext }) {
  const { t } = useTranslation()
  if (!context.rights.plan) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      className="rt-row-menu"
      aria-label={t('grid.menu.open')}
      aria-haspopup="menu"
      onClick={(event) => context.openMenu(row.id, event.currentTarget)}
    >
      <Icon name="more" />
    </button>
  )
}
