/**
 * The selected range: from the cell where it began to the cell where it ends, both by row id, so that rows
 * that come and go don't shift it. Only rows with cells take part; headings between them are skipped.
 */
import type { GridApi } from 'ag-grid-community'
import { useSyncExternalStore } from 'react'
import type { CellAddress } from './cell.ts'
import { addressOf, columnId } from './cell.ts'
import type { CellRow, Row } from './row.ts'
import { isCellRow, sameTable } from './row.ts'

export type Corner = { row: string; column: string }
export type Range = { rows: readonly CellRow[]; columns: readonly string[] }

export type Selection = {
  /** The selected cells; one cell, or nothing on a heading, when no range was made. */
  range(): Range | null
  isMultiple(): boolean
  /** Where a range that was made ends now; it moves while one selects. */
  head(): Corner | null
  has(address: CellAddress): boolean
  begin(corner: Corner): void
  /** Makes the range end there. */
  extend(corner: Corner): void
  /** Moves the end of the range by rows and columns, and says where it stands now. */
  move(rows: number, columns: number): Corner | null
  selectRows(): void
  selectColumns(): void
  /** All cells of the table. */
  selectTable(): void
  clear(): void
  /** Recomputes after rows came or went. */
  refresh(): void
  subscribe(listener: () => void): () => void
}

export function createSelection(getApi: () => GridApi<Row> | null): Selection {
  const listeners = new Set<() => void>()
  let anchor: Corner | null = null
  let head: Corner | null = null
  let selected: ReadonlySet<string> = new Set()

  function columnsShown(): string[] {
    const shown =
      getApi()
        ?.getAllDisplayedColumns()
        .map((column) => column.getColId()) ?? []
    return shown.filter((id) => id !== columnId.menu)
  }

  function focused(): Corner | null {
    const cell = getApi()?.getFocusedCell()
    const row = cell ? getApi()?.getDisplayedRowAtIndex(cell.rowIndex)?.data : undefined
    return cell && row ? { row: row.id, column: cell.column.getColId() } : null
  }

  function range(): Range | null {
    const from = anchor ?? focused()
    const to = anchor ? head : from
    const api = getApi()
    const [first, last] = [from, to].map((corner) =>
      corner ? (api?.getRowNode(corner.row)?.rowIndex ?? null) : null,
    )
    if (!api || !from || !to || first === null || first === undefined || last === null || last === undefined)
      return null
    const rows: CellRow[] = []
    for (let index = Math.min(first, last); index <= Math.max(first, last); index++) {
      const row = api.getDisplayedRowAtIndex(index)?.data
      if (isCellRow(row)) rows.push(row)
    }
    const shown = columnsShown()
    const [left, right] = [shown.indexOf(from.column), shown.indexOf(to.column)].sort((a, b) => a - b)
    const columns = shown.slice(left, (right ?? 0) + 1)
    return rows.length > 0 && columns.length > 0 ? { rows, columns } : null
  }

  function isMultiple(): boolean {
    return anchor !== null && head !== null && (anchor.row !== head.row || anchor.column !== head.column)
  }

  function refresh(): void {
    const found = isMultiple() ? range() : null
    const next = new Set<string>()
    for (const row of found?.rows ?? []) {
      for (const column of found?.columns ?? []) {
        const address = addressOf(row, column)
        if (address) next.add(keyOf(address))
      }
    }
    if (next.size === 0 && selected.size === 0) return
    selected = next
    for (const listener of listeners) listener()
  }

  function set(from: Corner | null, to: Corner | null): void {
    anchor = from
    head = to
    refresh()
  }

  function selectInTable(columns: readonly string[]): void {
    const table = range()?.rows[0]
    const [left, right] = [columns[0], columns.at(-1)]
    if (!table || !left || !right) return
    const rows: CellRow[] = []
    getApi()?.forEachNodeAfterFilterAndSort(({ data }) => {
      if (isCellRow(data) && sameTable(data, table)) rows.push(data)
    })
    const [first, last] = [rows[0], rows.at(-1)]
    if (first && last) set({ row: first.id, column: left }, { row: last.id, column: right })
  }

  return {
    range,
    isMultiple,
    head: () => head,
    has: (address) => selected.has(keyOf(address)),
    begin: (corner) => set(corner, corner),
    extend: (corner) => set(anchor ?? focused() ?? corner, corner),
    move(rows, columns) {
      const api = getApi()
      const from = head ?? focused()
      const index = from ? api?.getRowNode(from.row)?.rowIndex : null
      if (!api || !from || index === null || index === undefined) return null
      let next = index
      for (let left = Math.abs(rows); left > 0; left--) {
        const found = nextStep(api, next, Math.sign(rows))
        if (found === null) break
        next = found
      }
      const shown = columnsShown()
      const at = Math.min(shown.length - 1, Math.max(0, shown.indexOf(from.column) + columns))
      const row = api.getDisplayedRowAtIndex(next)?.data
      if (!row) return null
      const corner = { row: row.id, column: shown[at] ?? from.column }
      set(anchor ?? focused() ?? corner, corner)
      return corner
    },
    selectRows() {
      const found = range()
      const shown = columnsShown()
      const [left, right] = [shown[0], shown.at(-1)]
      const [first, last] = [found?.rows[0], found?.rows.at(-1)]
      if (first && last && left && right)
        set({ row: first.id, column: left }, { row: last.id, column: right })
    },
    selectColumns() {
      const columns = range()?.columns
      if (columns) selectInTable(columns)
    },
    selectTable: () => selectInTable(columnsShown()),
    clear: () => set(null, null),
    refresh,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useSelected(selection: Selection, address: CellAddress | null): boolean {
  return useSyncExternalStore(selection.subscribe, () => address !== null && selection.has(address))
}

function nextStep(api: GridApi<Row>, from: number, by: number): number | null {
  for (let index = from + by; index >= 0 && index < api.getDisplayedRowCount(); index += by) {
    if (isCellRow(api.getDisplayedRowAtIndex(index)?.data)) return index
  }
  return null
}

function keyOf({ entity, column }: CellAddress): string {
  return `${entity} ${column}`
}
