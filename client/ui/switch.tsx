/** On or off, at once, with a label and what it does. */
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import './switch.css'

type Props = {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  label: string
  description?: string
}

export function Switch({ label, description, ...state }: Props) {
  return (
    <AriaSwitch {...state} className="rt-switch">
      <span className="rt-switch__track" aria-hidden="true" />
      <span>
        <span className="rt-switch__label">{label}</span>
        {description ? <span className="rt-switch__description">{description}</span> : null}
      </span>
    </AriaSwitch>
  )
}
