/** A button that opens a menu of actions, links and choices. */
import type { ReactElement, ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
} from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { Icon, type IconName } from './icon.tsx'
import './menu.css'

export type MenuButtonProps = {
  /** The pressable: a `Button` or `IconButton`. */
  button: ReactElement
  label: string
  /** `MenuItem`, `MenuSeparator`, `MenuSection`. */
  children: ReactNode
  placement?: 'bottom start' | 'bottom end'
}

export function MenuButton({ button, label, children, placement = 'bottom start' }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {button}
      <Popover className="rt-popover" placement={placement} offset={4}>
        <AriaMenu className="rt-menu" aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

export type MenuItemProps = {
  id?: string
  children: string
  description?: string
  icon?: IconName
  danger?: boolean
  isDisabled?: boolean
  onAction?: () => void
  /** Makes it a link; with `download` the browser saves what it leads to. */
  href?: string
  download?: boolean
}

export function MenuItem({ children, description, icon, danger, onAction, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...rest}
      {...(onAction ? { onAction } : {})}
      {...(danger ? { 'data-danger': '' } : {})}
      className="rt-menu__item"
      textValue={children}
    >
      {icon ? <Icon name={icon} /> : null}
      <span className="rt-menu__words">
        {children}
        {description ? <span className="rt-menu__description">{description}</span> : null}
      </span>
    </AriaMenuItem>
  )
}

/** A part of a menu under a heading. */
export function MenuSection({ heading, children }: { heading: ReactNode; children: ReactNode }) {
  return (
    <AriaMenuSection>
      <Header className="rt-menu__heading">{heading}</Header>
      {children}
    </AriaMenuSection>
  )
}

export type MenuChoiceSectionProps<T extends string> = {
  heading: string
  options: readonly { id: T; label: string }[]
  selected: T
  onSelect: (id: T) => void
}

/** A part of a menu in which one of several things is on, marked with a tick. */
export function MenuChoiceSection<T extends string>(props: MenuChoiceSectionProps<T>) {
  const { heading, options, selected, onSelect } = props
  return (
    <AriaMenuSection
      className="rt-menu--selectable"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys === 'all' || keys.has(option.id))
        if (chosen) onSelect(chosen.id)
      }}
    >
      <Header className="rt-menu__heading">{heading}</Header>
      {options.map((option) => (
        <AriaMenuItem key={option.id} id={option.id} className="rt-menu__item" textValue={option.label}>
          {({ isSelected }) => (
            <>
              {isSelected ? <Icon name="check" /> : null}
              <span className="rt-menu__words">{option.label}</span>
            </>
          )}
        </AriaMenuItem>
      ))}
    </AriaMenuSection>
  )
}

export type MenuSwitchProps = {
  heading: string
  label: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}

/** A part of a menu with one thing that is on or off, marked with a tick. */
export function MenuSwitch({ heading, label, isOn, onChange }: MenuSwitchProps) {
  return (
    <AriaMenuSection
      className="rt-menu--selectable"
      selectionMode="multiple"
      selectedKeys={isOn ? ['on'] : []}
      onSelectionChange={(keys) => onChange(keys === 'all' || keys.has('on'))}
    >
      <Header className="rt-menu__heading">{heading}</Header>
      <AriaMenuItem id="on" className="rt-menu__item" textValue={label}>
        {({ isSelected }) => (
          <>
            {isSelected ? <Icon name="check" /> : null}
            <span className="rt-menu__words">{label}</span>
          </>
        )}
      </AriaMenuItem>
    </AriaMenuSection>
  )
}

export function MenuSeparator() {
  return <Separator className="rt-menu__separator" />
}
