/** A cell of one of the plan's own choice columns. */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { setPlainCell } from '#shared/plan/edit-plan.ts'
import type { Column } from '#shared/plan/schema.ts'
import type { CellAddress } from '../cell.ts'
import { useEditing } from '../editing.ts'
import type { GridContext } from '../grid-context.ts'
import { CellFrame } from './cell-frame.tsx'
import { ChoicePopover } from './choice-popover.tsx'

type Props = { context: GridContext; address: CellAddress; column: Column; value: string }

export function ChoiceCell({ context, address, column, value }: Props) {
  const { t } = useTranslation()
  const editing = useEditing(context.editing, address)
  const anchor = useRef<HTMLSpanElement>(null)
  // Ids are positions, since an option may be any text; a value that is no option any more stays choosable.
  const options = value === '' || column.options.includes(value) ? column.options : [...column.options, value]
  const choose = (id: string) => {
    const option = id === '' ? null : (options[Number(id)] ?? null)
    context.history.edit((origin) =>
      setPlainCell(context.documents, address.entity, { id: column.id, type: 'choice' }, option, origin),
    )
  }
  return (
    <CellFrame context={context} address={address} editing={editing !== null}>
      <span ref={anchor} className="rt-cell__words">
        {value}
      </span>
      {editing ? (
        <ChoicePopover
          anchor={anchor}
          label={column.title}
          selected={value === '' ? 'none' : String(options.indexOf(value))}
          choices={[
            { id: 'none', label: t('grid.noChoice') },
            ...options.map((option, index) => ({ id: String(index), label: option })),
          ]}
          onChoose={(id) => choose(id === 'none' ? '' : id)}
          typed={editing.replaceWith ?? ''}
          takeTyped={context.editing.takeTyped}
          onClose={context.stopEditing}
        />
      ) : null}
    </CellFrame>
  )
}
