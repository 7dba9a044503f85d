/** How AG Grid behaves as a plan: which rows are wide, how high they are, and what its events lead to. */
import type { Column, GridOptions } from 'ag-grid-community'
import { opensColumnMenu } from './columns/column-header.tsx'
import { withOrder } from './columns/column-layout.ts'
import type { LayoutStore } from './columns/layout-store.ts'
import { FullWidthRow } from './full-width-row.tsx'
import type { GridControl } from './grid-control.ts'
import { isOurs } from './keymap.ts'
import type { Row } from './row.ts'
import { isCellRow } from './row.ts'

type Options = {
  control: GridControl
  onThemeInView: (theme: string) => void
  layout: LayoutStore
  /** Ids of the columns as the plan has them. */
  columnsOf: () => readonly string[]
}

/** Make it once per grid: AG Grid does much work for every option that is a new object. */
export function createBehaviour(options: Options): GridOptions<Row> {
  const { control, onThemeInView, layout, columnsOf } = options
  const { context } = control
  return {
    context,
    defaultColDef: {
      wrapText: true,
      resizable: true,
      wrapHeaderText: true,
      autoHeaderHeight: true,
      sortable: false,
      suppressHeaderMenuButton: true,
      // While a cell is edited its keys are its own; Shift+arrows select and Alt+Shift+arrows move rows. Through
      // headings AG Grid walks by Tab.
      suppressKeyboardEvent: ({ event, node }) =>
        context.editing.current() !== null ||
        (isOurs(event) && (event.key !== 'Tab' || isCellRow(node.data))),
      suppressHeaderKeyboardEvent({ event, column }) {
        const { target } = event
        if (!opensColumnMenu(event) || column === null || !(target instanceof Element)) return false
        event.preventDefault()
        context.openColumnMenu((column as Column).getColId(), target)
        return true
      },
    },
    getRowId: ({ data }) => data.id,
    getRowHeight: ({ data }) => (data ? context.heights.heightOf(data) : undefined),
    getRowClass: ({ data }) => {
      if (data === undefined || isWide(data)) return 'rt-full-width'
      return data.kind === 'total'
        ? 'rt-total-row'
        : data.kind === 'entry' || data.last
          ? 'rt-step-row rt-step-row--last'
          : 'rt-step-row'
    },
    isFullWidthRow: ({ rowNode }) => rowNode.data !== undefined && isWide(rowNode.data),
    fullWidthCellRenderer: FullWidthRow,
    enableCellSpan: true,
    ensureDomOrder: true,
    animateRows: false,
    suppressScrollOnNewData: true,
    suppressDragLeaveHidesColumns: true,
    suppressNoRowsOverlay: true,
    onColumnMoved({ api, finished, source, column }) {
      if (!finished || source !== 'uiColumnMoved' || !column) return
      const order = api.getAllGridColumns().map((one) => one.getColId())
      layout.set(
        withOrder(
          columnsOf(),
          layout.layout(),
          order.filter((id) => columnsOf().includes(id)),
        ),
      )
    },
    onCellFocused: () => control.tellFocus(),
    onCellContextMenu: ({ data, event }) => context.openMenuAt(data, event),
    onBodyScroll: () => control.reportThemeInView(onThemeInView),
    onModelUpdated: () => control.reportThemeInView(onThemeInView),
  }
}

/** As wide as the page: headings, introductions, and where something can be added. */
function isWide(row: Row): row is Exclude<Row, { kind: 'step' | 'entry' | 'total' }> {
  return !isCellRow(row) && row.kind !== 'total'
}
