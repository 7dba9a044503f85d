/** What fits the words being typed in a field that keeps the focus: a list below it, which its keys go through. */
import type { AriaAttributes, RefObject } from 'react'
import { useState } from 'react'
import { Popover } from 'react-aria-components/Popover'
import './menu.css'
import './suggest-list.css'

type Props = {
  id: string
  label: string
  /** The field. */
  anchor: RefObject<HTMLElement | null>
  words: readonly string[]
  active: string | null
  onChoose: (words: string) => void
}

/**
 * What the field says of its list. Not the role of a combobox: that is for one line, and a name in a cell may have
 * several.
 */
export function suggestAria(id: string, words: readonly string[], active: string | null): AriaAttributes {
  const at = active === null ? -1 : words.indexOf(active)
  return {
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-controls': words.length > 0 ? id : undefined,
    'aria-activedescendant': at === -1 ? undefined : optionId(id, at),
  }
}

export function SuggestList({ id, label, anchor, words, active, onChoose }: Props) {
  const [scrolled, setScrolled] = useState(0)
  return (
    <Popover
      // What is scrolled takes the field along; a list that is made anew stands below it again.
      key={scrolled}
      className="rt-popover"
      triggerRef={anchor}
      isOpen
      isNonModal
      placement="bottom start"
      offset={4}
      onOpenChange={() => setScrolled((before) => before + 1)}
    >
      <div
        role="listbox"
        id={id}
        aria-label={label}
        tabIndex={-1}
        className="rt-menu rt-menu--plain rt-suggest-list"
        // The focus stays in the field.
        onMouseDown={(event) => event.preventDefault()}
      >
        {words.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <div
            key={one}
            role="option"
            id={optionId(id, index)}
            tabIndex={-1}
            aria-selected={one === active}
            data-focused={one === active || undefined}
            ref={one === active ? showOption : undefined}
            className="rt-menu__item"
            onClick={() => onChoose(one)}
          >
            {one}
          </div>
        ))}
      </div>
    </Popover>
  )
}

function optionId(id: string, index: number): string {
  return `${id}-${index}`
}

function showOption(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
