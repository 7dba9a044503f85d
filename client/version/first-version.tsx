/** What stands beside the first version: nothing came before it, so what there is to see is itself. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { tableKinds } from '#shared/plan/schema.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { versionPath } from '../ui/plan-path.ts'

type Props = { planId: string; number: number; content: PlanContent }

export function FirstVersion({ planId, number, content }: Props) {
  const { t } = useTranslation()
  return (
    <article className="rt-compare">
      <header className="rt-compare__top">
        <h2>{t('version.name', { number })}</h2>
        <p>{t('version.firstWords')}</p>
      </header>
      <ol className="rt-compare__first">
        {content.themes.map(({ id, title, tables }) => (
          <li key={id}>
            {title || t('plan.untitledTheme')}{' '}
            <span>
              {t('exchange.actions', {
                count: tableKinds.reduce((sum, kind) => sum + tables[kind].length, 0),
              })}
            </span>
          </li>
        ))}
      </ol>
      <p className="rt-compare__same">
        <Link href={versionPath(planId, number)}>{t('version.openOne', { number })}</Link>
      </p>
    </article>
  )
}
