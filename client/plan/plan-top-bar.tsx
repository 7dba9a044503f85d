/** The bar above everything of a plan: which plan, how it stands, who is here, and what can be done with it. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

type Props = {
  title: ReactNode
  /** How the plan stands, and what the person should know. */
  state: ReactNode
  /** Whether the work is safe, and who is here. */
  life: ReactNode
  tools: ReactNode
}

export function PlanTopBar({ title, state, life, tools }: Props) {
  const { t } = useTranslation()
  return (
    <header className="rt-plan-top" id="plan-top">
      <Link href="/" className="rt-top-bar__mark">
        {t('app.name')}
      </Link>
      {title}
      {state}
      <span className="rt-plan-top__spring" />
      {life}
      <div className="rt-plan-top__tools">{tools}</div>
    </header>
  )
}
