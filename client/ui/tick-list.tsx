/** A list of which any number can be ticked. One types in it to find, and walks it with the arrows meanwhile. */
import type { ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import { foldWords } from '../i18n/fold-words.ts'
import { Icon } from './icon.tsx'
import './field.css'
import './menu.css'
import './tick-list.css'

export type TickOption = { id: string; label: string }

export type TickListProps = {
  label: string
  options: readonly TickOption[]
  ticked: ReadonlySet<string>
  onTick: (ticked: Set<string>) => void
  /** The name of the field that finds. */
  findLabel: string
  words: string
  onWords: (words: string) => void
  /** Shown where nothing is found. */
  empty: ReactNode
  /** Enter while nothing is found. */
  onEnter?: () => void
}

export function TickList(props: TickListProps) {
  const { label, options, ticked, onTick, findLabel, words, onWords, empty, onEnter } = props
  // Enter ticks the first that is found, however fast one types; the Autocomplete's own way waits for a drawing.
  const found = options.filter(({ label: name }) => foldWords(name).includes(foldWords(words.trim())))
  const next = words.trim() === '' ? undefined : found[0]?.id
  const tick = (id: string) => {
    const after = new Set(ticked)
    if (!after.delete(id)) after.add(id)
    onTick(after)
  }
  return (
    <Autocomplete inputValue={words} onInputChange={onWords} disableAutoFocusFirst>
      <SearchField
        className="rt-field"
        autoFocus
        onKeyDown={(event) => {
          const { target } = event
          const isPointing =
            target instanceof Element && target.getAttribute('aria-activedescendant') !== null
          if (event.key === 'Enter' && !isPointing) {
            if (next !== undefined) tick(next)
            else onEnter?.()
          }
          event.continuePropagation()
        }}
      >
        <Label className="rt-visually-hidden">{findLabel}</Label>
        <Input className="rt-field__input" placeholder={findLabel} />
      </SearchField>
      <ListBox
        className="rt-menu rt-menu--selectable rt-tick-list"
        aria-label={label}
        selectionMode="multiple"
        escapeKeyBehavior="none"
        selectedKeys={ticked}
        items={found}
        dependencies={[next]}
        onSelectionChange={(keys) => {
          const listed = new Set(found.map(({ id }) => id))
          const after = new Set([...ticked].filter((id) => !listed.has(id)))
          for (const id of keys === 'all' ? listed : keys) after.add(String(id))
          onTick(after)
        }}
        renderEmptyState={() => <p className="rt-tick-list__none">{empty}</p>}
      >
        {({ id, label: name }) => (
          <ListBoxItem
            id={id}
            textValue={name}
            className={id === next ? 'rt-menu__item rt-tick-list__next' : 'rt-menu__item'}
          >
            {({ isSelected }) => (
              <>
                {isSelected ? <Icon name="check" /> : null}
                <span className="rt-menu__words">{name}</span>
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  )
}
