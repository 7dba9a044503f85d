/** What a dialog, a menu or a popover leads to, once it is gone. */
import { useEffect, useRef } from 'react'

/**
 * Runs `then` when what was open is closed: while it is there it keeps the focus to itself. Before the next frame,
 * in which React Aria gives the focus back to where it was unless somebody took it; and after React's own work,
 * so that what is drawn is there at once.
 */
export function useAfterClosing<Open>(open: Open | null, then: (was: Open) => void): void {
  const latest = useRef(then)
  latest.current = then
  useEffect(() => {
    if (open === null) return
    return () => queueMicrotask(() => latest.current(open))
  }, [open])
}
