/** The municipalities of a step: tags to read, a list with ticks that can be typed into to change. */
import { useEffect, useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { addMunicipality, tickMunicipalities } from '#shared/plan/edit-plan.ts'
import { foldWords } from '../../i18n/fold-words.ts'
import { Button } from '../../ui/button.tsx'
import { TickList } from '../../ui/tick-list.tsx'
import type { CellAddress } from '../cell.ts'
import { useEditing } from '../editing.ts'
import type { GridContext } from '../grid-context.ts'
import { CellFrame } from './cell-frame.tsx'

type Props = { context: GridContext; address: CellAddress; chosen: readonly string[] }

export function MunicipalityCell({ context, address, chosen }: Props) {
  const { t } = useTranslation()
  const editing = useEditing(context.editing, address)
  const anchor = useRef<HTMLSpanElement>(null)
  const { municipalities } = context.view.plan()
  const known = municipalities.filter(({ id }) => chosen.includes(id))
  const all = municipalities.length > 1 && known.length === municipalities.length
  return (
    <CellFrame context={context} address={address} editing={editing !== null}>
      <span ref={anchor} className="rt-cell__words">
        {all ? <span className="rt-tag">{t('grid.allMunicipalities')}</span> : null}
        {all
          ? null
          : known.map(({ id, name }) => (
              <span key={id} className="rt-tag">
                {name}
              </span>
            ))}
      </span>
      {editing ? (
        <Popover
          className="rt-popover"
          triggerRef={anchor}
          isOpen
          placement="bottom start"
          offset={2}
          onOpenChange={(open) => {
            if (!open) context.stopEditing('stay')
          }}
        >
          <MunicipalityChoice
            context={context}
            address={address}
            chosen={chosen}
            typed={editing.replaceWith ?? ''}
          />
        </Popover>
      ) : null}
    </CellFrame>
  )
}

function MunicipalityChoice({ context, address, chosen, typed }: Props & { typed: string }) {
  const { t } = useTranslation()
  const [words, setWords] = useState(typed)
  const { municipalities } = context.view.plan()
  const name = words.trim()
  const isNew = name !== '' && !municipalities.some((one) => foldWords(one.name) === foldWords(name))
  const ticked = new Set(chosen)

  // The field has the focus now; what was typed before that stands behind the first letter.
  const { editing } = context
  useEffect(() => {
    const early = editing.takeTyped()
    if (early !== '') setWords((before) => before + early)
  }, [editing])

  function tick(after: ReadonlySet<string>): void {
    const add = [...after].filter((id) => !ticked.has(id))
    const remove = [...ticked].filter((id) => !after.has(id))
    context.history.edit((origin) =>
      tickMunicipalities(context.documents, address.entity, { add, remove }, origin),
    )
    setWords('')
  }

  function addNew(): void {
    const id = context.createId()
    context.history.keep((origin) => addMunicipality(context.documents, { id, name }, origin))
    tick(new Set([...ticked, id]))
  }

  return (
    <Dialog className="rt-municipalities" aria-label={t('grid.column.municipalities')}>
      <TickList
        label={t('grid.column.municipalities')}
        options={municipalities.map(({ id, name: label }) => ({ id, label }))}
        ticked={ticked}
        onTick={tick}
        findLabel={t('grid.findMunicipality')}
        words={words}
        onWords={setWords}
        empty={t('grid.noMunicipality')}
        onEnter={() => (isNew ? addNew() : null)}
      />
      <div className="rt-municipalities__footer">
        {isNew ? <Button onPress={addNew}>{t('grid.addMunicipality', { name })}</Button> : null}
        {municipalities.length > 1 ? (
          <Button variant="quiet" onPress={() => tick(new Set(municipalities.map(({ id }) => id)))}>
            {t('grid.chooseAll')}
          </Button>
        ) : null}
        <Button variant="primary" onPress={() => context.stopEditing('stay')}>
          {t('grid.ready')}
        </Button>
      </div>
    </Dialog>
  )
}
