/** Dragging actions, steps and rows of lists by their handle, with a mouse, a finger or a pen. */
import type { GridApi } from 'ag-grid-community'
import { moveListRow } from '#shared/plan/edit-list.ts'
import { moveAction, moveStep } from '#shared/plan/edit-plan.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { columnId } from '../cell.ts'
import type { GridContext } from '../grid-context.ts'
import { listRowId } from '../list-row.ts'
import type { CellRow, Row } from '../row.ts'
import { isCellRow, rowId } from '../row.ts'
import { findAction } from '../row-actions.ts'
import type { DropMark } from './drop-mark.ts'
import { openDropMark } from './drop-mark.ts'
import type { Dragged, DropSpot, ShownRows } from './drop-spot.ts'
import { dropSpotAt, landingOf, siblingsOf } from './drop-spot.ts'

export type RowDragOptions = {
  element: HTMLElement
  api: GridApi<Row>
  context: GridContext
  /** Names what is dragged. */
  describe: (row: CellRow, what: Dragged['what']) => string
  /** Says where it would land; null: nowhere. */
  describeSpot: (plan: Plan, spot: DropSpot | null) => string
  /** A colleague took away what was dragged, or where it went. */
  onGone: (what: Dragged['what']) => void
}

/** px that a pointer may move before a press is a drag. */
const threshold = 4
/** px from the edge of the view in which it scrolls, and how fast it then does at most, px per ms. */
const scrollEdge = 44
const scrollSpeed = 0.9

type Press = {
  pointer: number
  x: number
  y: number
  dragged: Dragged
  /** That of the handle. */
  column: string
  words: string
}
type Drag = Press & { mark: DropMark; spot: DropSpot | null; frame: number; seen: Plan; time: number }

