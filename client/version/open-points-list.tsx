/** What is still open in the plan, counted, each thing a way to its cell. */
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/schema.ts'
import { Icon } from '../ui/icon.tsx'
import { findOpenPoints, openPointKinds } from './open-points.ts'

export type CellTarget = { entity: string; column: string }
/** Who of the others has the focus in a cell now. */
export type Typing = CellTarget & { name: string }

type Props = { plan: Plan; typing: readonly Typing[]; onShow: (cell: CellTarget) => void }

export function OpenPointsList({ plan, typing, onShow }: Props) {
  const { t } = useTranslation()
  const points = findOpenPoints(plan)
  const kinds = openPointKinds.filter((kind) => points[kind].length > 0)
  if (kinds.length === 0 && typing.length === 0) {
    return (
      <p className="rt-open-points__none">
        <Icon name="check" /> {t('version.open.nothing')}
      </p>
    )
  }
  return (
    <section className="rt-open-points" aria-labelledby="open-points-heading">
      <h3 id="open-points-heading" className="rt-open-points__heading">
        {t('version.open.heading')}
      </h3>
      {typing.length > 0 ? (
        <OpenGroup
          heading={t('version.open.typing', { count: typing.length })}
          items={typing.map(({ name, ...cell }) => ({ cell, words: name, about: '' }))}
          onShow={onShow}
        />
      ) : null}
      {kinds.map((kind) => (
        <OpenGroup
          key={kind}
          heading={t(`version.open.${kind}`, { count: points[kind].length })}
          items={points[kind].map(({ words, theme, ...cell }) => ({
            cell,
            words: words || t('version.open.nameless'),
            about: theme,
          }))}
          onShow={onShow}
        />
      ))}
    </section>
  )
}

type GroupProps = {
  heading: string
  items: readonly { cell: CellTarget; words: string; about: string }[]
  onShow: (cell: CellTarget) => void
}

function OpenGroup({ heading, items, onShow }: GroupProps) {
  return (
    <details className="rt-open-points__group">
      <summary>{heading}</summary>
      <ul>
        {items.map(({ cell, words, about }) => (
          <li key={`${cell.entity} ${cell.column} ${words}`}>
            <button type="button" className="rt-link" onClick={() => onShow(cell)}>
              {words}
            </button>
            {about === '' ? null : <span className="rt-open-points__about"> {about}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
