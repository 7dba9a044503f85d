/** Says above the rows that a filter is on, and what it is. */
import { useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFacetName, useFacetOptions } from './facet-words.ts'
import type { FilterStore } from './filter-store.ts'
import type { Facet } from './row-filter.ts'
import { isOn, noFilter, withChosen } from './row-filter.ts'
import './filter-bar.css'

type MarkProps = {
  store: FilterStore
  /** As they are now: a name that was typed since the grid was drawn is one of them. */
  facets: () => readonly Facet[]
  /** The button that takes the filter off goes with it: the focus has to go somewhere. */
  onOff: () => void
}

/** Says that a filter is on, what it is and how much of the plan it shows, with the way to take it off. */
export function FilterMark({ store, facets: facetsNow, onOff }: MarkProps) {
  const { t } = useTranslation()
  const { filter, shown, total, astray } = useSyncExternalStore(store.subscribe, store.state)
  const facets = facetsNow()
  const on = isOn(filter, facets)
  return (
    <div className={on ? 'rt-filter-mark' : 'rt-visually-hidden'}>
      <p className="rt-filter-mark__count" role="status">
        {on ? (
          <>
            <Icon name="filter" /> <strong>{t('grid.filter.on')}</strong>{' '}
            {t('grid.filter.count', { shown, count: total })}
            {astray > 0 ? <span> {t('grid.filter.astray', { count: astray })}</span> : null}
          </>
        ) : null}
      </p>
      {on ? (
        <>
          {filter.words.trim() === '' ? null : (
            <Part
              label={t('grid.filter.quoted', { words: filter.words.trim() })}
              onRemove={() => store.set({ ...filter, words: '' })}
            />
          )}
          {facets
            .filter(({ id }) => (filter.chosen[id]?.length ?? 0) > 0)
            .map((facet) => (
              <FacetPart key={facet.id} facet={facet} store={store} />
            ))}
          <Button
            onPress={() => {
              store.set(noFilter)
              onOff()
            }}
          >
            {t('grid.filter.off')}
          </Button>
        </>
      ) : null}
    </div>
  )
}

function FacetPart({ facet, store }: { facet: Facet; store: FilterStore }) {
  const { filter } = store.state()
  const chosen = filter.chosen[facet.id] ?? []
  const names = useFacetOptions(facet, chosen)
    .filter(({ id }) => chosen.includes(id))
    .map(({ label }) => label)
  const label = `${useFacetName()(facet)}: ${names.join(', ')}`
  return <Part label={label} onRemove={() => store.set(withChosen(filter, facet, []))} />
}

function Part({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { t } = useTranslation()
  return (
    <AriaButton
      className="rt-filter-mark__part"
      aria-label={t('grid.filter.remove', { label })}
      onPress={onRemove}
    >
      <span>{label}</span> <Icon name="close" size={12} />
    </AriaButton>
  )
}
