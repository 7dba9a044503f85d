/** The plan's contents: its themes to jump to, and what stands beside them. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/schema.ts'
import { tableKinds } from '#shared/plan/schema.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import './plan-nav.css'

type Props = {
  plan: Plan
  /** The theme at the top of the view. */
  current: string | null
  canEdit: boolean
  /** The plan's lists, below its themes. */
  lists?: ReactNode
  onShowTheme: (theme: string) => void
  /** Null where there is no grid to add one in. */
  onAddTheme: (() => void) | null
  onFind: () => void
  onShowKeys: () => void
  onOpenColumns: () => void
  onOpenBin: () => void
}

export function PlanNav({
  plan,
  current,
  canEdit,
  lists,
  onShowTheme,
  onAddTheme,
  onFind,
  onShowKeys,
  onOpenColumns,
  onOpenBin,
}: Props) {
  const { t } = useTranslation()
  return (
    <nav className="rt-plan-nav" id="plan-nav" aria-label={t('plan.nav.label')}>
      <button type="button" className="rt-plan-nav__item rt-plan-nav__find" onClick={onFind}>
        <Icon name="search" />
        <span className="rt-plan-nav__title">{t('plan.nav.find')}</span>
        <kbd>Ctrl F</kbd>
      </button>
      <h2 className="rt-plan-nav__heading">{t('plan.nav.themes')}</h2>
      <ol className="rt-plan-nav__list">
        {plan.themes.map(({ id, title, tables }, index) => {
          const actions = tableKinds.reduce((sum, kind) => sum + tables[kind].length, 0)
          return (
            <li key={id}>
              <button
                type="button"
                className="rt-plan-nav__item"
                aria-current={id === current ? 'location' : undefined}
                onClick={() => onShowTheme(id)}
              >
                <span className="rt-plan-nav__number">{index + 1}</span>
                <span className="rt-plan-nav__title">{title || t('plan.untitledTheme')}</span>
                <span className="rt-plan-nav__count">
                  <span aria-hidden="true">{actions}</span>
                  <VisuallyHidden>{t('plan.nav.actions', { count: actions })}</VisuallyHidden>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {canEdit && onAddTheme ? (
        <Button variant="quiet" onPress={onAddTheme}>
          <Icon name="plus" /> {t('plan.nav.addTheme')}
        </Button>
      ) : null}
      {lists}
      <div className="rt-plan-nav__rest">
        <button type="button" className="rt-plan-nav__item" onClick={onOpenColumns}>
          <span className="rt-plan-nav__title">{t('plan.nav.columns')}</span>
        </button>
        {canEdit ? (
          <button type="button" className="rt-plan-nav__item" onClick={onOpenBin}>
            <span className="rt-plan-nav__title">{t('plan.nav.bin')}</span>
            <span className="rt-plan-nav__count">{plan.bin.length}</span>
          </button>
        ) : null}
        <button type="button" className="rt-plan-nav__item" onClick={onShowKeys}>
          <span className="rt-plan-nav__title">{t('keys.open')}</span>
          <kbd className="rt-plan-nav__count">F1</kbd>
        </button>
      </div>
    </nav>
  )
}
