/** The plan's title on top of the screen: shared text like any cell. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { History } from '#shared/plan/history.ts'
import { diffText, shiftIndex } from '#shared/plan/text-cell.ts'
import { SharedTextEditor } from '../ui/shared-text-editor.tsx'

type Props = { history: History; title: string; canEdit: boolean }

export function PlanTitle({ history, title, canEdit }: Props) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const words = title === '' ? t('plan.untitled') : title
  if (editing) return <OpenTitle history={history} onDone={() => setEditing(false)} />
  return (
    <h1 className="rt-plan-title">
      {canEdit ? (
        <button
          type="button"
          className="rt-plan-title__button"
          title={words}
          onClick={() => setEditing(true)}
        >
          {words}
        </button>
      ) : (
        <span title={words}>{words}</span>
      )}
    </h1>
  )
}

function OpenTitle({ history, onDone }: Pick<Props, 'history'> & { onDone: () => void }) {
  const { t } = useTranslation()
  const [text] = useState(() => history.openText({ kind: 'plan', field: 'title' }))
  useEffect(() => () => void text?.close(), [text])
  if (text === null) return null
  return (
    <div className="rt-plan-title rt-plan-title--editing">
      <SharedTextEditor
        text={text}
        shiftIndex={shiftIndex}
        diff={diffText}
        label={t('plan.title')}
        onBlur={() => {
          if (document.hasFocus()) onDone()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return false
          if (event.key === 'Escape') text.revert()
          onDone()
          return true
        }}
      />
    </div>
  )
}
