/** The lists of a plan in its contents at the left, each with a screen of its own. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ListTable } from '#shared/plan/schema.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import './list.css'

type Props = {
  lists: readonly ListTable[]
  /** The list that is shown. */
  current: string | null
  hrefOf: (list: string) => string
  /** Null where no list can be added. */
  onAdd: ((from: 'template' | 'file') => void) | null
}

export function ListNav({ lists, current, hrefOf, onAdd }: Props) {
  const { t } = useTranslation()
  if (lists.length === 0 && onAdd === null) return null
  return (
    <div className="rt-list-nav">
      <h2 className="rt-plan-nav__heading">{t('list.heading')}</h2>
      <ul className="rt-plan-nav__list">
        {lists.map(({ id, title, rows }) => (
          <li key={id}>
            <Link
              className="rt-plan-nav__item"
              href={hrefOf(id)}
              {...(id === current ? { 'aria-current': 'page' as const } : {})}
            >
              <span className="rt-plan-nav__title">{title || t('list.untitled')}</span>
              <span className="rt-plan-nav__count">
                <span aria-hidden="true">{rows.length}</span>
                <VisuallyHidden>{t('list.rows', { count: rows.length })}</VisuallyHidden>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {onAdd ? (
        <div className="rt-list-nav__add">
          <Button variant="quiet" onPress={() => onAdd('template')}>
            <Icon name="plus" /> {t('list.add')}
          </Button>
          <Button variant="quiet" onPress={() => onAdd('file')}>
            <Icon name="upload" /> {t('list.import.open')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
