/** What stands round every grid of a plan: the tabs above it with their tools, and the contents at the left. */
import type { ReactNode, RefObject } from 'react'
import { useCallback, useRef, useState } from 'react'
import type { Plan } from '#shared/plan/schema.ts'
import type { PlanGridHandle } from './grid/plan-grid.tsx'
import { NavToggle } from './plan/nav-toggle.tsx'
import { PlanNav } from './plan/plan-nav.tsx'
import { PlanTabs } from './plan/plan-tabs.tsx'
import { useNavPanel } from './plan/use-nav-panel.ts'
import { useRegionKeys } from './plan/use-region-keys.ts'

type Props = {
  planId: string
  tab: 'plan' | 'versions'
  grid: RefObject<PlanGridHandle | null>
  /** Beside the tabs. */
  tools: ReactNode
  plan: Plan
  /** The theme at the top of the view. */
  theme: string | null
  lists: ReactNode
  canEdit: boolean
  onShowTheme: (theme: string) => void
  /** Null where there is no grid to add one in. */
  onAddTheme: (() => void) | null
  onOpenColumns: () => void
  onOpenBin: () => void
  /** Marks the paper as another than the plan. */
  className?: string
  children: ReactNode
}

export function SheetFrame(props: Props) {
  const { planId, tab, grid, tools, plan, theme, lists, canEdit, onOpenBin, className = '', children } = props
  const { onShowTheme, onAddTheme, onOpenColumns } = props
  const [navOpen, setNavOpen] = useState(false)
  const nav = useRef<HTMLDivElement>(null)
  const toggle = useRef<HTMLButtonElement>(null)
  const closeNav = useCallback(() => setNavOpen(false), [])
  useNavPanel({ panel: nav, toggle, isOpen: navOpen, onClose: closeNav })
  useRegionKeys(['plan-top', 'plan-tabs', 'plan-nav', 'plan-grid'], {
    'plan-grid': () => grid.current?.focus(),
  })
  /** On a narrow page the contents lie over the grid. What opens a dialog leads back to the button, then. */
  const outOfTheWay = (act: () => void) => () => {
    if (navOpen) toggle.current?.focus()
    setNavOpen(false)
    act()
  }

  return (
    <>
      <PlanTabs
        planId={planId}
        current={tab}
        tools={
          <>
            <NavToggle isOpen={navOpen} onChange={setNavOpen} ref={toggle} />
            {tools}
          </>
        }
      />
      <div ref={nav} className={navOpen ? 'rt-plan-nav-place rt-plan-nav-place--open' : 'rt-plan-nav-place'}>
        <PlanNav
          plan={plan}
          current={theme}
          canEdit={canEdit}
          lists={lists}
          onShowTheme={(id) => outOfTheWay(() => onShowTheme(id))()}
          onAddTheme={onAddTheme && outOfTheWay(onAddTheme)}
          onFind={outOfTheWay(() => grid.current?.find())}
          onShowKeys={outOfTheWay(() => grid.current?.showKeys())}
          onOpenColumns={outOfTheWay(onOpenColumns)}
          onOpenBin={outOfTheWay(onOpenBin)}
        />
      </div>
      <main className={`rt-plan-sheet ${className}`} id="plan-grid" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
