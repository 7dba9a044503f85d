/** A version as it was frozen, in the same grid, clearly another paper. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { VersionAnswer } from '#shared/protocol/http.ts'
import { listExportUrl, versionExportUrl } from './api/calls.ts'
import { sentenceOf } from './api/request.ts'
import { createLayoutStore } from './grid/columns/layout-store.ts'
import { FilterBar } from './grid/filter/filter-bar.tsx'
import { createFilterStore } from './grid/filter/filter-store.ts'
import type { PlanGridHandle } from './grid/plan-grid.tsx'
import { PlanGrid } from './grid/plan-grid.tsx'
import { ListNav } from './list/list-nav.tsx'
import { createId } from './plan/create-id.ts'
import { PlanTabs } from './plan/plan-tabs.tsx'
import { useHistory } from './plan/use-history.ts'
import { usePlan } from './plan/use-plan.ts'
import type { SheetProps } from './plan-parts.ts'
import { nobodyPresent } from './presence/presence.ts'
import { SheetFrame } from './sheet-frame.tsx'
import { Banner } from './ui/banner.tsx'
import { Button } from './ui/button.tsx'
import { comparePath, listPath, planPath, versionListPath, versionPath } from './ui/plan-path.ts'
import { Busy } from './ui/spinner.tsx'
import type { FrozenPlan } from './version/frozen-plan.ts'
import { openFrozenPlan } from './version/frozen-plan.ts'
import { useVersions } from './version/use-contents.ts'
import { VersionBanner } from './version/version-banner.tsx'

type Props = Omit<SheetProps, 'presence'> & {
  number: number
  /** It stands in for the plan: what readers see first, with how its steps stand now. */
  isPlan?: boolean
  /** One of its lists instead of its action tables. */
  list?: string | null
}

const noRights = { plan: false, progress: false }

export function VersionSheetPage(props: Props) {
  const { t } = useTranslation()
  const { opened, number, isPlan = false } = props
  const { answer, versions, connection } = opened
  const [loaded, reload] = useVersions(answer.id, [number])
  const version = loaded.state === 'ready' ? loaded.value[0] : undefined
  const { progress } = connection.documents
  const frozen = useMemo(
    () => (version ? openFrozenPlan(version.content, isPlan ? progress : undefined) : null),
    [version, isPlan, progress],
  )
  useEffect(() => () => frozen?.view.close(), [frozen])
  if (loaded.state === 'failed') {
    return (
      <>
        <PlanTabs planId={answer.id} current={null} />
        <main className="rt-plan-sheet rt-plan-sheet--words" id="plan-grid" tabIndex={-1}>
          <Banner tone="error" announce action={<Button onPress={reload}>{t('ui.tryAgain')}</Button>}>
            {sentenceOf(loaded.error)}
          </Banner>
        </main>
      </>
    )
  }
  if (!version || !frozen) return <Busy label={t('version.loading')} />
  // The list knows decisions that were recorded since.
  const latest = versions.find((one) => one.number === number)
  return (
    <FrozenSheet
      key={`${number} ${isPlan} ${props.list}`}
      {...props}
      frozen={frozen}
      version={latest ? { ...version, ...latest } : version}
    />
  )
}

function FrozenSheet(props: Props & { frozen: FrozenPlan; version: VersionAnswer }) {
  const { opened, user, version, frozen, isPlan = false, list: listId = null } = props
  const { t } = useTranslation()
  const { answer } = opened
  const { number } = version
  const plan = usePlan(frozen.view)
  const list = plan.lists.find(({ id }) => id === listId)
  const [, navigate] = useLocation()
  const history = useHistory(frozen.documents, user.id)
  const grid = useRef<PlanGridHandle>(null)
  const [filter] = useState(createFilterStore)
  const [layout] = useState(() => createLayoutStore(user.id, listId ? `${answer.id}:${listId}` : answer.id))
  const [theme, setTheme] = useState<string | null>(null)
  return (
    <SheetFrame
      planId={answer.id}
      tab={isPlan ? 'plan' : 'versions'}
      className="rt-plan-sheet--version"
      grid={grid}
      tools={
        <>
          <FilterBar
            store={filter}
            plan={plan}
            list={listId ?? undefined}
            withProgress={isPlan}
            onLeave={() => grid.current?.focus()}
          />
          {number > 1 ? (
            <Link className="rt-plan-tabs__link" href={comparePath(answer.id, number - 1, number)}>
              {t('version.compareWith', { number: number - 1 })}
            </Link>
          ) : null}
          <a
            className="rt-plan-tabs__link"
            href={list ? listExportUrl(answer.id, list.id, number) : versionExportUrl(answer.id, number)}
            download
          >
            {list ? t('list.export') : t('version.export', { number })}
          </a>
        </>
      }
      plan={plan}
      theme={theme}
      canEdit={false}
      lists={
        <ListNav
          lists={plan.lists}
          current={listId}
          hrefOf={(id) => (isPlan ? listPath(answer.id, id) : versionListPath(answer.id, number, id))}
          onAdd={null}
        />
      }
      onShowTheme={(id) => {
        if (listId === null) grid.current?.showTheme(id)
        else navigate(isPlan ? planPath(answer.id) : versionPath(answer.id, number))
      }}
      onAddTheme={null}
      onOpenColumns={() => grid.current?.openColumns()}
      onOpenBin={() => undefined}
    >
      <VersionBanner
        version={version}
        action={
          <Link href={`${planPath(answer.id)}${isPlan ? '?concept' : ''}`}>
            {t(answer.status === 'concept' ? 'version.toConcept' : 'version.toPlan')}
          </Link>
        }
      />
      <PlanGrid
        ref={grid}
        list={listId ?? undefined}
        documents={frozen.documents}
        view={frozen.view}
        history={history}
        rights={noRights}
        createId={createId}
        filter={filter}
        person={user.id}
        presence={nobodyPresent}
        title={t('version.titleOf', { number, title: (list ?? plan).title || t('plan.untitled') })}
        columns={list?.columns ?? plan.columns}
        layout={layout}
        withProgress={isPlan}
        readOnlyWords={t('version.readOnly', { number })}
        onThemeInView={setTheme}
      />
    </SheetFrame>
  )
}
