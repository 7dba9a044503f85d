/** A day, in the browser's own field for it: typed or chosen. The value is an ISO 8601 date, '' for none. */
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextField } from 'react-aria-components/TextField'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import './field.css'
import './date-field.css'

export type DateFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  optional?: boolean
}

export function DateField({ label, value, onChange, error, optional = false }: DateFieldProps) {
  const { t } = useTranslation()
  return (
    <TextField
      className="rt-field rt-date-field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      isRequired={!optional}
      validationBehavior="aria"
    >
      <Label className="rt-field__label">
        {label}
        {optional ? <span className="rt-field__optional"> {t('ui.optional')}</span> : null}
      </Label>
      <Input className="rt-field__input" type="date" max="9999-12-31" />
      <FieldError className="rt-field__error">
        <Icon name="error" />
        {error}
      </FieldError>
    </TextField>
  )
}