/** Listens on the grid's element; the answer stops it. */
export function openRowDrag(options: RowDragOptions): () => void {
  const { element, api, context, describe, describeSpot, onGone } = options
  let press: Press | null = null
  let drag: Drag | null = null

  function handleDown(event: PointerEvent): void {
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('.rt-drag') : null
    const id = handle?.closest('[row-id]')?.getAttribute('row-id')
    const row = id ? api.getRowNode(id)?.data : undefined
    if (!handle || !isCellRow(row) || event.button !== 0 || !context.rights.plan || drag) return
    const what = row.kind === 'entry' ? 'row' : handle.dataset.drag === 'action' ? 'action' : 'step'
    const dragged = idIn(row, what)
    if (dragged === undefined) return
    const { pointerId: pointer, clientX: x, clientY: y } = event
    const column = handle.closest('[col-id]')?.getAttribute('col-id') ?? columnId.title
    press = { pointer, x, y, dragged: { what, id: dragged }, column, words: describe(row, what) }
  }

  function handleMove(event: PointerEvent): void {
    if (drag?.pointer === event.pointerId) Object.assign(drag, { x: event.clientX, y: event.clientY })
    if (press?.pointer !== event.pointerId) return
    const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y)
    if (moved < threshold) return
    // From here on the grid has the pointer: rows may come and go under it.
    element.setPointerCapture(event.pointerId)
    element.classList.add('rt-grid--dragging')
    context.selection.clear()
    const begun = {
      mark: openDropMark(element),
      spot: null,
      seen: context.view.plan(),
      time: event.timeStamp,
    }
    drag = { ...press, ...begun, x: event.clientX, y: event.clientY, frame: 0 }
    press = null
    drag.frame = requestAnimationFrame(follow)
  }

  /** Once a frame: colleagues move rows, and the view scrolls under a pointer that stands still. */
  function follow(time: number): void {
    if (drag === null) return
    if (!context.rights.plan) return stop()
    const plan = context.view.plan()
    if (plan !== drag.seen && siblingsOf(plan, drag.dragged) === null) {
      const { what } = drag.dragged
      stop()
      return onGone(what)
    }
    drag.seen = plan
    const viewport = element.querySelector<HTMLElement>('.ag-grid-viewport')
    const view = viewport?.getBoundingClientRect()
    if (viewport && view) {
      scroll(viewport, view, Math.min(50, Math.max(0, time - drag.time)))
      draw(drag, view, plan)
    }
    drag.time = time
    drag.frame = requestAnimationFrame(follow)
  }

  function scroll(viewport: HTMLElement, view: DOMRect, ms: number): void {
    const y = drag?.y ?? 0
    const top = view.top + headerHeight()
    const push = (distance: number) => Math.min(1, Math.max(0, 1 - distance / scrollEdge))
    viewport.scrollTop += (push(view.bottom - y) - push(y - top)) * scrollSpeed * ms
  }

  function draw(now: Drag, view: DOMRect, plan: Plan): void {
    const rows = shownRows()
    const [top, bottom] = [view.top + headerHeight(), view.bottom]
    const spot = rows ? dropSpotAt(rows, Math.min(bottom, Math.max(top, now.y)), now.dragged) : null
    now.spot = spot
    const clamp = (y: number) => Math.min(bottom, Math.max(top, y))
    const text = element.querySelector(`.ag-header-cell[col-id="${columnId.text}"]`)?.getBoundingClientRect()
    const x = spot?.what === 'step' ? Math.max(view.left, text?.left ?? 0) : view.left
    const within = spot?.within
    now.mark.show({
      line: spot && { x, width: view.right - x, y: clamp(spot.line) },
      within: within ? { x, top: clamp(within.top), bottom: clamp(within.bottom) } : null,
      pointer: now,
      words: now.words,
      where: describeSpot(plan, spot),
    })
    dim(now.dragged)
  }

  function handleUp(event: PointerEvent): void {
    press = null
    if (drag?.pointer !== event.pointerId) return
    const { dragged, spot, column } = drag
    stop()
    if (spot !== null && context.rights.plan) land(dragged, spot, column)
  }

  function land(dragged: Dragged, spot: DropSpot, column: string): void {
    const { documents, history, view } = context
    const landing = landingOf(view.plan(), dragged, spot)
    if (landing === null) return onGone(dragged.what)
    const { after, isWhereItStands } = landing
    const { id } = dragged
    if (!isWhereItStands)
      history.edit((origin) => {
        if (spot.what === 'row') moveListRow(documents, { id, list: spot.list, after }, origin)
        else if (spot.what === 'step') moveStep(documents, { id, action: spot.action, after }, origin)
        else moveAction(documents, { id, theme: spot.theme, kind: spot.table, after }, origin)
      })
    if (dragged.what === 'row') return context.focusCell(listRowId.entry(id), column)
    if (dragged.what === 'step') return context.focusCell(rowId.step(id), columnId.text)
    const place = findAction(view.plan(), id)
    const first = place?.siblings[place.index]?.steps[0]
    context.focusCell(first ? rowId.step(first.id) : rowId.action(id), columnId.title)
  }

  function handleKey(event: KeyboardEvent): void {
    if (drag === null && press === null) return
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    stop()
  }

  function stop(): void {
    press = null
    if (drag === null) return
    cancelAnimationFrame(drag.frame)
    drag.mark.close()
    if (element.hasPointerCapture(drag.pointer)) element.releasePointerCapture(drag.pointer)
    drag = null
    dim(null)
    element.classList.remove('rt-grid--dragging')
  }

  function dim(dragged: Dragged | null): void {
    const wanted = new Set<Element>()
    for (const row of dragged ? element.querySelectorAll('[row-id]') : []) {
      const data = api.getRowNode(row.getAttribute('row-id') ?? '')?.data
      if (dragged && isCellRow(data) && idIn(data, dragged.what) === dragged.id) wanted.add(row)
    }
    for (const row of element.querySelectorAll('.rt-dragged')) if (!wanted.has(row)) unmark(row)
    for (const row of wanted) row.classList.add('rt-dragged', `rt-dragged--${dragged?.what}`)
  }

  function headerHeight(): number {
    return element.querySelector('.ag-header')?.getBoundingClientRect().height ?? 0
  }

  function shownRows(): ShownRows | null {
    const drawn = element.querySelector('.ag-row[row-id]')
    const node = drawn ? api.getRowNode(drawn.getAttribute('row-id') ?? '') : undefined
    if (!drawn || node?.rowTop === null || node?.rowTop === undefined) return null
    const zero = drawn.getBoundingClientRect().top - node.rowTop
    return {
      count: api.getDisplayedRowCount(),
      at(index) {
        const { data, rowTop, rowHeight } = api.getDisplayedRowAtIndex(index) ?? {}
        if (!data || rowTop === null || rowTop === undefined) return undefined
        return { row: data, top: zero + rowTop, bottom: zero + rowTop + (rowHeight ?? 0) }
      },
    }
  }

  element.addEventListener('pointerdown', handleDown, true)
  window.addEventListener('pointermove', handleMove)
  window.addEventListener('pointerup', handleUp)
  window.addEventListener('pointercancel', stop)
  window.addEventListener('blur', stop)
  window.addEventListener('keydown', handleKey, true)
  return () => {
    stop()
    element.removeEventListener('pointerdown', handleDown, true)
    window.removeEventListener('pointermove', handleMove)
    window.removeEventListener('pointerup', handleUp)
    window.removeEventListener('pointercancel', stop)
    window.removeEventListener('blur', stop)
    window.removeEventListener('keydown', handleKey, true)
  }
}

function unmark(row: Element): void {
  row.classList.remove('rt-dragged', 'rt-dragged--step', 'rt-dragged--action', 'rt-dragged--row')
}

/** The id of what is dragged in this row. */
function idIn(row: CellRow, what: Dragged['what']): string | undefined {
  if (row.kind === 'entry') return row.entry.id
  return what === 'action' ? row.action : row.step?.id
}
