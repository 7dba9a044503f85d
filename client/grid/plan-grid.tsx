/** The whole plan as one grid: one keyboard, one scroll. */
import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_NL } from '@ag-grid-community/locale'
import type { ColDef, GetRowIdParams, GridApi, IsFullWidthRowParams, RowClassParams } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import type { Ref } from 'react'
import { useEffect, useImperativeHandle, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveAction, moveStep } from '#shared/plan/edit-plan.ts'
import type { Column } from '#shared/plan/schema.ts'
import { showToast } from '../ui/toast.tsx'
import { columnId } from './cell.ts'
import { buildColumns } from './columns.tsx'
import { FullWidthRow } from './full-width-row.tsx'
import type { GridContext } from './grid-context.ts'
import type { GridDeps } from './grid-control.ts'
import { createGridControl } from './grid-control.ts'
import { registerGridModules } from './grid-modules.ts'
import { gridTheme } from './grid-theme.ts'
import { handleGridKey } from './keyboard.ts'
import type { MoveRequest, MoveTarget } from './move-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { Row } from './row.ts'
import { rowId } from './row.ts'
import { createRowActions } from './row-actions.ts'
import type { OpenRowMenu } from './row-menu.tsx'
import { RowMenu } from './row-menu.tsx'
import './grid.css'

registerGridModules()

export type PlanGridHandle = {
  showTheme(theme: string): void
  addTheme(): void
  focus(): void
}

type Props = GridDeps & {
  title: string
  columns: readonly Column[]
  onThemeInView: (theme: string) => void
  ref?: Ref<PlanGridHandle>
}

export function PlanGrid({ ref, title, columns, onThemeInView, ...deps }: Props) {
  const { t, i18n } = useTranslation()
  const [menu, setMenu] = useState<OpenRowMenu | null>(null)
  const [move, setMove] = useState<MoveRequest | null>(null)
  const [api, setApi] = useState<GridApi<Row> | null>(null)

  const [control] = useState(() => createGridControl(deps))
  const { context } = control
  context.openMenu = (id, anchor) => {
    const row = control.row(id)
    if (row && actions.available(row).length > 0) setMenu({ row, anchor })
  }
  const actions = useMemo(
    () =>
      createRowActions(context, {
        onMove: (row, what) => setMove({ row, what }),
        onRemoved: (kind, putBack) =>
          showToast({
            message: t(`grid.removed.${kind}`),
            action: { label: t('grid.removed.undo'), onAction: putBack },
          }),
      }),
    [context, t],
  )
  context.addAction = actions.addActionAtEnd

  useEffect(() => {
    if (api === null) return
    return control.open(api, {
      onFocusLost: () => showToast({ message: t('grid.rowGone'), tone: 'warning' }),
    })
  }, [api, control, t])

  useEffect(() => {
    api?.setGridAriaProperty('label', t('grid.label', { title }))
    api?.setGridAriaProperty('description', t('grid.help'))
  }, [api, t, title])

  useImperativeHandle(ref, () => ({
    showTheme: (theme) => control.focusCell(rowId.theme(theme), columnId.title, { edit: false, top: true }),
    addTheme: actions.addThemeAtEnd,
    focus: () => control.focusFirst(),
  }))

  const columnDefs = useMemo(() => buildColumns(columns, context, t), [columns, context, t])
  const readOnly = () => showToast({ message: t('grid.readOnly') })

  function finishMove({ theme, table, action }: MoveTarget): void {
    if (move === null) return
    const { row, what } = move
    const { documents, origin } = context
    if (what === 'action')
      moveAction(documents, { id: row.action, theme, kind: table, after: undefined }, origin)
    else if (row.step && action) moveStep(documents, { id: row.step.id, action, after: undefined }, origin)
    setMove(null)
    control.focusCell(row.id, what === 'action' ? columnId.title : columnId.text)
  }

  return (
    <div className="rt-grid">
      <AgGridReact<Row>
        theme={gridTheme}
        localeText={i18n.language === 'en' ? AG_GRID_LOCALE_EN : AG_GRID_LOCALE_NL}
        context={context}
        columnDefs={columnDefs}
        defaultColDef={defaultColumn(context)}
        getRowId={readRowId}
        getRowClass={rowClass}
        getRowHeight={({ data }) => (data ? estimatedHeights[data.kind] : undefined)}
        isFullWidthRow={isFullWidth}
        fullWidthCellRenderer={FullWidthRow}
        enableCellSpan
        ensureDomOrder
        animateRows={false}
        suppressScrollOnNewData
        suppressMovableColumns
        suppressDragLeaveHidesColumns
        suppressNoRowsOverlay
        onGridReady={(event) => setApi(event.api)}
        onCellKeyDown={(event) =>
          handleGridKey(event, { api: event.api, context, actions, onReadOnly: readOnly })
        }
        onCellFocused={() => control.tellFocus()}
        onCellDoubleClicked={({ data, column }) => data && control.edit(data, column.getColId(), readOnly)}
        onCellContextMenu={({ data, event }) => control.openMenuAt(data, event)}
        onRowDoubleClicked={({ data }) =>
          data && data.kind !== 'step' && control.edit(data, columnId.title, readOnly)
        }
        onBodyScroll={() => control.reportThemeInView(onThemeInView)}
        onModelUpdated={() => control.reportThemeInView(onThemeInView)}
      />
      <RowMenu open={menu} actions={actions} onClose={() => setMenu(null)} />
      {move ? (
        <MoveDialog
          request={move}
          plan={context.view.plan()}
          onMove={finishMove}
          onClose={() => setMove(null)}
        />
      ) : null}
    </div>
  )
}

/** Until a row has been drawn and measured, px. */
const estimatedHeights: Record<Row['kind'], number> = {
  theme: 64,
  introduction: 40,
  table: 44,
  step: 34,
  add: 46,
}

function defaultColumn(context: GridContext): ColDef<Row> {
  return {
    wrapText: true,
    autoHeight: true,
    resizable: true,
    sortable: false,
    suppressHeaderMenuButton: true,
    suppressKeyboardEvent: () => context.editing.current() !== null,
  }
}

function readRowId({ data }: GetRowIdParams<Row>): string {
  return data.id
}

function isFullWidth({ rowNode }: IsFullWidthRowParams<Row>): boolean {
  return rowNode.data?.kind !== 'step'
}

function rowClass({ data }: RowClassParams<Row>): string {
  if (data?.kind !== 'step') return 'rt-full-width'
  return data.last ? 'rt-step-row rt-step-row--last' : 'rt-step-row'
}
