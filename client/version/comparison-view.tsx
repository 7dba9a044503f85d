/** Two contents compared: how much changed, the themes with changes to jump to, and the paper itself. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { allColumns, comparePlans, countChanges } from '#shared/version/compare-plans.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import type { Compared } from './comparison-choice.ts'
import { layOver } from './comparison-rows.ts'
import { ComparisonTable } from './comparison-table.tsx'
import { countWords } from './version-words.ts'
import './comparison.css'

type Props = { from: number; to: Compared; before: PlanContent; after: PlanContent; onlyChanges: boolean }

export function ComparisonView({ from, to, before, after, onlyChanges }: Props) {
  const { t } = useTranslation()
  const differences = useMemo(() => comparePlans(before, after), [before, after])
  const compared = useMemo(
    () => layOver(before, after, differences, { onlyChanges }),
    [before, after, differences, onlyChanges],
  )
  const names = {
    columns: [...allColumns(after), ...allColumns(before)],
    municipalities: [...after.municipalities, ...before.municipalities],
  }
  const changed = compared.themes.filter(({ changes }) => changes > 0)
  return (
    <article className="rt-compare">
      <header className="rt-compare__top">
        <h2>
          {to === 'concept'
            ? t('version.compare.conceptBeside', { from })
            : t('version.compare.versionBeside', { from, to })}
        </h2>
        <p>{countWords(countChanges(differences), t)}</p>
        {changed.length > 1 ? (
          <nav aria-label={t('version.compare.themes')}>
            <ul className="rt-compare__themes">
              {changed.map(({ id, number, title, changes }) => (
                <li key={id}>
                  <a href={`#compare-${id}`}>
                    {[number, title.becomes || title.was || t('plan.untitledTheme')]
                      .filter((part) => part !== null)
                      .join(' ')}
                  </a>{' '}
                  <span>{changes}</span>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </header>
      <ComparisonTable compared={compared} names={names} />
    </article>
  )
}
