/** The words of a row that is as wide as the page: a heading, or the introduction under it. */
import { addressOf, textRefOf } from '../cell.ts'
import type { GridContext } from '../grid-context.ts'
import type { Row } from '../row.ts'
import { TextCell } from './text-cell.tsx'

type Props = {
  row: Row
  context: GridContext
  as: 'heading' | 'introduction'
  words: string
  label: string
  placeholder: string
}

export function RowText({ row, context, as, words, label, placeholder }: Props) {
  return (
    <TextCell
      context={context}
      address={addressOf(row, '')}
      textRef={textRefOf(row, '', [])}
      words={words}
      label={label}
      placeholder={placeholder}
      className={`rt-row__${as}`}
    />
  )
}
