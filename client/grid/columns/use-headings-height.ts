/** How high the headings of the columns are, told to the styles: what stays in sight stands below them. */
import type { GridApi } from 'ag-grid-community'
import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { Row } from '../row.ts'

export function useHeadingsHeight(api: GridApi<Row> | null, frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current
    const headings = api && element?.querySelector('.ag-header')
    if (!element || !headings) return
    const observer = new ResizeObserver(([entry]) => {
      const height = Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0)
      element.style.setProperty('--rt-headings-height', `${height}px`)
    })
    observer.observe(headings, { box: 'border-box' })
    return () => observer.disconnect()
  }, [api, frame])
}
