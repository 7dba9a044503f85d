/** Selecting cells with the pointer: dragging over them, or Shift and a click. */
import { columnId } from './cell.ts'
import type { GridContext } from './grid-context.ts'
import type { Corner } from './selection.ts'

/** Listens on the grid's element; the answer stops it. */
export function openPointerSelection(
  element: HTMLElement,
  { selection, editing, walk }: GridContext,
): () => void {
  let dragging = false

  function handleDown(event: MouseEvent): void {
    const corner = cornerAt(event.target)
    if (corner === null || event.button !== 0 || isWidget(event.target)) return
    walk.endTabRun()
    if (event.shiftKey && editing.current() === null) {
      // AG Grid would move the focus; in a spreadsheet it stays where the range began.
      event.preventDefault()
      event.stopPropagation()
      selection.extend(corner)
    } else {
      selection.begin(corner)
    }
    // By its handle a row is dragged, not a range.
    dragging = !(event.target instanceof Element && event.target.closest('.rt-drag'))
  }

  function handleOver(event: MouseEvent): void {
    if (!dragging || (event.buttons & 1) === 0) return
    const corner = cornerAt(event.target)
    if (corner) selection.extend(corner)
  }

  function handleUp(): void {
    dragging = false
  }

  /** Moving the focus by keys begins anew. */
  function handleKey(event: KeyboardEvent): void {
    const leaps = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End'
    const moves = leaps || ['Tab', 'PageUp', 'PageDown', 'Escape'].includes(event.key)
    if (!moves || (event.shiftKey && leaps)) return
    selection.clear()
    if (event.key !== 'Tab') walk.endTabRun()
  }

  // AG Grid acts on pointerdown, so Shift+click is caught there, before it.
  element.addEventListener('pointerdown', handleDown, true)
  element.addEventListener('mouseover', handleOver)
  element.addEventListener('keydown', handleKey, true)
  window.addEventListener('pointerup', handleUp)
  return () => {
    element.removeEventListener('pointerdown', handleDown, true)
    element.removeEventListener('mouseover', handleOver)
    element.removeEventListener('keydown', handleKey, true)
    window.removeEventListener('pointerup', handleUp)
  }
}

function cornerAt(target: EventTarget | null): Corner | null {
  if (!(target instanceof Element)) return null
  const column = target.closest('.ag-cell')?.getAttribute('col-id')
  const row = target.closest('[row-id]')?.getAttribute('row-id')
  return row && column && column !== columnId.menu ? { row, column } : null
}

/** Something in the cell that has a use of its own for the pointer. */
function isWidget(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, textarea') !== null
}
