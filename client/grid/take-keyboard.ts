/** AG Grid 36.2 gives the keyboard to a cell only if that is drawn already. */
import type { GridApi } from 'ag-grid-community'
import type { Row } from './row.ts'

const maxFrames = 60

/** Gives the focused cell the keyboard as soon as it is drawn, unless something else got the focus meanwhile. */
export function takeKeyboard(api: GridApi<Row>): void {
  const wanted = api.getFocusedCell()
  const before = document.activeElement
  let frames = 0
  function look(): void {
    // The body has the focus when the cell that had it was scrolled away.
    const isFree = document.activeElement === before || document.activeElement === document.body
    if (wanted === null || !isFree || frames++ === maxFrames) return
    const now = api.isDestroyed() ? null : api.getFocusedCell()
    if (now?.rowIndex !== wanted.rowIndex || now.column !== wanted.column) return
    api.setFocusedCell(wanted.rowIndex, wanted.column)
    requestAnimationFrame(look)
  }
  // What is drawn had it at once.
  if (!before?.matches('.ag-cell-focus, .ag-full-width-focus')) requestAnimationFrame(look)
}
