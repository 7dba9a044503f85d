/** Ctrl+Z and Ctrl+Y take back and do again one's own work, wherever on the page the keyboard is. */
import { useEffect } from 'react'
import type { History, UndoResult } from '#shared/plan/history.ts'

/** Text fields have an undo of their own. */
const ownUndo = 'input, textarea, [contenteditable]'

export function useHistoryKeys(
  history: History | null,
  onResult: (what: 'undo' | 'redo', result: UndoResult) => void,
): void {
  useEffect(() => {
    if (history === null) return
    function handleKey(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest(ownUndo) !== null) return
      const key = event.key.toLowerCase()
      const what = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null
      if (what === null || history === null) return
      event.preventDefault()
      onResult(what, history[what]())
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [history, onResult])
}
