/** The plan itself, or one of its lists: its contents at the left, the one grid in the middle. */
import type { RefObject } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { canEdit } from '#shared/access/role.ts'
import { listCellChanges, listExportUrl } from './api/calls.ts'
import { createLayoutStore } from './grid/columns/layout-store.ts'
import { ListColumnsDialog } from './grid/columns/list-columns-dialog.tsx'
import { FilterBar } from './grid/filter/filter-bar.tsx'
import { createFilterStore } from './grid/filter/filter-store.ts'
import type { GridPlace } from './grid/grid-control.ts'
import type { AskChanges } from './grid/last-change/use-cell-changes.ts'
import type { PlanGridHandle } from './grid/plan-grid.tsx'
import { PlanGrid } from './grid/plan-grid.tsx'
import { ListGone } from './list/list-gone.tsx'
import { BinDialog } from './plan/bin-dialog.tsx'
import { createId } from './plan/create-id.ts'
import { usePlan } from './plan/use-plan.ts'
import { usePlanChanges } from './plan-changes.tsx'
import { PlanLists } from './plan-lists.tsx'
import type { GridTarget, SheetProps } from './plan-parts.ts'
import { ChangeAnnouncer } from './presence/change-announcer.tsx'
import { describeEdit } from './presence/describe-edit.ts'
import type { PresenceStore } from './presence/presence.ts'
import type { RecentChanges } from './presence/recent-changes.ts'
import { SheetFrame } from './sheet-frame.tsx'
import { Button } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { planPath } from './ui/plan-path.ts'
import { VersionSheetPage } from './version-sheet-page.tsx'

type Props = SheetProps & {
  /** One of its lists instead of its action tables. */
  list: string | null
  /** Where the person was in each grid of the plan, by list, before it was of another room or out of sight. */
  places: RefObject<Map<string | null, GridPlace>>
  target: GridTarget | null
  onTargetShown: (target: GridTarget, isFound: boolean) => void
  /** Goes to a cell, on whichever screen it is. */
  onShowCell: (cell: GridTarget) => void
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
  const { opened, user, history, rights, presence, recent, memberNames, places, onShowCell } = props
  const { list: listId } = props
  const { t } = useTranslation()
  const { answer, connection, view } = opened
  const { documents } = connection
  const plan = usePlan(view)
  const list = plan.lists.find(({ id }) => id === listId)
  const grid = useRef<PlanGridHandle>(null)
  const [begin] = useState(() => places.current.get(listId) ?? null)
  const [filter] = useState(() => createFilterStore(begin?.filter))
  const [layout] = useState(() => createLayoutStore(user.id, listId ? `${answer.id}:${listId}` : answer.id))
  const [theme, setTheme] = useState<string | null>(null)
  const [hasRows, setHasRows] = useState(false)
  const [dialog, setDialog] = useState<'bin' | 'columns' | null>(null)
  const changes = usePlanChanges(answer, plan)
  const askChanges = useCallback<AskChanges>(
    (ref, before) => listCellChanges(answer.id, ref, before),
    [answer.id],
  )
  const close = useCallback(() => setDialog(null), [])
  const addTheme = () => grid.current?.addTheme()

  useLayoutEffect(() => {
    const { current } = places
    return () => {
      const place = grid.current?.place()
      if (place) current.set(listId, place)
    }
  }, [places, listId])
  useTarget(grid, hasRows, props)

  const isGone = listId !== null && list === undefined
  const title = list ? list.title || t('list.untitled') : plan.title || t('plan.untitled')
  const isEmpty = listId === null && plan.themes.length === 0

  return (
    <>
      <SheetFrame
        planId={answer.id}
        tab="plan"
        grid={grid}
        tools={
          <>
            {isGone ? null : (
              <FilterBar store={filter} plan={plan} list={list?.id} onLeave={() => grid.current?.focus()} />
            )}
            {changes.tools}
            {list ? (
              <a className="rt-plan-tabs__link" href={listExportUrl(answer.id, list.id)} download>
                {t('list.export')}
              </a>
            ) : null}
          </>
        }
        plan={plan}
        theme={theme}
        canEdit={rights.plan}
        lists={
          <PlanLists
            {...props}
            plan={plan}
            current={listId}
            onMade={(id) => onShowCell({ entity: id, column: 'title' })}
          />
        }
        onShowTheme={(id) =>
          listId === null ? grid.current?.showTheme(id) : onShowCell({ entity: id, column: 'title' })
        }
        onAddTheme={listId === null ? addTheme : null}
        onOpenColumns={() => (list && rights.plan ? setDialog('columns') : grid.current?.openColumns())}
        onOpenBin={() => setDialog('bin')}
      >
        {isGone ? (
          <ListGone
            isBinned={plan.bin.some(({ id }) => id === listId)}
            onPutBack={rights.plan ? () => history.putBack('list', listId) : null}
            toPlan={<Link href={planPath(answer.id)}>{t('list.gone.toPlan')}</Link>}
          />
        ) : (
          <PlanGrid
            ref={grid}
            list={list?.id}
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
            memberNames={memberNames}
            title={title}
            columns={(list ?? plan).columns}
            layout={layout}
            readOnlyWords={t(canEdit(answer.role) ? 'grid.closed' : 'grid.readOnly')}
            changes={changes.marks}
            place={begin}
            onThemeInView={setTheme}
            onRows={setHasRows}
          />
        )}
        {isEmpty ? (
          <div className="rt-plan-empty">
            <EmptyState
              heading={t('grid.empty.heading')}
              actions={
                rights.plan ? (
                  <Button variant="primary" onPress={addTheme}>
                    {t('grid.empty.addTheme')}
                  </Button>
                ) : null
              }
            >
              {t(rights.plan ? 'grid.empty.text' : 'grid.empty.reader')}
            </EmptyState>
          </div>
        ) : null}
      </SheetFrame>
      <ChangeAnnouncer changes={recent} describe={(edit) => describeEdit(edit, { view, list: listId }, t)} />
      {dialog === 'bin' && rights.plan ? (
        <BinDialog bin={plan.bin} history={history} onClose={close} />
      ) : null}
      {dialog === 'columns' && rights.plan && list ? (
        <ListColumnsDialog
          list={list}
          documents={documents}
          history={history}
          createId={createId}
          onClose={close}
        />
      ) : null}
    </>
  )
}

/** Goes to the cell that somebody wants to see, once the grid has its rows and what led there is closed. */
function useTarget(
  grid: RefObject<PlanGridHandle | null>,
  hasRows: boolean,
  { target, onTargetShown }: Pick<Props, 'target' | 'onTargetShown'>,
): void {
  useEffect(() => {
    if (target === null || !hasRows) return
    let isWanted = true
    queueMicrotask(() => {
      if (isWanted) onTargetShown(target, grid.current?.showCell(target) ?? false)
    })
    return () => {
      isWanted = false
    }
  }, [grid, hasRows, target, onTargetShown])
}
