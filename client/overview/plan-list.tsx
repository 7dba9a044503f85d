/** The plans one may open, the newest first. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import { formatDate } from '../i18n/format.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import './plan-list.css'

export function PlanList({ plans }: { plans: readonly PlanAnswer[] }) {
  const { t } = useTranslation()
  const newestFirst = plans.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  return (
    <ul className="rt-plan-list rt-paper">
      {newestFirst.map((plan) => (
        <li key={plan.id} className="rt-plan-list__plan">
          <Link href={`/plan/${encodeURIComponent(plan.id)}`} className="rt-plan-list__title">
            {plan.title}
          </Link>
          <span className="rt-plan-list__status">
            <VisuallyHidden>{t('overview.columns.status')}: </VisuallyHidden>
            {t(`plan.status.${plan.status}`)}
          </span>
          <span className="rt-plan-list__fact">
            {t('overview.columns.role')}: {t(`role.${plan.role}`)}
          </span>
          <span className="rt-plan-list__fact">
            {t('overview.columns.created')}{' '}
            <time dateTime={plan.createdAt}>{formatDate(plan.createdAt)}</time>
          </span>
        </li>
      ))}
    </ul>
  )
}
