/** A number, an amount or a date: read in the reader's notation, typed as people type, kept as a plain value. */
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setPlainCell } from '#shared/plan/edit-plan.ts'
import type { PlainType } from '#shared/plan/plain-value.ts'
import { formatPlainValue, parsePlainValue } from '#shared/plan/plain-value.ts'
import type { Column } from '#shared/plan/schema.ts'
import type { CellAddress } from '../cell.ts'
import type { EditingEnd } from '../editing.ts'
import { useEditing } from '../editing.ts'
import type { GridContext } from '../grid-context.ts'
import { CellFrame } from './cell-frame.tsx'
import { whenLeft } from './when-left.ts'

type Props = {
  context: GridContext
  address: CellAddress
  column: Column & { type: PlainType }
  value: string | number | undefined
}

export function PlainValueCell({ context, address, column, value }: Props) {
  const editing = useEditing(context.editing, address)
  const shown = formatPlainValue(column.type, value)
  return (
    <CellFrame
      context={context}
      address={address}
      editing={editing !== null}
      className={`rt-cell--${column.type}`}
    >
      {editing ? (
        <PlainValueInput
          initial={editing.replaceWith ?? shown}
          column={column}
          onCommit={(next, then) => {
            if (next !== (value ?? null)) {
              context.history.edit((origin) =>
                setPlainCell(context.documents, address.entity, column, next, origin),
              )
            }
            context.stopEditing(then)
          }}
          onCancel={() => context.stopEditing('stay')}
        />
      ) : (
        <span className="rt-cell__words">{shown}</span>
      )}
    </CellFrame>
  )
}

type InputProps = {
  initial: string
  column: Props['column']
  onCommit: (value: string | number | null, then: EditingEnd) => void
  onCancel: () => void
}

function PlainValueInput({ initial, column, onCommit, onCancel }: InputProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState(false)
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), [])

  function commit(then: EditingEnd): void {
    const parsed = parsePlainValue(column.type, input.current?.value ?? '')
    if (parsed === undefined) setWrong(true)
    else onCommit(parsed, then)
  }

  return (
    <>
      <input
        ref={input}
        className="rt-cell__input"
        defaultValue={initial}
        inputMode={column.type === 'date' ? 'text' : 'decimal'}
        aria-label={column.title}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${column.id}-wrong` : undefined}
        onInput={() => setWrong(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.currentTarget.value = initial
            onCancel()
          } else if (event.key === 'Enter') commit('down')
          else if (event.key === 'Tab') commit(event.shiftKey ? 'previous' : 'next')
          else return
          event.preventDefault()
        }}
        onBlur={({ currentTarget }) =>
          whenLeft(currentTarget, () => {
            const parsed = parsePlainValue(column.type, currentTarget.value)
            if (parsed !== undefined) onCommit(parsed, 'leave')
          })
        }
      />
      {wrong ? (
        <span id={`${column.id}-wrong`} role="alert" className="rt-cell__wrong">
          {t(`grid.wrong.${column.type}`)}
        </span>
      ) : null}
    </>
  )
}
