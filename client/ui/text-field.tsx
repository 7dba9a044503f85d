/** A labelled line of text, with its explanation and its error where a screen reader finds them. */
import type { Ref } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import './field.css'

export type TextFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  description?: string
  /** Shown under the field; the field counts as wrong as long as it is there. */
  error?: string | undefined
  name?: string
  optional?: boolean
  isRequired?: boolean
  isReadOnly?: boolean
  maxLength?: number
  autoComplete?: string
  autoFocus?: boolean
  multiline?: boolean
  inputRef?: Ref<HTMLInputElement>
  /** Say `event.continuePropagation()` for keys that are not used here. */
  onKeyDown?: NonNullable<AriaTextFieldProps['onKeyDown']>
}

export function TextField(props: TextFieldProps) {
  const { label, description, error, optional, multiline, inputRef, ...rest } = props
  const { t } = useTranslation()
  return (
    <AriaTextField {...rest} className="rt-field" isInvalid={Boolean(error)} validationBehavior="aria">
      <Label className="rt-field__label">
        {label}
        {optional ? <span className="rt-field__optional"> {t('ui.optional')}</span> : null}
      </Label>
      {description ? (
        <Text slot="description" className="rt-field__description">
          {description}
        </Text>
      ) : null}
      {multiline ? (
        <TextArea className="rt-field__input" />
      ) : (
        <Input className="rt-field__input" {...(inputRef ? { ref: inputRef } : {})} />
      )}
      <FieldError className="rt-field__error">
        <Icon name="error" />
        {error}
      </FieldError>
    </AriaTextField>
  )
}
