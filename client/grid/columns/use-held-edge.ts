/**
 * Makes a column wider or narrower by its edge, by mouse, finger or pen. Not AG Grid's way: that one ends at the least
 * width a column has in sharing the page, and remembers a width after a mere click.
 */
import type { GridApi } from 'ag-grid-community'
import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import type { Row } from '../row.ts'
import { withWidth } from './column-layout.ts'
import type { LayoutStore } from './layout-store.ts'

export type HeldEdge = { id: string; width: number }

/** The column whose edge is moving and the width it had: from then on it has one of its own, and shares no more. */
export function useHeldEdge(
  api: GridApi<Row> | null,
  frame: RefObject<HTMLElement | null>,
  store: LayoutStore,
): HeldEdge | null {
  const [held, setHeld] = useState<HeldEdge | null>(null)
  useEffect(() => {
    const element = frame.current
    if (api === null || element === null) return
    let end: (() => void) | null = null

    function begin({ target, clientX: from, button }: PointerEvent): void {
      const edge = target instanceof Element ? target.closest('.ag-header-cell-resize') : null
      const id = edge?.closest('.ag-header-cell')?.getAttribute('col-id')
      const width = id ? api?.getColumn(id)?.getActualWidth() : undefined
      if (!id || width === undefined || button !== 0) return
      let moved: number | null = null
      const move = ({ clientX }: PointerEvent) => {
        if (moved === null && clientX === from) return
        if (moved === null) setHeld({ id, width })
        moved = width + clientX - from
        api?.setColumnWidths([{ key: id, newWidth: moved }], false, 'api')
      }
      const letGo = () => {
        end?.()
        if (moved !== null) store.set(withWidth(store.layout(), id, moved))
        setHeld(null)
      }
      end?.()
      end = () => {
        window.removeEventListener('pointermove', move)
        window.removeEventListener('pointerup', letGo)
        window.removeEventListener('pointercancel', letGo)
        end = null
      }
      window.addEventListener('pointermove', move)
      window.addEventListener('pointerup', letGo)
      window.addEventListener('pointercancel', letGo)
    }

    const keepFromGrid = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('.ag-header-cell-resize'))
        event.stopPropagation()
    }
    element.addEventListener('pointerdown', begin, true)
    for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
      element.addEventListener(kind, keepFromGrid, true)
    return () => {
      end?.()
      element.removeEventListener('pointerdown', begin, true)
      for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
        element.removeEventListener(kind, keepFromGrid, true)
    }
  }, [api, frame, store])
  return held
}
