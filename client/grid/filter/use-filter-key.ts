/** Ctrl+Shift+L leads to the filter, as it does in Excel. */
import { useEffect, useRef } from 'react'

export function useFilterKey(onFilter: () => void): void {
  const run = useRef(onFilter)
  run.current = onFilter
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      const wanted = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey
      if (!wanted || event.key.toLowerCase() !== 'l') return
      event.preventDefault()
      run.current()
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [])
}
