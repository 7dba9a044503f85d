/** The plan itself: its contents at the left, the one grid in the middle. */
import type { RefObject } from 'react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearch } from 'wouter'
import { canEdit } from '#shared/access/role.ts'
import { listCellChanges } from './api/calls.ts'
import { createLayoutStore } from './grid/columns/layout-store.ts'
import { FilterBar } from './grid/filter/filter-bar.tsx'
import { createFilterStore } from './grid/filter/filter-store.ts'
import type { GridPlace } from './grid/grid-control.ts'
import type { AskChanges } from './grid/last-change/use-cell-changes.ts'
import type { PlanGridHandle } from './grid/plan-grid.tsx'
import { PlanGrid } from './grid/plan-grid.tsx'
import { BinDialog } from './plan/bin-dialog.tsx'
import { createId } from './plan/create-id.ts'
import { NavToggle } from './plan/nav-toggle.tsx'
import { PlanNav } from './plan/plan-nav.tsx'
import { PlanTabs } from './plan/plan-tabs.tsx'
import { usePlan } from './plan/use-plan.ts'
import { useRegionKeys } from './plan/use-region-keys.ts'
import { usePlanChanges } from './plan-changes.tsx'
import { PlanLists } from './plan-lists.tsx'
import type { GridTarget, SheetProps } from './plan-parts.ts'
import { ChangeAnnouncer } from './presence/change-announcer.tsx'
import { describeEdit } from './presence/describe-edit.ts'
import type { PresenceStore } from './presence/presence.ts'
import type { RecentChanges } from './presence/recent-changes.ts'
import { Button } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { VersionSheetPage } from './version-sheet-page.tsx'

/** A dialog that closes gives the focus back first, ms. */
const focusRestMs = 150

type Props = SheetProps & {
  /** Where the person was in the grid before it, which was of another room. */
  place: RefObject<GridPlace | null>
  target: GridTarget | null
  onTargetShown: (target: GridTarget, isFound: boolean) => void
}

/** Who only reads sees what was approved first, once there is such a version; the concept is one step away. */
export function PlanSheetPage(props: Props) {
  const { approvedVersion, role, status } = props.opened.answer
  const wantsConcept = useSearch() === 'concept'
  const isFrozenFirst = approvedVersion !== null && status !== 'approved' && !canEdit(role) && !wantsConcept
  if (isFrozenFirst) return <VersionSheetPage {...props} number={approvedVersion} isPlan />
  const { presence, recent } = props
  return presence && recent ? <LiveSheet {...props} presence={presence} recent={recent} /> : null
}

function LiveSheet(props: Props & { presence: PresenceStore; recent: RecentChanges }) {
  const { opened, user, history, rights, presence, recent, place, target, onTargetShown } = props
  const { t } = useTranslation()
  const { answer, connection, view } = opened
  const { documents } = connection
  const plan = usePlan(view)
  const grid = useRef<PlanGridHandle>(null)
  const [begin] = useState(() => place.current)
  const [filter] = useState(() => createFilterStore(begin?.filter))
  const [layout] = useState(() => createLayoutStore(user.id, answer.id))
  const [theme, setTheme] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'bin' | null>(null)
  const [navOpen, setNavOpen] = useState(false)
  const changes = usePlanChanges(answer, plan)
  const reader = canEdit(answer.role) ? 'grid.closed' : 'grid.readOnly'
  const askChanges = useCallback<AskChanges>(
    (ref, before) => listCellChanges(answer.id, ref, before),
    [answer.id],
  )
  const close = useCallback(() => setDialog(null), [])
  useRegionKeys(['plan-top', 'plan-tabs', 'plan-nav', 'plan-grid'], {
    'plan-grid': () => grid.current?.focus(),
  })

  useLayoutEffect(
    () => () => {
      place.current = grid.current?.place() ?? null
    },
    [place],
  )

  useEffect(() => {
    if (target === null) return
    const show = () => {
      const isFound = grid.current?.showCell(target) ?? false
      // A grid that was just opened has no rows yet.
      if (isFound || grid.current?.place()) onTargetShown(target, isFound)
      else timer = setTimeout(show, focusRestMs)
    }
    let timer = setTimeout(show, focusRestMs)
    return () => clearTimeout(timer)
  }, [target, onTargetShown])

  const themeActions = useMemo(
    () => ({
      show(id: string) {
        setNavOpen(false)
        grid.current?.showTheme(id)
      },
      add() {
        setNavOpen(false)
        grid.current?.addTheme()
      },
      find() {
        setNavOpen(false)
        grid.current?.find()
      },
      showKeys() {
        setNavOpen(false)
        grid.current?.showKeys()
      },
      columns() {
        setNavOpen(false)
        grid.current?.openColumns()
      },
    }),
    [],
  )

  return (
    <>
      <PlanTabs
        planId={answer.id}
        current="plan"
        tools={
          <>
            <NavToggle isOpen={navOpen} onChange={setNavOpen} />
            <FilterBar store={filter} plan={plan} onLeave={() => grid.current?.focus()} />
            {changes.tools}
          </>
        }
      />
      <div className={navOpen ? 'rt-plan-nav-place rt-plan-nav-place--open' : 'rt-plan-nav-place'}>
        <PlanNav
          plan={plan}
          current={theme}
          canEdit={rights.plan}
          lists={<PlanLists {...props} plan={plan} />}
          onShowTheme={themeActions.show}
          onAddTheme={themeActions.add}
          onFind={themeActions.find}
          onShowKeys={themeActions.showKeys}
          onOpenColumns={themeActions.columns}
          onOpenBin={() => setDialog('bin')}
        />
      </div>
      <ChangeAnnouncer changes={recent} describe={(edit) => describeEdit(edit, view, t)} />
      <main className="rt-plan-sheet" id="plan-grid" tabIndex={-1}>
        <PlanGrid
          ref={grid}
          documents={documents}
          view={view}
          history={history}
          rights={rights}
          createId={createId}
          filter={filter}
          person={user.id}
          presence={presence}
          recent={recent}
          askChanges={askChanges}
          title={plan.title || t('plan.untitled')}
          columns={plan.columns}
          layout={layout}
          readOnlyWords={t(reader)}
          changes={changes.marks}
          place={begin}
          onThemeInView={setTheme}
        />
        {plan.themes.length === 0 ? (
          <div className="rt-plan-empty">
            <EmptyState
              heading={t('grid.empty.heading')}
              actions={
                rights.plan ? (
                  <Button variant="primary" onPress={themeActions.add}>
                    {t('grid.empty.addTheme')}
                  </Button>
                ) : null
              }
            >
              {t(rights.plan ? 'grid.empty.text' : 'grid.empty.reader')}
            </EmptyState>
          </div>
        ) : null}
      </main>
      {dialog === 'bin' && rights.plan ? (
        <BinDialog bin={plan.bin} history={history} onClose={close} />
      ) : null}
    </>
  )
}
