/** The menu of a row, and what it leads to: who changed a cell last, and where else it can stand. */
import type { ColDef } from 'ag-grid-community'
import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveAction, moveStep } from '#shared/plan/edit-plan.ts'
import type { Column } from '#shared/plan/schema.ts'
import { showToast } from '../ui/toast.tsx'
import { useAfterClosing } from '../ui/use-after-closing.ts'
import { addressOf, cellRefOf, columnId } from './cell.ts'
import type { GridControl } from './grid-control.ts'
import type { OpenLastChange } from './last-change/last-change.tsx'
import { LastChange } from './last-change/last-change.tsx'
import type { AskChanges } from './last-change/use-cell-changes.ts'
import { valueWords } from './last-change/value-words.ts'
import type { MoveRequest, MoveTarget } from './move-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { Row } from './row.ts'
import type { RowActions } from './row-actions.ts'
import { createRowActions } from './row-actions.ts'
import type { OpenRowMenu } from './row-menu.tsx'
import { RowMenu } from './row-menu.tsx'

type Options = {
  control: GridControl
  columns: readonly Column[]
  columnDefs: readonly ColDef<Row>[]
  askChanges: AskChanges | undefined
}

export function useRowMenu({ control, columns, columnDefs, askChanges }: Options): {
  actions: RowActions
  /** What is open of it. */
  rowParts: ReactNode
} {
  const { t } = useTranslation()
  const { context } = control
  const [menu, setMenu] = useState<OpenRowMenu | null>(null)
  const [lastChange, setLastChange] = useState<OpenLastChange | null>(null)
  const [move, setMove] = useState<MoveRequest | null>(null)

  const actions = useMemo(
    () =>
      createRowActions(context, {
        onMove: (row, what) => setMove({ row, what }),
        onRemoved: (kind, putBack) =>
          showToast({
            message: t(`grid.removed.${kind}`),
            action: {
              label: t('grid.removed.undo'),
              onAction: () => (context.rights.plan ? putBack() : null),
            },
          }),
      }),
    [context, t],
  )

  context.openMenu = (id, anchor) => {
    const row = control.row(id)
    const column = anchor.closest('[col-id]')?.getAttribute('col-id') ?? (row?.kind === 'step' ? null : '')
    if (row && (actions.available(row).length > 0 || hasHistory(row, column)))
      setMenu({ row, column, anchor })
  }
  context.showLastChange = (row, column, anchor) => {
    const ref = cellRefOf(row, column, columns)
    if (!askChanges || ref === null) return
    const header = columnDefs.find(({ colId }) => colId === column)?.headerName ?? ''
    const field = 'field' in ref && row.kind !== 'step' ? ref.field : null
    const isPart = field === 'title' || field === 'introduction'
    setLastChange({
      ...{ ref, row: row.id, column, anchor },
      name: isPart ? t(`presence.part.${field}`) : header,
    })
  }

  useAfterClosing(lastChange, ({ row, column }) => control.focusCell(row, column || columnId.title))
  useAfterClosing(move, ({ row, what }) =>
    control.focusCell(row.id, what === 'action' ? columnId.title : columnId.text),
  )

  function hasHistory(row: Row, column: string | null): boolean {
    return askChanges !== undefined && column !== null && addressOf(row, column) !== null
  }

  function finishMove({ theme, table, action }: MoveTarget): void {
    if (move === null) return
    const { row, what } = move
    const { documents, history, rights } = context
    if (!rights.plan) return setMove(null)
    if (what === 'action')
      history.edit((origin) =>
        moveAction(documents, { id: row.action, theme, kind: table, after: undefined }, origin),
      )
    else if (row.step && action) {
      const { id } = row.step
      history.edit((origin) => moveStep(documents, { id, action, after: undefined }, origin))
    }
    setMove(null)
  }

  const rowParts = (
    <>
      <RowMenu
        open={menu}
        actions={actions}
        hasHistory={menu !== null && hasHistory(menu.row, menu.column)}
        onLastChange={({ row, column, anchor }) => context.showLastChange(row, column ?? '', anchor)}
        onClose={() => setMenu(null)}
      />
      {lastChange && askChanges ? (
        <LastChange
          open={lastChange}
          ask={askChanges}
          toWords={(ref, value) => valueWords(ref, value, context.view.plan(), context.statusWords)}
          onClose={() => setLastChange(null)}
        />
      ) : null}
      {move ? (
        <MoveDialog
          request={move}
          plan={context.view.plan()}
          onMove={finishMove}
          onClose={() => setMove(null)}
        />
      ) : null}
    </>
  )
  return { actions, rowParts }
}
