/** The editor of a cell of shared text, with names to choose from where the cell holds names. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { encodeCaret } from '#shared/plan/caret.ts'
import type { TextCell, TextRef } from '#shared/plan/text-cell.ts'
import { diffText, shiftIndex } from '#shared/plan/text-cell.ts'
import type { EditorPlace } from '../../ui/shared-text-editor.tsx'
import { SharedTextEditor } from '../../ui/shared-text-editor.tsx'
import type { CellAddress } from '../cell.ts'
import type { GridContext } from '../grid-context.ts'
import type { Suggestions } from '../suggest/use-suggestions.tsx'
import { useSuggestions } from '../suggest/use-suggestions.tsx'
import { TextCarets } from './text-carets.tsx'
import { whenLeft } from './when-left.ts'

type Props = {
  context: GridContext
  address: CellAddress
  textRef: TextRef
  label: string
  replaceWith: string | undefined
  /** Offers the names that are known. */
  withNames: boolean
}

export function OpenText(props: Props) {
  const { context, textRef, withNames } = props
  const { t } = useTranslation()
  const [open] = useState(() => context.editing.hold(() => openText(context, textRef)))
  useEffect(() => () => context.presence.tellCaret(null), [context])
  if (open === null) return <span className="rt-cell__words">{t('grid.notYetShared')}</span>
  return withNames ? <NameEditor {...props} {...open} /> : <Editor {...props} {...open} />
}

type OpenProps = Props & { text: TextCell; place: EditorPlace }

function NameEditor(props: OpenProps) {
  const { context, address, text } = props
  return <Editor {...props} suggestions={useSuggestions(context, address, text)} />
}

function Editor({ suggestions, ...props }: OpenProps & { suggestions?: Suggestions }) {
  const { context, address, textRef, label, replaceWith, text, place } = props
  return (
    <>
      <SharedTextEditor
        text={text}
        shiftIndex={shiftIndex}
        diff={diffText}
        label={label}
        aria={suggestions?.aria}
        replaceWith={replaceWith}
        place={place}
        takeTyped={context.editing.takeTyped}
        over={(mirror, words) => (
          <TextCarets context={context} address={address} textRef={textRef} text={mirror} words={words} />
        )}
        onWords={suggestions?.look}
        onCaret={(range) => {
          suggestions?.moved(range.head)
          context.presence.tellCaret(encodeCaret(context.documents, textRef, range))
        }}
        onBlur={(area) => whenLeft(area, () => context.stopEditing('leave'))}
        onKeyDown={(event) => {
          if (suggestions?.handleKey(event)) return true
          if (event.key === 'Escape') {
            text.revert()
            context.stopEditing('stay')
          } else if (event.key === 'Enter' && event.altKey) {
            insertLineBreak(event.currentTarget)
          } else if (event.key === 'Enter' && !event.shiftKey) {
            context.stopEditing('down')
          } else if (event.key === 'Tab') {
            context.stopEditing(event.shiftKey ? 'previous' : 'next')
          } else if (event.key === 'F2') {
            context.stopEditing('stay')
          } else {
            return false
          }
          return true
        }}
      />
      {suggestions?.list}
    </>
  )
}

function openText({ history }: GridContext, textRef: TextRef) {
  const text = history.openText(textRef)
  const place: EditorPlace = { selection: null }
  return text && { text, place, close: text.close }
}

function insertLineBreak(area: HTMLTextAreaElement): void {
  area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end')
  area.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
