/** AG Grid's focus is a row number. This keeps focus, caret and scroll with the row while others come and go. */
import type { GridApi, IRowNode } from 'ag-grid-community'
import type { Row } from './row.ts'

/** For how long after a change rows may still grow or shrink (they are measured once they are drawn). */
const settleMs = 400

/** Runs `change` and puts focus, caret and scroll back on the rows where they were. */
export function holdPlace(api: GridApi<Row>, change: () => void, onFocusLost: () => void): void {
  const viewport = viewportOf(api)
  const focus = readFocus(api, viewport)
  const anchor = viewport ? readAnchor(api, viewport, focus?.node ?? null) : null
  change()
  if (focus) restoreFocus(api, focus, onFocusLost)
  if (viewport && anchor) keepAnchor(api, viewport, anchor)
}

type Focus = {
  node: IRowNode<Row>
  rowIndex: number
  column: string
  /** What had the keyboard inside the grid, with its caret. */
  element: HTMLElement | null
  caret: [number, number] | null
}

function viewportOf(api: GridApi<Row>): HTMLElement | null {
  const root = document.querySelector(`[grid-id="${api.getGridId()}"]`)
  return root?.querySelector<HTMLElement>('.ag-grid-viewport') ?? null
}

function readFocus(api: GridApi<Row>, viewport: HTMLElement | null): Focus | null {
  const cell = api.getFocusedCell()
  const node = cell ? api.getDisplayedRowAtIndex(cell.rowIndex) : undefined
  if (!cell || !node) return null
  const active = document.activeElement
  const element = active instanceof HTMLElement && viewport?.contains(active) ? active : null
  const caret: [number, number] | null =
    element instanceof HTMLTextAreaElement ? [element.selectionStart, element.selectionEnd] : null
  return { node, rowIndex: cell.rowIndex, column: cell.column.getColId(), element, caret }
}

function restoreFocus(
  api: GridApi<Row>,
  { node, rowIndex, column, element, caret }: Focus,
  onLost: () => void,
): void {
  const id = node.id
  const now = id === undefined ? undefined : api.getRowNode(id)
  if (now?.rowIndex === null || now?.rowIndex === undefined) {
    api.clearFocusedCell()
    onLost()
    return
  }
  if (element === null) return
  if (now.rowIndex !== rowIndex) api.setFocusedCell(now.rowIndex, column)
  if (element.isConnected && document.activeElement !== element) {
    element.focus({ preventScroll: true })
    if (caret && element instanceof HTMLTextAreaElement) element.setSelectionRange(...caret)
  }
}

/** A row, and how far below the top of the view it stands. */
type Anchor = { id: string; offset: number }

function readAnchor(api: GridApi<Row>, viewport: HTMLElement, focused: IRowNode<Row> | null): Anchor | null {
  const inView = (node: IRowNode<Row>) => {
    const top = (node.rowTop ?? 0) - viewport.scrollTop
    return top + (node.rowHeight ?? 0) > 0 && top < viewport.clientHeight
  }
  let node: IRowNode<Row> | null | undefined = focused && inView(focused) ? focused : null
  for (let i = api.getFirstDisplayedRowIndex(); node === null && i <= api.getLastDisplayedRowIndex(); i++) {
    const candidate = api.getDisplayedRowAtIndex(i)
    if (candidate && inView(candidate)) node = candidate
  }
  return node?.id === undefined ? null : { id: node.id, offset: (node.rowTop ?? 0) - viewport.scrollTop }
}

/** Holds a row at its spot until heights have settled or the person scrolls. */
function keepAnchor(api: GridApi<Row>, viewport: HTMLElement, { id, offset }: Anchor): void {
  const until = performance.now() + settleMs
  let expected = viewport.scrollTop
  function correct(): void {
    if (api.isDestroyed() || viewport.scrollTop !== expected) return
    const top = api.getRowNode(id)?.rowTop
    if (top !== null && top !== undefined && Math.abs(top - offset - viewport.scrollTop) >= 1) {
      viewport.scrollTop = top - offset
      expected = viewport.scrollTop
    }
    if (performance.now() < until) requestAnimationFrame(correct)
  }
  correct()
}
