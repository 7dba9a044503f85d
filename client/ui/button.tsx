/** Buttons: primary (at most one in sight), secondary, quiet, danger. */
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Spinner } from './spinner.tsx'
import './button.css'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  variant?: ButtonVariant
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** `isPending` keeps the button focusable, says so to a screen reader and ignores presses. */
export function Button({ variant = 'secondary', children, ref, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} {...(ref ? { ref } : {})} className={`rt-button rt-button--${variant}`}>
      {rest.isPending ? <Spinner /> : null}
      {children}
    </AriaButton>
  )
}
