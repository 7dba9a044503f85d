/** One person's history on the plan that is open: a new one for each round of editing. */
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import type { History } from '#shared/plan/history.ts'
import { createHistory } from '#shared/plan/history.ts'
import { showToast } from '../ui/toast.tsx'

export function useHistory(documents: PlanDocuments, by: string): History {
  const history = useMemo(() => createHistory(documents, { by, now: Date.now }), [documents, by])
  useEffect(() => () => history.close(), [history])
  return history
}

/** Text fields have an undo of their own. */
const ownUndo = 'input, textarea, [contenteditable]'

/** Ctrl+Z and Ctrl+Y take back and do again, wherever on the page the keyboard is. */
export function useHistoryKeys(history: History, { enabled }: { enabled: boolean }): void {
  const { t } = useTranslation()
  useEffect(() => {
    if (!enabled) return
    function handleKey(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest(ownUndo) !== null) return
      const key = event.key.toLowerCase()
      const what = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null
      if (what === null) return
      event.preventDefault()
      const result = history[what]()
      if (result === 'overtaken') showToast({ message: t('plan.history.overtaken') })
      if (result === 'empty') showToast({ message: t(`plan.history.${what}Empty`) })
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [history, enabled, t])
}
