/** The municipalities of a step: tags to read, a list with ticks that can be typed into to change. */
import { useEffect, useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { addMunicipality, setMunicipalities } from '#shared/plan/edit-plan.ts'
import type { Municipality } from '#shared/plan/schema.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextField } from '../../ui/text-field.tsx'
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
  const [municipalities, setShown] = useState(() => context.view.plan().municipalities)
  const [ticked, setTicked] = useState(() => new Set(chosen))
  const list = useRef<HTMLDivElement>(null)
  const wanted = words.trim().toLocaleLowerCase()
  const found = municipalities.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  const unknown = wanted !== '' && !municipalities.some(({ name }) => name.toLocaleLowerCase() === wanted)

  // The field has the focus now; what was typed before that stands behind the first letter.
  const { editing } = context
  useEffect(() => {
    const early = editing.takeTyped()
    if (early !== '') setWords((before) => before + early)
  }, [editing])

  function tick(ids: Set<string>, list: readonly Municipality[]): void {
    setTicked(ids)
    const order = [
      ...list.map(({ id }) => id).filter((id) => ids.has(id)),
      ...chosen.filter((id) => !list.some((one) => one.id === id)),
    ]
    context.history.edit((origin) => setMunicipalities(context.documents, address.entity, order, origin))
  }

  function addTyped(): void {
    const id = context.createId()
    context.history.keep((origin) => addMunicipality(context.documents, { id, name: words.trim() }, origin))
    const list = context.view.plan().municipalities
    setShown(list)
    tick(new Set([...ticked, id]), list)
    setWords('')
  }

  function takeTyped(): void {
    if (found[0]) tick(toggled(ticked, found[0].id), municipalities)
    else if (unknown) addTyped()
    setWords('')
  }

  return (
    <Dialog className="rt-municipalities" aria-label={t('grid.column.municipalities')}>
      <TextField
        label={t('grid.findMunicipality')}
        value={words}
        onChange={setWords}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') takeTyped()
          else if (event.key === 'ArrowDown')
            list.current?.querySelector<HTMLElement>('[role=option]')?.focus()
          else event.continuePropagation()
        }}
      />
      <ListBox
        ref={list}
        className="rt-menu rt-menu--selectable"
        aria-label={t('grid.column.municipalities')}
        selectionMode="multiple"
        selectedKeys={ticked}
        items={found}
        onSelectionChange={(keys) => {
          const visible = new Set(found.map(({ id }) => id))
          const next = new Set([...ticked].filter((id) => !visible.has(id)))
          for (const id of keys === 'all' ? visible : keys) next.add(String(id))
          tick(next, municipalities)
        }}
        renderEmptyState={() => <p className="rt-municipalities__none">{t('grid.noMunicipality')}</p>}
      >
        {({ id, name }) => (
          <ListBoxItem id={id} textValue={name} className="rt-menu__item">
            {({ isSelected }) => (
              <>
                {isSelected ? <Icon name="check" /> : null}
                <span className="rt-menu__words">{name}</span>
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
      <div className="rt-municipalities__footer">
        {unknown ? (
          <Button onPress={addTyped}>{t('grid.addMunicipality', { name: words.trim() })}</Button>
        ) : null}
        {municipalities.length > 1 ? (
          <Button
            variant="quiet"
            onPress={() => tick(new Set(municipalities.map(({ id }) => id)), municipalities)}
          >
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

function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}
