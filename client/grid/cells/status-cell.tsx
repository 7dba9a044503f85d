/** How a step stands. */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { setStatus } from '#shared/plan/edit-plan.ts'
import type { Status } from '#shared/plan/schema.ts'
import { status as statuses } from '#shared/plan/schema.ts'
import type { CellAddress } from '../cell.ts'
import { useEditing } from '../editing.ts'
import type { GridContext } from '../grid-context.ts'
import { CellFrame } from './cell-frame.tsx'
import { ChoicePopover } from './choice-popover.tsx'
import { StatusMark } from './status-mark.tsx'

const none = 'none'

export function StatusCell({
  context,
  address,
  status,
}: {
  context: GridContext
  address: CellAddress
  status: Status | null
}) {
  const { t } = useTranslation()
  const editing = useEditing(context.editing, address)
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <CellFrame context={context} address={address} editing={editing !== null}>
      <span ref={anchor} className="rt-cell__words">
        {status ? <StatusMark status={status} /> : null}
      </span>
      {editing ? (
        <ChoicePopover
          anchor={anchor}
          label={t('grid.column.status')}
          selected={status ?? none}
          choices={[
            { id: none, label: t('grid.status.none') },
            ...statuses.options.map((option) => ({
              id: option,
              label: t(`grid.status.${option}`),
              content: <StatusMark status={option} />,
            })),
          ]}
          onChoose={(id) =>
            context.history.edit((origin) =>
              setStatus(context.documents, address.entity, statuses.safeParse(id).data ?? null, origin),
            )
          }
          typed={editing.replaceWith ?? ''}
          takeTyped={context.editing.takeTyped}
          onClose={context.stopEditing}
        />
      ) : null}
    </CellFrame>
  )
}
