/** A choice out of a short list, with a line of explanation per option where that helps. */
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Icon } from './icon.tsx'
import './field.css'
import './menu.css'
import './select.css'

export type SelectOption<T extends string> = { id: T; label: string; description?: string }

export type SelectProps<T extends string> = {
  label: string
  /** Keep the label for screen readers only, for example in a table with a header. */
  hideLabel?: boolean
  options: readonly SelectOption<T>[]
  value: T
  onChange: (value: T) => void
  isDisabled?: boolean
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, hideLabel = false, options, value, onChange, isDisabled = false } = props
  return (
    <AriaSelect
      className="rt-field"
      {...(hideLabel ? { 'aria-label': label } : {})}
      selectedKey={value}
      isDisabled={isDisabled}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen && chosen.id !== value) onChange(chosen.id)
      }}
    >
      {hideLabel ? null : <Label className="rt-field__label">{label}</Label>}
      <Button className="rt-select__button">
        <SelectValue className="rt-select__value">
          {options.find((option) => option.id === value)?.label}
        </SelectValue>
        <Icon name="chevron-down" />
      </Button>
      <Popover className="rt-popover" offset={4}>
        <ListBox className="rt-list-box" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="rt-list-box__item">
              {({ isSelected }) => (
                <>
                  {isSelected ? <Icon name="check" /> : null}
                  <span className="rt-list-box__words">
                    {option.label}
                    {option.description ? (
                      <span className="rt-list-box__description">{option.description}</span>
                    ) : null}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
