/** Words for screen readers only. */
import type { ReactNode } from 'react'
import './visually-hidden.css'

export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="rt-visually-hidden">{children}</span>
}
