/** Listens to what the person does on the grid: keys, pointer, clipboard. */
import type { GridApi } from 'ag-grid-community'
import type { RefObject } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { firstWords } from '#shared/plan/first-words.ts'
import { splitText } from '#shared/plan/split-text.ts'
import { showToast } from '../ui/toast.tsx'
import { columnId } from './cell.ts'
import { openClipboard } from './clipboard/clipboard.ts'
import { openRowDrag } from './drag/row-drag.ts'
import { describeSpot } from './drag/spot-words.ts'
import type { GridControl } from './grid-control.ts'
import { handleGridKey } from './keyboard.ts'
import { openPointerSelection } from './pointer-selection.ts'
import type { Row } from './row.ts'
import type { RowActions } from './row-actions.ts'

type Options = {
  frame: RefObject<HTMLElement | null>
  api: GridApi<Row> | null
  control: GridControl
  actions: RowActions
  onReadOnly: () => void
}

export function useGridInput({ frame, api, control, actions, onReadOnly }: Options): void {
  const { t } = useTranslation()
  useEffect(() => {
    const element = frame.current
    if (api === null || element === null) return
    const { context } = control
    const statusWords = t('grid.status', { returnObjects: true })
    const handleKey = (event: KeyboardEvent) =>
      handleGridKey(event, { api, context, actions, statusWords, onReadOnly })
    // Not AG Grid's: that one comes later than the next key, which would then type over the cell.
    const handleDoubleClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest('.ag-row, .ag-cell') === null) return
      if (target.closest('button, a, input, textarea') === null) control.editFocused(onReadOnly)
    }
    element.addEventListener('keydown', handleKey)
    element.addEventListener('dblclick', handleDoubleClick)
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
      onPastedInOne(row, column) {
        // The row as the grid has it is of before.
        const before = control.row(row)
        const step = before?.kind === 'step' && before.step ? context.view.step(before.step.id) : null
        if (column !== columnId.text || !step || splitText(step.text) === null) return
        showToast({
          message: t('grid.split.offer'),
          action: {
            label: t('grid.menu.splitStep'),
            onAction() {
              const now = control.row(row)
              if (now) actions.run('splitStep', now)
            },
          },
        })
      },
    })
    const closeDrag = openRowDrag({
      element,
      api,
      context,
      describe(row, what) {
        if (row.kind === 'entry') return firstWords(row.columns, row.entry) || t('grid.drag.noRowWords')
        return what === 'action'
          ? row.title || t('grid.noActionTitle')
          : row.step?.text || t('grid.drag.noWords')
      },
      describeSpot: (plan, spot) => describeSpot(plan, spot, t),
      onGone: (what) => showToast({ tone: 'warning', message: t(`grid.drag.gone.${what}`) }),
    })
    return () => {
      closeDrag()
      element.removeEventListener('keydown', handleKey)
      element.removeEventListener('dblclick', handleDoubleClick)
      closePointer()
      closeClipboard()
    }
  }, [frame, api, control, actions, onReadOnly, t])
}
