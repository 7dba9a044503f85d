/** Ctrl+F looks in the whole plan; the browser's own search sees only the rows that are drawn. */
import { useEffect } from 'react'

export function useFindKey(onFind: () => void): void {
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (!wanted || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      onFind()
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [onFind])
}
