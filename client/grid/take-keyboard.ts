/** AG Grid 36.2 gives the keyboard to a cell only if that is drawn already. */
import type { GridApi } from 'ag-grid-community'
import type { Row } from './row.ts'

const maxFrames = 60
const focusedCell = '.ag-cell-focus, .ag-full-width-focus'

/**
 * Gives the focused cell the keyboard as soon as it is drawn, unless something else takes it meanwhile. Until then
 * the grid itself has it, and keys that are pressed in that moment are kept for the cell.
 */
export function takeKeyboard(api: GridApi<Row>): void {
  const wanted = focusOf(api)
  const viewport = document.querySelector<HTMLElement>(`[grid-id="${api.getGridId()}"] .ag-grid-viewport`)
  // What is drawn had it at once.
  if (wanted === null || viewport === null || document.activeElement?.matches(focusedCell)) return
  const keys: KeyboardEvent[] = []
  let frames = 0

  function keep(event: KeyboardEvent): void {
    if (event.target !== viewport || event.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    keys.push(event)
  }

  function look(): void {
    const now = wantedNow()
    if (document.activeElement !== viewport) return
    // What doesn't come keeps no keys.
    if (now === null || frames++ === maxFrames) return viewport?.blur()
    api.setFocusedCell(now.rowIndex, now.column)
    requestAnimationFrame(look)
  }

  function end(view: HTMLElement, top: number): void {
    view.removeEventListener('keydown', keep)
    view.removeAttribute('tabindex')
    if (wantedNow() === null || !document.activeElement?.matches(focusedCell)) return
    // AG Grid focuses a cell before it puts it in its place, and the browser scrolls to where that was.
    view.scrollTop = top
    for (const key of keys) document.activeElement?.dispatchEvent(new KeyboardEvent(key.type, key))
  }

  /** Null when the focus went to another cell, or the row is gone. */
  function wantedNow() {
    const now = api.isDestroyed() ? null : focusOf(api)
    return now?.row === wanted?.row && now?.column === wanted?.column ? now : null
  }

  viewport.tabIndex = -1
  viewport.addEventListener('keydown', keep)
  viewport.addEventListener(
    'blur',
    () => {
      const top = viewport.scrollTop
      // Once what is being done is done, and before the next frame.
      queueMicrotask(() => end(viewport, top))
    },
    { once: true },
  )
  viewport.focus({ preventScroll: true })
  requestAnimationFrame(look)
}

function focusOf(api: GridApi<Row>) {
  const cell = api.getFocusedCell()
  const row = cell ? api.getDisplayedRowAtIndex(cell.rowIndex)?.id : undefined
  return cell && row !== undefined ? { row, rowIndex: cell.rowIndex, column: cell.column } : null
}
