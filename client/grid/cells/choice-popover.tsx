/** Choosing one of a few in a cell: a list at the cell, the present choice in it, letters jump to a word. */
import type { ReactNode, RefObject } from 'react'
import { useCallback } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import type { EditingEnd } from '../editing.ts'

export type Choice = { id: string; label: string; content?: ReactNode }

type Props = {
  anchor: RefObject<HTMLElement | null>
  label: string
  choices: readonly Choice[]
  selected: string
  /** The letter that opened the list, and what was typed before the list was there to take it. */
  typed: string
  takeTyped: () => string
  onChoose: (id: string) => void
  onClose: (then: EditingEnd) => void
}

export function ChoicePopover({ anchor, label, choices, selected, typed, takeTyped, ...on }: Props) {
  const { onChoose, onClose } = on
  const begin = useCallback(
    (list: HTMLElement | null) => {
      if (list === null) return
      const search = () => searchFor(list, (typed + takeTyped()).trimStart())
      list.addEventListener('focusin', () => queueMicrotask(search), { once: true })
    },
    [typed, takeTyped],
  )
  return (
    <Popover
      className="rt-popover"
      triggerRef={anchor}
      isOpen
      placement="bottom start"
      offset={2}
      onOpenChange={(open) => {
        if (!open) onClose('stay')
      }}
    >
      <ListBox
        ref={begin}
        className="rt-menu"
        aria-label={label}
        selectionMode="single"
        selectedKeys={[selected]}
        autoFocus
        items={choices}
        onSelectionChange={(keys) => {
          const [id] = keys
          if (keys !== 'all' && id !== undefined) onChoose(String(id))
          onClose('stay')
        }}
      >
        {({ id, label: words, content }) => (
          <ListBoxItem id={id} textValue={words} className="rt-menu__item">
            {content ?? words}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}

/** The list jumps to a word by the letters that it gets; those that came too early it gets after all. */
function searchFor(list: HTMLElement, letters: string): void {
  for (const key of letters) list.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
}
