/** What stands where there is nothing yet: what this place is for and how to begin. */
import type { ReactNode } from 'react'
import './empty-state.css'

export type EmptyStateProps = { heading: string; children: ReactNode; actions?: ReactNode }

export function EmptyState({ heading, children, actions }: EmptyStateProps) {
  return (
    <div className="rt-empty-state">
      <h2 className="rt-empty-state__heading">{heading}</h2>
      <div className="rt-empty-state__words">{children}</div>
      {actions ? <div className="rt-empty-state__actions">{actions}</div> : null}
    </div>
  )
}
