/** Names that are offered while one types in a cell of names. Nothing is put in the cell without being chosen. */
import type { AriaAttributes, KeyboardEvent, ReactNode } from 'react'
import { useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { SuggestList, suggestAria } from '../../ui/suggest-list.tsx'
import type { CellAddress } from '../cell.ts'
import type { GridContext } from '../grid-context.ts'
import { otherCells } from './name-column.ts'
import { collectNames, suggestNames } from './name-suggestions.ts'

export type Suggestions = {
  aria: AriaAttributes
  list: ReactNode
  /** The words or the caret of the field are others; `isTyped`: by the person. */
  look(area: HTMLTextAreaElement, isTyped: boolean): void
  /** The caret went elsewhere than typing brought it. */
  moved(caret: number): void
  /** True: the key was for the list. */
  handleKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean
}

/** What the list goes by while it is open. */
type Typed = { words: string; caret: number; all: boolean }

const none: readonly string[] = []
const noMembers = { current: () => none, subscribe: () => () => undefined }

/** `beginStep`: what is chosen is taken back apart from what was typed. */
export function useSuggestions(
  context: GridContext,
  address: CellAddress,
  { beginStep }: { beginStep: () => void },
): Suggestions {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState<Typed | null>(null)
  /** The same at once, for events that come before the next drawing. */
  const latest = useRef<Typed | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const store = context.memberNames ?? noMembers
  const members = useSyncExternalStore(store.subscribe, store.current)
  // As they are when the cell is opened.
  const [others] = useState(() => otherCells(context.view.plan(), address))
  const known = useMemo(() => collectNames(others, members), [others, members])
  const found = typed === null ? [] : suggestNames(typed.words, typed.caret, known, typed)
  const names = found.map(({ name }) => name)

  function show(next: Typed | null): void {
    latest.current = next
    setTyped(next)
    setActive(null)
  }

  function choose(name: string): void {
    const area = field.current
    const at = area && suggestNames(area.value, area.selectionEnd, known, { all: typed?.all ?? false })
    const spot = at?.find((one) => one.name === name)
    if (!area || !spot) return
    beginStep()
    area.setRangeText(name, spot.start, spot.end, 'end')
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    beginStep()
    show(null)
  }

  /** Past the last is the first, before the first the field itself. */
  function go(by: 1 | -1): void {
    const at = active === null ? -1 : names.indexOf(active)
    const next = at + by
    if (next === -1) setActive(null)
    else setActive(names.at(next === names.length ? 0 : Math.max(next, -1)) ?? null)
  }

  return {
    aria: suggestAria(id, names, active),
    list: (
      <>
        <span className="rt-visually-hidden" role="status">
          {names.length > 0 ? t('grid.names.count', { count: names.length }) : ''}
        </span>
        {names.length > 0 ? (
          <SuggestList
            id={id}
            label={t('grid.names.label')}
            anchor={field}
            words={names}
            active={active}
            onChoose={choose}
          />
        ) : null}
      </>
    ),
    look(area, isTyped) {
      field.current = area
      const now = { words: area.value, caret: area.selectionEnd }
      if (isTyped) show({ ...now, all: false })
      else if (latest.current !== null) {
        latest.current = { ...latest.current, ...now }
        setTyped(latest.current)
      }
    },
    moved(caret) {
      if (latest.current !== null && caret !== latest.current.caret) show(null)
    },
    handleKey(event) {
      const { key, altKey, shiftKey, ctrlKey, metaKey } = event
      if (key === 'ArrowDown' && altKey && !shiftKey) {
        const { value: words, selectionEnd: caret } = event.currentTarget
        field.current = event.currentTarget
        show({ words, caret, all: true })
        return true
      }
      if (names.length === 0 || shiftKey || ctrlKey || metaKey) return false
      if (key === 'Escape' || (key === 'ArrowUp' && altKey)) show(null)
      else if (altKey) return false
      else if (key === 'ArrowDown') go(1)
      else if (key === 'ArrowUp') go(-1)
      else if ((key === 'Enter' || key === 'Tab') && active !== null) {
        choose(active)
        return key === 'Enter'
      } else return false
      return true
    },
  }
}
