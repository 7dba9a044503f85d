/** Choosing which rows one sees: words, and a list with ticks for each facet. Behind one button where there is no room. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/schema.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TickList } from '../../ui/tick-list.tsx'
import { useFacetName, useFacetOptions } from './facet-words.ts'
import { facetsOf } from './facets.ts'
import type { FilterStore } from './filter-store.ts'
import type { Facet } from './row-filter.ts'
import { isOn, withChosen } from './row-filter.ts'
import { useFilterKey } from './use-filter-key.ts'
import './filter-bar.css'

type Props = {
  store: FilterStore
  plan: Plan
  /** Of a list; without it of the action tables. */
  list?: string | undefined
  /** False where there is no status to filter by. */
  withProgress?: boolean
  /** Escape leads back to the rows. */
  onLeave: () => void
}

/** From this width on a whole bar with so many facets fits beside the tabs, px. */
const wide = '(min-width: 1280px)'
const mostFacets = 5

export function FilterBar(props: Props) {
  const { t } = useTranslation()
  const { store, plan, list, withProgress = true } = props
  const hasRoom = useSyncExternalStore(subscribeToWidth, () => matchMedia(wide).matches)
  const { filter } = useSyncExternalStore(store.subscribe, store.state)
  const all = useMemo(() => facetsOf(plan, list), [plan, list])
  const offered = useMemo(() => new Set(all.filter((facet) => facet.isOffered())), [all])
  const facets = all.filter(
    (facet) =>
      (offered.has(facet) || (filter.chosen[facet.id]?.length ?? 0) > 0) &&
      (withProgress || facet.id !== 'status'),
  )
  const isWide = hasRoom && facets.length <= mostFacets
  const [isOpen, setOpen] = useState(false)
  const words = useRef<HTMLInputElement>(null)
  useFilterKey(() => (isWide ? words.current?.select() : setOpen(true)))

  const fields = { ...props, facets, words }
  if (isWide) return <FilterFields {...fields} />
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton
        className="rt-button rt-button--secondary rt-facet"
        data-on={isOn(filter, all) || undefined}
      >
        <Icon name="filter" /> {t(isOn(filter, all) ? 'grid.filter.on' : 'grid.filter.open')}
      </AriaButton>
      <Popover className="rt-popover" placement="bottom end" offset={4}>
        <Dialog className="rt-filter-panel" aria-label={t('grid.filter.open')}>
          <FilterFields {...fields} autoFocus onLeave={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

type FieldsProps = Pick<Props, 'store' | 'onLeave'> & {
  facets: readonly Facet[]
  words: React.RefObject<HTMLInputElement | null>
  autoFocus?: boolean
}

function FilterFields({ store, facets, onLeave, words, autoFocus = false }: FieldsProps) {
  const { t } = useTranslation()
  const { filter } = useSyncExternalStore(store.subscribe, store.state)
  useEffect(() => {
    if (autoFocus) words.current?.focus()
  }, [autoFocus, words])
  return (
    <search className="rt-filter" aria-label={t('grid.filter.open')}>
      <input
        ref={words}
        type="search"
        className="rt-filter__words"
        aria-label={t('grid.filter.words')}
        placeholder={t('grid.filter.words')}
        value={filter.words}
        onChange={(event) => store.set({ ...filter, words: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          if (filter.words === '') onLeave()
          else store.set({ ...filter, words: '' })
        }}
      />
      {facets.map((facet) => (
        <FacetChoice key={facet.id} facet={facet} store={store} />
      ))}
    </search>
  )
}

type FacetProps = { facet: Facet; store: FilterStore }

function FacetChoice({ facet, store }: FacetProps) {
  const { t } = useTranslation()
  const { filter } = useSyncExternalStore(store.subscribe, store.state)
  const count = filter.chosen[facet.id]?.length ?? 0
  const label = useFacetName()(facet)
  return (
    <DialogTrigger>
      <AriaButton className="rt-button rt-button--secondary rt-facet" data-on={count > 0 || undefined}>
        {count > 0 ? t('grid.filter.chosen', { label, count }) : label}
        <Icon name="chevron-down" size={12} />
      </AriaButton>
      <Popover className="rt-popover" placement="bottom start" offset={4}>
        <Dialog className="rt-facet-panel" aria-label={label}>
          <FacetPanel facet={facet} store={store} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function FacetPanel({ facet, store }: FacetProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { filter } = useSyncExternalStore(store.subscribe, store.state)
  const chosen = filter.chosen[facet.id] ?? []
  const options = useFacetOptions(facet, chosen)
  const label = useFacetName()(facet)
  const choose = (values: readonly string[]) => store.set(withChosen(filter, facet, values))
  return (
    <>
      <TickList
        label={label}
        options={options}
        ticked={new Set(chosen)}
        onTick={(ticked) => choose([...ticked])}
        findLabel={t('grid.filter.find')}
        words={typed}
        onWords={setTyped}
        empty={t('grid.find.none')}
      />
      <Button variant="quiet" isDisabled={chosen.length === 0} onPress={() => choose([])}>
        {t('grid.filter.clear')}
      </Button>
    </>
  )
}

function subscribeToWidth(listener: () => void): () => void {
  const query = matchMedia(wide)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
