/** The inside of every cell: its content, and the border of a colleague whose focus is here. */
import type { CSSProperties, ReactNode } from 'react'
import type { CellAddress } from '../cell.ts'
import { useFound } from '../find.ts'
import type { GridContext } from '../grid-context.ts'
import { useColleague } from '../grid-context.ts'
import { useSelected } from '../selection.ts'
import './cells.css'

type Props = {
  context: GridContext
  address: CellAddress | null
  editing?: boolean
  className?: string
  children: ReactNode
}

export function CellFrame({ context, address, editing = false, className = '', children }: Props) {
  const colleague = useColleague(context.presence, address)
  const selected = useSelected(context.selection, address)
  const found = useFound(context.find, address)
  return (
    <div className={`rt-cell ${editing ? 'rt-cell--editing' : ''} ${className}`}>
      {selected ? <span className="rt-selected" /> : null}
      {found ? <span className={`rt-found rt-found--${found}`} /> : null}
      {children}
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
