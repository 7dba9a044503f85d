/** Listens to what the person does on the grid: keys, pointer, clipboard. */
import type { GridApi } from 'ag-grid-community'
import type { RefObject } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../ui/toast.tsx'
import { openClipboard } from './clipboard/clipboard.ts'
import type { GridContext } from './grid-context.ts'
import { handleGridKey } from './keyboard.ts'
import { openPointerSelection } from './pointer-selection.ts'
import type { Row } from './row.ts'
import type { RowActions } from './row-actions.ts'

type Options = {
  frame: RefObject<HTMLElement | null>
  api: GridApi<Row> | null
  context: GridContext
  actions: RowActions
  onReadOnly: () => void
}

export function useGridInput({ frame, api, context, actions, onReadOnly }: Options): void {
  const { t } = useTranslation()
  useEffect(() => {
    const element = frame.current
    if (api === null || element === null) return
    const statusWords = t('grid.status', { returnObjects: true })
    const handleKey = (event: KeyboardEvent) =>
      handleGridKey(event, { api, context, actions, statusWords, onReadOnly })
    element.addEventListener('keydown', handleKey)
    const closePointer = openPointerSelection(element, context)
    const closeClipboard = openClipboard({
      element,
      api,
      context,
      statusWords,
      onReadOnly,
      onRefused: (refusal) => {
        const column = 'column' in refusal ? (api.getColumnDef(refusal.column)?.headerName ?? '') : ''
        const message =
          refusal.reason === 'too-wide'
            ? t('grid.paste.tooWide')
            : t('grid.paste.doesNotFit', { words: refusal.words, column })
        showToast({ tone: 'error', message })
      },
    })
    return () => {
      element.removeEventListener('keydown', handleKey)
      closePointer()
      closeClipboard()
    }
  }, [frame, api, context, actions, onReadOnly, t])
}
