/** A cell of shared text: words to read, or the editor while someone here types in it. */
import type { ReactNode } from 'react'
import { useRef } from 'react'
import type { TextRef } from '#shared/plan/text-cell.ts'
import type { CellAddress } from '../cell.ts'
import { useEditing } from '../editing.ts'
import type { GridContext } from '../grid-context.ts'
import { CellFrame } from './cell-frame.tsx'
import { OpenText } from './open-text.tsx'
import { TextCarets } from './text-carets.tsx'

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
  /** The cell holds names; those that are known are offered. */
  withNames?: boolean
  /** Stays in sight while the cell scrolls by. */
  stays?: boolean
}

export function TextCell(props: Props) {
  const { context, address, textRef, words, label, placeholder, className, handle, withNames = false } = props
  const { stays = false } = props
  const editing = useEditing(context.editing, address)
  const text = useRef<HTMLSpanElement>(null)
  return (
    <CellFrame
      context={context}
      address={address}
      editing={editing !== null}
      className={className ?? ''}
      stays={stays}
    >
      {editing && textRef && address ? (
        <OpenText
          context={context}
          address={address}
          textRef={textRef}
          label={label}
          replaceWith={editing.replaceWith}
          withNames={withNames}
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
            <TextCarets context={context} address={address} textRef={textRef} text={text} words={words} />
          ) : null}
        </>
      )}
    </CellFrame>
  )
}
