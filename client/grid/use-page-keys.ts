/** Ctrl+F and F1 are ours on the whole page: the browser's own search sees only the rows that are drawn. */
import { useEffect } from 'react'

export function usePageKeys({ onFind, onKeys }: { onFind: () => void; onKeys: () => void }): void {
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      if (event.shiftKey || event.altKey) return
      const control = event.ctrlKey || event.metaKey
      if (control && event.key.toLowerCase() === 'f') onFind()
      else if (!control && event.key === 'F1') onKeys()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [onFind, onKeys])
}
