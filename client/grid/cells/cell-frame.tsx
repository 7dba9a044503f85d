/** The inside of every cell: its content, the border of a colleague who is here, and what changed in it. */
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatList } from '../../i18n/format.ts'
import type { CellAddress } from '../cell.ts'
import type { CellChange } from '../cell-changes.ts'
import { useCellChange } from '../cell-changes.ts'
import { useFound } from '../find.ts'
import type { CellColleague, GridContext, RecentCell } from '../grid-context.ts'
import { useColleagues, useRecentCell } from '../grid-context.ts'
import { useSelected } from '../selection.ts'
import './cell-change.css'
import './cells.css'
import './colleague.css'

type Props = {
  context: GridContext
  address: CellAddress | null
  editing?: boolean
  className?: string
  /** Its content stays in sight while the cell, higher than the screen, scrolls by. */
  stays?: boolean
  children: ReactNode
}

export function CellFrame(props: Props) {
  const { context, address, editing = false, className = '', stays = false, children } = props
  const colleagues = useColleagues(context.presence, address)
  const recent = useRecentCell(context.recent, address)
  const change = useCellChange(context.changes, address)
  const selected = useSelected(context.selection, address)
  const found = useFound(context.find, address)
  const below = (
    <>
      {recent ? <Flash by={recent.by} isNamed={colleagues.length === 0} /> : null}
      {selected ? <span className="rt-selected" /> : null}
      {found ? <span className={`rt-found rt-found--${found}`} /> : null}
    </>
  )
  const above = (
    <>
      {change ? <ChangeCorner {...change} /> : null}
      {colleagues.length > 0 ? <ColleagueMark colleagues={colleagues} /> : null}
    </>
  )
  const classes = `rt-cell ${editing ? 'rt-cell--editing' : ''} ${className}`
  // What marks the cell is as large as the cell, wherever the content stands in it.
  if (stays)
    return (
      <>
        {below}
        <div ref={context.heights.watch} className={`${classes} rt-cell--stays`}>
          {children}
        </div>
        {above}
      </>
    )
  return (
    <div ref={context.heights.watch} className={classes}>
      {below}
      {children}
      {above}
    </div>
  )
}

/** A colleague changed this cell just now. Who stands in it has a name there already. */
function Flash({ by, isNamed }: RecentCell & { isNamed: boolean }) {
  const names = formatList(by.map(({ user }) => user.name))
  return (
    <span className="rt-flash" style={{ '--rt-colleague': by[0]?.colour } as CSSProperties}>
      {isNamed && names !== '' ? (
        <span className="rt-colleague__names">
          <span className="rt-colleague__name" data-name={names} />
        </span>
      ) : null}
    </span>
  )
}

/** A border in the colour of the first, and a label for each, once also with two windows. */
function ColleagueMark({ colleagues }: { colleagues: readonly CellColleague[] }) {
  const labels = new Map(
    colleagues.map(({ user, colour }) => [[user.name, user.organisation].filter(Boolean).join(', '), colour]),
  )
  return (
    <span className="rt-colleague" style={{ '--rt-colleague': colleagues[0]?.colour } as CSSProperties}>
      <span className="rt-colleague__names">
        {[...labels].map(([name, colour]) => (
          <span
            key={name}
            className="rt-colleague__name"
            style={{ '--rt-colleague': colour } as CSSProperties}
            data-name={name}
          />
        ))}
      </span>
    </span>
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
