/** Who changed a cell last, when, and what it was: at the cell, with the way back to older changes. */
import { useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import type { CellRef, CellValue } from '#shared/plan/cell-ref.ts'
import type { CellChange } from '#shared/protocol/http.ts'
import { sentenceOf } from '../../api/request.ts'
import { formatList, formatMoment } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { ChangedWords } from '../../ui/changed-words.tsx'
import { Busy } from '../../ui/spinner.tsx'
import type { AskChanges } from './use-cell-changes.ts'
import { useCellChanges } from './use-cell-changes.ts'
import './last-change.css'

export type OpenLastChange = { ref: CellRef; row: string; column: string; name: string; anchor: Element }

type Props = {
  open: OpenLastChange
  ask: AskChanges
  toWords: (ref: CellRef, value: CellValue) => string
  onClose: () => void
}

export function LastChange({ open, ask, toWords, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Popover
      className="rt-popover"
      triggerRef={{ current: open.anchor }}
      isOpen
      placement="bottom start"
      offset={2}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Dialog className="rt-last-change">
        <Heading slot="title" className="rt-last-change__heading">
          {t('grid.lastChange.heading', { column: open.name })}
        </Heading>
        <Changes cell={open.ref} ask={ask} toWords={toWords} />
        <Button variant="quiet" onPress={onClose}>
          {t('grid.lastChange.close')}
        </Button>
      </Dialog>
    </Popover>
  )
}

function Changes({ cell, ask, toWords }: Pick<Props, 'ask' | 'toWords'> & { cell: CellRef }) {
  const { t } = useTranslation()
  const { state, readMore } = useCellChanges(cell, ask)
  const [at, setAt] = useState(0)
  if (state.state === 'loading') return <Busy label={t('grid.lastChange.loading')} />
  if (state.state === 'failed') return <p role="alert">{sentenceOf(state.error)}</p>
  const change = state.changes[at]
  if (change === undefined)
    return <p role="status">{t(at === 0 ? 'grid.lastChange.none' : 'grid.lastChange.noOlder')}</p>
  const hasOlder = at + 1 < state.changes.length || state.next !== null
  return (
    <>
      <ChangeWords change={change} cell={cell} toWords={toWords} />
      <div className="rt-last-change__steps">
        <StepButton
          isAtEnd={!hasOlder}
          onPress={() => {
            if (at + 1 >= state.changes.length) readMore()
            setAt(at + 1)
          }}
        >
          {t('grid.lastChange.older')}
        </StepButton>
        <StepButton isAtEnd={at === 0} onPress={() => setAt(at - 1)}>
          {t('grid.lastChange.newer')}
        </StepButton>
      </div>
    </>
  )
}

type StepButtonProps = { isAtEnd: boolean; onPress: () => void; children: string }

/** At the end it keeps the focus: a button that is disabled loses it, and Escape with it. */
function StepButton({ isAtEnd, onPress, children }: StepButtonProps) {
  const atEnd = isAtEnd ? { 'aria-disabled': true, onPress: () => undefined } : { onPress }
  return <Button {...atEnd}>{children}</Button>
}

function ChangeWords({
  change,
  cell,
  toWords,
}: Pick<Props, 'toWords'> & { change: CellChange; cell: CellRef }) {
  const { t } = useTranslation()
  const was = toWords(cell, change.was)
  const becomes = toWords(cell, change.becomes)
  const names = change.by.map(({ name }) => name)
  return (
    <div role="status">
      <p className="rt-last-change__who">
        <strong>{names.length > 0 ? formatList(names) : t('grid.lastChange.server')}</strong>{' '}
        <time dateTime={change.to}>{formatMoment(change.to)}</time>
      </p>
      <p className="rt-last-change__words">
        <ChangedWords was={was} becomes={becomes} />
      </p>
      {was === '' ? <p className="rt-last-change__note">{t('grid.lastChange.wasEmpty')}</p> : null}
      {becomes === '' ? <p className="rt-last-change__note">{t('grid.lastChange.isEmpty')}</p> : null}
    </div>
  )
}
