/** A message that belongs to the page or dialog it stands in, and stays as long as it is true. */
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './banner.css'

export type BannerTone = 'info' | 'success' | 'warning' | 'error'

const icons = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'error',
} as const satisfies Record<BannerTone, IconName>

export type BannerProps = {
  tone: BannerTone
  children: ReactNode
  /** A button or link at the end. */
  action?: ReactNode
  /** It appeared because of something just done, so a screen reader should say it now. */
  announce?: boolean
}

export function Banner({ tone, children, action, announce = false }: BannerProps) {
  const role = announce ? { role: tone === 'error' ? 'alert' : 'status' } : {}
  return (
    <div {...role} className={`rt-banner rt-banner--${tone}`}>
      <Icon name={icons[tone]} />
      <div className="rt-banner__words">{children}</div>
      {action}
    </div>
  )
}
