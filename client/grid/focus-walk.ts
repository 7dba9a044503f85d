/** Walking with the focus: by Tab as one reads, by Enter down a column, in jumps to the edge of what is filled. */
import type { GridApi } from 'ag-grid-community'
import { columnId } from './cell.ts'
import type { JumpTo, Sheet } from './jump.ts'
import { jumpFrom, rowBeside } from './jump.ts'
import type { CellRow, Row } from './row.ts'
import { isCellRow } from './row.ts'
import type { Selection } from './selection.ts'
import { firstOfAction, tabFrom } from './tab-walk.ts'
import { takeKeyboard } from './take-keyboard.ts'

export type FocusWalk = {
  /** Goes on by Tab (1) or back (-1) from the focused cell; false where that is not ours to do. */
  tab(by: 1 | -1): boolean
  endTabRun(): void
  /** Down (1) or up (-1); after a run of Tabs down to the column where it began. */
  enter(by: 1 | -1): void
  /** With `extend` the selection grows to there and the focus stays. */
  jump(to: JumpTo, extend: boolean): void
}

type Options = {
  getApi: () => GridApi<Row> | null
  selection: Selection
  show: (index: number) => void
  isFilled: Sheet['isFilled']
  /** Past the last cell of a table; false where nothing may be added. */
  addStep: (behind: CellRow) => boolean
  scrollTo: (row: string, column: string) => void
}

export function createFocusWalk({
  getApi,
  selection,
  show,
  isFilled,
  addStep,
  scrollTo,
}: Options): FocusWalk {
  /** Where a run of Tabs began. */
  let tabRun: string | null = null

  function focus(index: number, column: string): void {
    const api = getApi()
    if (index < 0 || index >= (api?.getDisplayedRowCount() ?? 0)) return
    if (!api) return
    const shown = columnShown(api, column)
    show(index)
    api.ensureColumnVisible(shown)
    api.setFocusedCell(index, shown)
    takeKeyboard(api)
  }

  function focusedCell() {
    const cell = getApi()?.getFocusedCell()
    return cell ? { row: cell.rowIndex, column: cell.column.getColId() } : null
  }

  return {
    tab(by) {
      const api = getApi()
      const at = focusedCell()
      const row = at ? api?.getDisplayedRowAtIndex(at.row)?.data : undefined
      if (!api || !at || !isCellRow(row)) return false
      const rows = shownRows(api)
      const stop = tabFrom(rows, { row: row.id, column: at.column }, shownColumns(api), by)
      tabRun ??= at.column
      if (stop === 'new-step' && addStep(row)) return true
      if (stop !== null && stop !== 'new-step') {
        focus(api.getRowNode(stop.row)?.rowIndex ?? -1, stop.column)
        return true
      }
      // The row beside a table; at the end of the grid Tab leaves it.
      if (at.row + by < 0 || at.row + by >= rows.length) return false
      focus(at.row + by, columnId.title)
      return true
    },
    endTabRun() {
      tabRun = null
    },
    enter(by) {
      const api = getApi()
      const at = focusedCell()
      if (!api || !at) return
      const column = (by === 1 ? tabRun : null) ?? at.column
      tabRun = null
      selection.clear()
      const next = rowBeside(shownRows(api), at.row, column, by)
      if (next !== null) focus(next, column)
    },
    jump(to, extend) {
      const api = getApi()
      const at = (extend ? cornerOf(api) : null) ?? focusedCell()
      if (!api || !at) return
      const rows = shownRows(api)
      const { row: index, column } = jumpFrom({ rows, columns: shownColumns(api), isFilled }, at, to)
      const row = rows[index]
      if (row === undefined) return
      if (extend) {
        const end = isCellRow(row) ? row : rows.find(isCellRow)
        if (end === undefined) return
        selection.extend({ row: end.id, column })
        scrollTo(end.id, column)
      } else {
        const isTitle = row.kind === 'step' && column === columnId.title
        focus(isTitle ? rows.indexOf(firstOfAction(rows, index)) : index, column)
      }
    },
  }

  function cornerOf(api: GridApi<Row> | null) {
    const corner = selection.head()
    const row = corner ? api?.getRowNode(corner.row)?.rowIndex : null
    return corner && row !== null && row !== undefined ? { row, column: corner.column } : null
  }
}

function shownRows(api: GridApi<Row>): Row[] {
  const rows: Row[] = []
  api.forEachNodeAfterFilterAndSort(({ data }) => {
    if (data) rows.push(data)
  })
  return rows
}

/** A heading may be asked for by a column that this grid has not. */
export function columnShown(api: GridApi<Row>, column: string): string {
  return api.getColumn(column) ? column : (api.getAllDisplayedColumns()[0]?.getColId() ?? column)
}

/** Without the menu of the row, which is no cell to write in. */
function shownColumns(api: GridApi<Row>): string[] {
  return api
    .getAllDisplayedColumns()
    .map((column) => column.getColId())
    .filter((id) => id !== columnId.menu)
}
