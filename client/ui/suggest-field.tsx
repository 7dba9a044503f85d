/** A line of free text that offers known answers. */
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from './icon.tsx'
import './field.css'
import './menu.css'
import './suggest-field.css'

export type SuggestFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  suggestions: readonly string[]
  /** Shown under the field; the field counts as wrong as long as it is there. */
  error?: string | undefined
  autoFocus?: boolean
}

export function SuggestField(props: SuggestFieldProps) {
  const { label, value, onChange, suggestions, error, autoFocus = false } = props
  const items = suggestions.map((words) => ({ id: words, words }))
  return (
    <ComboBox
      className="rt-field"
      allowsCustomValue
      isRequired
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      autoFocus={autoFocus}
      inputValue={value}
      onInputChange={onChange}
      defaultItems={items}
    >
      <Label className="rt-field__label">{label}</Label>
      <div className="rt-suggest">
        <Input className="rt-field__input" maxLength={200} />
        <Button className="rt-suggest__button">
          <Icon name="chevron-down" />
        </Button>
      </div>
      <FieldError className="rt-field__error">
        <Icon name="error" />
        {error}
      </FieldError>
      <Popover className="rt-popover" offset={4}>
        <ListBox className="rt-list-box rt-menu--plain">
          {(item: { id: string; words: string }) => (
            <ListBoxItem id={item.id} textValue={item.words} className="rt-menu__item">
              {item.words}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
