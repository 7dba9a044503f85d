/** The bar in which one looks for words: as one types, with Enter to the next, Shift+Enter back, Escape to close. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import type { FindStore, Match } from './find.ts'
import './find-bar.css'

type Props = {
  find: FindStore
  /** What is looked in. */
  label: string
  onSearch: (words: string) => void
  /** Brings a match into view. */
  onShow: (match: Match) => void
  /** Shows the rows and columns that hide matches. */
  onShowHidden: () => void
  /** The bar closes; the focus goes to the match one stands at. */
  onClose: (match: Match | null) => void
}

export function FindBar({ find, label, onSearch, onShow, onShowHidden, onClose }: Props) {
  const { t } = useTranslation()
  const state = useSyncExternalStore(find.subscribe, find.state)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const matches = state?.matches ?? []
  const here = matches[state?.at ?? 0] ?? null

  function step(by: 1 | -1): void {
    const match = find.step(by)
    if (match) onShow(match)
  }

  return (
    <search className="rt-find">
      <input
        ref={input}
        type="search"
        className="rt-find__input"
        aria-label={label}
        placeholder={label}
        defaultValue={state?.words}
        onChange={(event) => {
          onSearch(event.target.value)
          const first = find.state()?.matches[0]
          if (first) onShow(first)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose(here)
          else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else return
          event.preventDefault()
        }}
      />
      <span className="rt-find__count" role="status">
        {state && state.words.trim() !== ''
          ? matches.length === 0
            ? t('grid.find.none')
            : t('grid.find.count', { at: state.at + 1, count: matches.length })
          : null}
      </span>
      {state !== null && state.hidden.length > 0 ? (
        <Button variant="quiet" onPress={onShowHidden}>
          {t('grid.find.hidden', { count: state.hidden.length })}
        </Button>
      ) : null}
      <span className="rt-find__buttons">
        <IconButton
          label={t('grid.find.previous')}
          isDisabled={matches.length === 0}
          onPress={() => step(-1)}
        >
          <Icon name="chevron-up" />
        </IconButton>
        <IconButton label={t('grid.find.next')} isDisabled={matches.length === 0} onPress={() => step(1)}>
          <Icon name="chevron-down" />
        </IconButton>
        <IconButton label={t('ui.close')} onPress={() => onClose(here)}>
          <Icon name="close" />
        </IconButton>
      </span>
    </search>
  )
}
