/** A cell of shared text: words to read, or the editor while someone here types in it. */
import type { ReactNode, RefObject } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { encodeCaret, locateCaret } from '#shared/plan/caret.ts'
import type { TextRef } from '#shared/plan/text-cell.ts'
import { diffText, shiftIndex } from '#shared/plan/text-cell.ts'
import type { RemoteCaret } from '../../ui/remote-carets.tsx'
import { RemoteCarets } from '../../ui/remote-carets.tsx'
import type { EditorPlace } from '../../ui/shared-text-editor.tsx'
import { SharedTextEditor } from '../../ui/shared-text-editor.tsx'
import type { CellAddress } from '../cell.ts'
import { useEditing } from '../editing.ts'
import type { GridContext } from '../grid-context.ts'
import { useColleagues } from '../grid-context.ts'
import { CellFrame } from './cell-frame.tsx'
import { whenLeft } from './when-left.ts'

type Props = {
  context: GridContext
  address: CellAddress | null
  textRef: TextRef | null
  words: string
  /** What the cell is called for a screen reader, while it is edited. */
  label: string
  /** Said where there are no words yet. */
  placeholder?: string
  className?: string
  /** What stands before the words while they are read. */
  handle?: ReactNode
}

export function TextCell(props: Props) {
  const { context, address, textRef, words, label, placeholder, className, handle } = props
  const editing = useEditing(context.editing, address)
  const text = useRef<HTMLSpanElement>(null)
  return (
    <CellFrame context={context} address={address} editing={editing !== null} className={className ?? ''}>
      {editing && textRef && address ? (
        <OpenText
          context={context}
          address={address}
          textRef={textRef}
          label={label}
          replaceWith={editing.replaceWith}
        />
      ) : (
        <>
          <span ref={text} className="rt-cell__words">
            {handle}
            {words === '' && placeholder ? (
              <span className="rt-cell__placeholder">{placeholder}</span>
            ) : (
              words
            )}
          </span>
          {textRef && address ? (
            <Carets context={context} address={address} textRef={textRef} text={text} words={words} />
          ) : null}
        </>
      )}
    </CellFrame>
  )
}

type CaretsProps = Pick<OpenProps, 'context' | 'address' | 'textRef'> & {
  text: RefObject<HTMLElement | null>
  words: string
}

/** Where in the text colleagues are. */
function Carets({ context, address, textRef, text, words }: CaretsProps) {
  const carets = useCarets(context, address, textRef, words)
  return carets.length > 0 ? <RemoteCarets carets={carets} text={text} words={words} /> : null
}

/** `words`: what stands in the text, for other words put the same caret elsewhere. */
function useCarets(
  { presence, documents }: GridContext,
  address: CellAddress,
  textRef: TextRef,
  words: string,
): readonly RemoteCaret[] {
  const there = useColleagues(presence, address)
  const ref = JSON.stringify(textRef)
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(
    () =>
      there.flatMap(({ clientId, user, colour, focus }) => {
        const range = focus?.caret && locateCaret(documents, JSON.parse(ref), focus.caret)
        return range ? [{ id: clientId, name: user.name, colour, ...range }] : []
      }),
    [there, documents, ref, words],
  )
}

type OpenProps = {
  context: GridContext
  address: CellAddress
  textRef: TextRef
  label: string
  replaceWith: string | undefined
}

function OpenText({ context, address, textRef, label, replaceWith }: OpenProps) {
  const { t } = useTranslation()
  const [open] = useState(() => context.editing.hold(() => openText(context, textRef)))
  useEffect(() => () => context.presence.tellCaret(null), [context])
  if (open === null) return <span className="rt-cell__words">{t('grid.notYetShared')}</span>
  const { text, place } = open

  return (
    <SharedTextEditor
      text={text}
      shiftIndex={shiftIndex}
      diff={diffText}
      label={label}
      replaceWith={replaceWith}
      place={place}
      takeTyped={context.editing.takeTyped}
      over={(mirror, words) => (
        <Carets context={context} address={address} textRef={textRef} text={mirror} words={words} />
      )}
      onCaret={(range) => context.presence.tellCaret(encodeCaret(context.documents, textRef, range))}
      onBlur={(area) => whenLeft(area, () => context.stopEditing('leave'))}
      onKeyDown={(event) => {
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
