/** The keys of the grid beside AG Grid's own arrows, Tab, Home, End and Page Up/Down. */
import type { GridApi } from 'ag-grid-community'
import { setMunicipalities, setPlainCell, setStatus } from '#shared/plan/edit-plan.ts'
import { setText } from '#shared/plan/text-cell.ts'
import type { CellAddress } from './cell.ts'
import { addressOf, columnId, textRefOf } from './cell.ts'
import type { GridContext } from './grid-context.ts'
import { mayEditColumn } from './grid-context.ts'
import type { Row } from './row.ts'
import type { RowActionName, RowActions } from './row-actions.ts'

export type KeyboardOptions = {
  api: GridApi<Row>
  context: GridContext
  actions: RowActions
  onReadOnly: () => void
}

/**
 * Handles a key on the grid's element. Not AG Grid's `cellKeyDown`: that event comes after the fact, and of
 * two letters typed fast the second would be lost before the editor is open.
 */
export function handleGridKey(
  key: KeyboardEvent,
  { api, context, actions, onReadOnly }: KeyboardOptions,
): void {
  if (key.defaultPrevented || key.isComposing) return
  const { target } = key
  if (context.editing.current() !== null) {
    const inEditor = target instanceof Element && target.closest('textarea, input') !== null
    if (inEditor || !isPrintable(key)) return
    key.preventDefault()
    return context.editing.typeAhead(key.key)
  }
  // Headers are AG Grid's, and buttons inside a row keep their own keys.
  if (!(target instanceof Element) || target.closest('.ag-row, .ag-cell') === null) return
  if (target.closest('button, a, input') !== null) return
  const focused = api.getFocusedCell()
  const row = focused ? api.getDisplayedRowAtIndex(focused.rowIndex)?.data : undefined
  if (!focused || !row) return
  const column = focused.column.getColId()
  const address = addressOf(row, column)

  const moving = moveFor(key, row, column)
  if (moving) {
    key.preventDefault()
    actions.run(moving, row)
  } else if (key.key === 'F10' && key.shiftKey) {
    openMenu()
  } else if (key.key === 'ContextMenu') {
    openMenu()
  } else if ((key.key === 'Enter' || key.key === ' ') && column === columnId.menu && row.kind === 'step') {
    openMenu()
  } else if (key.key === 'Enter' && row.kind === 'add') {
    actions.addActionAtEnd(row.theme, row.table)
    key.preventDefault()
  } else if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) {
    actions.run(key.shiftKey ? 'addAction' : 'addStep', row)
    key.preventDefault()
  } else if (address !== null && (key.key === 'Enter' || key.key === 'F2')) {
    edit(address)
  } else if (address !== null && (key.key === 'Delete' || key.key === 'Backspace')) {
    if (mayEditColumn(context.rights, column)) emptyCell(context, row, column, address)
    else onReadOnly()
    key.preventDefault()
  } else if (address !== null && isPrintable(key)) {
    edit(address, key.key)
  }

  function edit(cell: CellAddress, replaceWith?: string): void {
    key.preventDefault()
    if (mayEditColumn(context.rights, column)) context.editing.start({ ...cell, replaceWith })
    else onReadOnly()
  }

  function openMenu(): void {
    key.preventDefault()
    if (row && target instanceof Element) context.openMenu(row.id, target)
  }
}

function moveFor(key: KeyboardEvent, row: Row, column: string): RowActionName | null {
  if (!key.altKey || !key.shiftKey || (key.key !== 'ArrowUp' && key.key !== 'ArrowDown')) return null
  const up = key.key === 'ArrowUp'
  if (row.kind !== 'step') return up ? 'themeUp' : 'themeDown'
  if (column === columnId.title) return up ? 'actionUp' : 'actionDown'
  return up ? 'stepUp' : 'stepDown'
}

/** Delete empties a cell; it never removes a row. */
function emptyCell(
  { documents, view, origin }: GridContext,
  row: Row,
  column: string,
  address: CellAddress,
): void {
  const { columns } = view.plan()
  const text = textRefOf(row, column, columns)
  if (text) return setText(documents, text, '', origin)
  if (column === columnId.status) return setStatus(documents, address.entity, null, origin)
  if (column === columnId.municipalities) return setMunicipalities(documents, address.entity, [], origin)
  const own = columns.find(({ id }) => id === column)
  if (own && own.type !== 'text')
    setPlainCell(documents, address.entity, { id: own.id, type: own.type }, null, origin)
}

function isPrintable(key: KeyboardEvent): boolean {
  return [...key.key].length === 1 && !key.ctrlKey && !key.metaKey && !key.altKey
}
