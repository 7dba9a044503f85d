/** A choice out of a few, all in sight, each with a line of explanation. */
import { Label } from 'react-aria-components/Label'
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup'
import './field.css'
import './radio-group.css'

export type RadioGroupProps<T extends string> = {
  label: string
  options: readonly { id: T; label: string; description?: string }[]
  value: T
  onChange: (value: T) => void
}

export function RadioGroup<T extends string>({ label, options, value, onChange }: RadioGroupProps<T>) {
  return (
    <AriaRadioGroup
      className="rt-field rt-radio-group"
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen) onChange(chosen.id)
      }}
    >
      <Label className="rt-field__label">{label}</Label>
      {options.map((option) => (
        <Radio key={option.id} value={option.id} className="rt-radio">
          <span className="rt-radio__mark" aria-hidden="true" />
          <span>
            {option.label}
            {option.description ? <span className="rt-radio__description">{option.description}</span> : null}
          </span>
        </Radio>
      ))}
    </AriaRadioGroup>
  )
}
