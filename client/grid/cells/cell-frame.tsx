/** The inside of every cell: its content, the border of a colleague who is here, and what changed in it. */
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellAddress } from '../cell.ts'
import type { CellChange } from '../cell-changes.ts'
import { useCellChange } from '../cell-changes.ts'
import type { GridContext } from '../grid-context.ts'
import { useColleague } from '../grid-context.ts'
import './cell-change.css'

type Props = {
  context: GridContext
  address: CellAddress | null
  editing?: boolean
  className?: string
  children: ReactNode
}

export function CellFrame({ context, address, editing = false, className = '', children }: Props) {
  const colleague = useColleague(context.presence, address)
  const change = useCellChange(context.changes, address)
  return (
    <div className={`rt-cell ${editing ? 'rt-cell--editing' : ''} ${className}`}>
      {children}
      {change ? <ChangeCorner {...change} /> : null}
      {colleague ? (
        <span
          className="rt-colleague"
          style={{ '--rt-colleague': colleague.colour } as CSSProperties}
          data-name={[colleague.user.name, colleague.user.organisation].filter(Boolean).join(', ')}
        />
      ) : null}
    </div>
  )
}

const signs: Record<CellChange['mark'], string> = { added: '+', changed: '✎', removed: '−', moved: '⇄' }

function ChangeCorner({ mark, was }: CellChange) {
  const { t } = useTranslation()
  const words = t(`grid.change.${mark}`, { was: was || t('grid.change.nothing') })
  return (
    <span className={`rt-cell-change rt-cell-change--${mark}`} title={words}>
      <span aria-hidden="true">{signs[mark]}</span>
      <span className="rt-visually-hidden">{words}</span>
    </span>
  )
}
