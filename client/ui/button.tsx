/** Buttons: primary (at most one in sight), secondary, quiet, danger. */
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Spinner } from './spinner.tsx'
import './button.css'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'isPending'> & {
  variant?: ButtonVariant
  /** Its work is under way: it keeps the focus, shows so and takes no second press. */
  isPending?: boolean
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function Button({ variant = 'secondary', isPending = false, children, ref, ...rest }: ButtonProps) {
  // Not react-aria's own isPending: its announcement points at an element that may be gone with the dialog.
  const pending = isPending ? { 'aria-disabled': true, onPress: () => {} } : {}
  return (
    <AriaButton
      {...rest}
      {...pending}
      {...(ref ? { ref } : {})}
      className={`rt-button rt-button--${variant}`}
    >
      {isPending ? <Spinner /> : null}
      {children}
    </AriaButton>
  )
}
