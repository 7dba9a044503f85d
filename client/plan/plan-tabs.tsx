/** The ways to look at a plan, under the top bar, with what belongs to the one that is shown at the right. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { planPath, versionsPath } from '../ui/plan-path.ts'
import './plan-tabs.css'

type Props = {
  planId: string
  current: 'plan' | 'versions' | null
  tools?: ReactNode
}

export function PlanTabs({ planId, current, tools }: Props) {
  const { t } = useTranslation()
  const tabs = [
    { id: 'plan', href: planPath(planId), label: t('plan.tabs.plan') },
    { id: 'versions', href: versionsPath(planId), label: t('plan.tabs.versions') },
  ] as const
  return (
    <div className="rt-plan-tabs" id="plan-tabs">
      <nav aria-label={t('plan.tabs.label')}>
        <ul className="rt-plan-tabs__list">
          {tabs.map(({ id, href, label }) => (
            <li key={id}>
              <Link
                href={href}
                className="rt-plan-tabs__tab"
                {...(id === current ? { 'aria-current': 'page' as const } : {})}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="rt-plan-tabs__tools">{tools}</div>
    </div>
  )
}
