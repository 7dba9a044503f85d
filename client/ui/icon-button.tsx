/** A button that shows only an icon; its label is its name and its tooltip. */
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import './button.css'
import './tooltip.css'

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> & {
  label: string
  /** An icon of `icon.tsx`, or another decorative element. */
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function IconButton({ label, children, ref, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...rest}
        {...(ref ? { ref } : {})}
        aria-label={label}
        className="rt-button rt-button--quiet rt-button--icon"
      >
        {children}
      </AriaButton>
      <Tooltip className="rt-tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
