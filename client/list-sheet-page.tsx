/** A list of the plan: its contents at the left as beside the plan itself, the list's own grid in the middle. */
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { canEdit } from '#shared/access/role.ts'
import { listExportUrl } from './api/calls.ts'
import { createLayoutStore } from './grid/columns/layout-store.ts'
import { ListColumnsDialog } from './grid/columns/list-columns-dialog.tsx'
import { createFilterStore } from './grid/filter/filter-store.ts'
import type { PlanGridHandle } from './grid/plan-grid.tsx'
import { PlanGrid } from './grid/plan-grid.tsx'
import { ListGone } from './list/list-gone.tsx'
import { BinDialog } from './plan/bin-dialog.tsx'
import { createId } from './plan/create-id.ts'
import { NavToggle } from './plan/nav-toggle.tsx'
import { PlanNav } from './plan/plan-nav.tsx'
import { PlanTabs } from './plan/plan-tabs.tsx'
import { usePlan } from './plan/use-plan.ts'
import { useRegionKeys } from './plan/use-region-keys.ts'
import { usePlanChanges } from './plan-changes.tsx'
import { PlanLists } from './plan-lists.tsx'
import type { SheetProps } from './plan-parts.ts'
import type { PresenceStore } from './presence/presence.ts'
import { planPath } from './ui/plan-path.ts'
import type { CellTarget } from './version/open-points-list.tsx'
import { VersionSheetPage } from './version-sheet-page.tsx'

type Props = SheetProps & {
  list: string
  /** Goes to a cell of the action tables. */
  onShowCell: (cell: CellTarget) => void
}

/** Who only reads sees the list as it was approved first, as with the plan itself. */
export function ListSheetPage(props: Props) {
  const { approvedVersion, role, status } = props.opened.answer
  const wantsConcept = useSearch() === 'concept'
  const isFrozenFirst = approvedVersion !== null && status !== 'approved' && !canEdit(role) && !wantsConcept
  if (isFrozenFirst) return <VersionSheetPage {...props} number={approvedVersion} isPlan />
  return props.presence ? <LiveList {...props} presence={props.presence} /> : null
}

function LiveList(props: Props & { presence: PresenceStore }) {
  const { opened, user, history, rights, presence, list: listId, onShowCell } = props
  const { t } = useTranslation()
  const { answer, connection, view } = opened
  const { documents } = connection
  const plan = usePlan(view)
  const changes = usePlanChanges(answer, plan)
  const list = plan.lists.find(({ id }) => id === listId)
  const grid = useRef<PlanGridHandle>(null)
  const [dialog, setDialog] = useState<'bin' | 'columns' | null>(null)
  const [navOpen, setNavOpen] = useState(false)
  const [filter] = useState(createFilterStore)
  const [layout] = useState(() => createLayoutStore(user.id, `${answer.id}:${listId}`))
  const close = useCallback(() => setDialog(null), [])
  const inGrid = (act: (handle: PlanGridHandle) => void) => () => {
    setNavOpen(false)
    if (grid.current) act(grid.current)
  }
  useRegionKeys(['plan-top', 'plan-tabs', 'plan-nav', 'plan-grid'], {
    'plan-grid': () => grid.current?.focus(),
  })

  return (
    <>
      <PlanTabs
        planId={answer.id}
        current="plan"
        tools={
          <>
            <NavToggle isOpen={navOpen} onChange={setNavOpen} />
            {changes.tools}
            {list ? (
              <a className="rt-plan-tabs__link" href={listExportUrl(answer.id, listId)} download>
                {t('list.export')}
              </a>
            ) : null}
          </>
        }
      />
      <div className={navOpen ? 'rt-plan-nav-place rt-plan-nav-place--open' : 'rt-plan-nav-place'}>
        <PlanNav
          plan={plan}
          current={null}
          canEdit={rights.plan}
          lists={<PlanLists {...props} plan={plan} current={listId} />}
          onShowTheme={(theme) => onShowCell({ entity: theme, column: 'title' })}
          onAddTheme={null}
          onFind={inGrid((handle) => handle.find())}
          onShowKeys={inGrid((handle) => handle.showKeys())}
          onOpenColumns={() => setDialog('columns')}
          onOpenBin={() => setDialog('bin')}
        />
      </div>
      <main className="rt-plan-sheet" id="plan-grid" tabIndex={-1}>
        {list ? (
          <PlanGrid
            ref={grid}
            list={listId}
            documents={documents}
            view={view}
            history={history}
            rights={rights}
            createId={createId}
            person={user.id}
            presence={presence}
            filter={filter}
            title={list.title || t('list.untitled')}
            columns={list.columns}
            layout={layout}
            changes={changes.marks}
            readOnlyWords={t(canEdit(answer.role) ? 'grid.closed' : 'grid.readOnly')}
          />
        ) : (
          <ListGone
            isBinned={plan.bin.some(({ id }) => id === listId)}
            onPutBack={rights.plan ? () => history.putBack('list', listId) : null}
            toPlan={<Link href={planPath(answer.id)}>{t('list.gone.toPlan')}</Link>}
          />
        )}
      </main>
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
