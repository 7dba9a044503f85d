/** A part that scrolls by itself, reachable by keyboard and with a name of its own. */
import type { ReactNode } from 'react'

export type ScrollAreaProps = { label: string; className: string; children: ReactNode }

export function ScrollArea({ label, className, children }: ScrollAreaProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
