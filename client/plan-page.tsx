/** The page of one plan: here the features of an open plan meet. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { canManageMembers, canEdit as mayEdit } from '#shared/access/role.ts'
import type { UndoResult } from '#shared/plan/history.ts'
import { createHistory } from '#shared/plan/history.ts'
import type { PlanAnswer, SessionAnswer } from '#shared/protocol/http.ts'
import { AccountMenu } from './account/account-menu.tsx'
import { useSession } from './account/session.ts'
import * as calls from './api/calls.ts'
import { sentenceOf } from './api/request.ts'
import { ExportMenu } from './exchange/export-menu.tsx'
import type { PlanGridHandle } from './grid/plan-grid.tsx'
import { PlanGrid } from './grid/plan-grid.tsx'
import { MembersDialog } from './member/members-dialog.tsx'
import { BinDialog } from './plan/bin-dialog.tsx'
import { ColumnsDialog } from './plan/columns-dialog.tsx'
import { createId } from './plan/create-id.ts'
import { PlanNav } from './plan/plan-nav.tsx'
import { PlanTitle } from './plan/plan-title.tsx'
import { RefusedBanner } from './plan/refused-banner.tsx'
import { SavedMark } from './plan/saved-mark.tsx'
import { useHistoryKeys } from './plan/use-history-keys.ts'
import type { OpenPlan } from './plan/use-plan.ts'
import { useOpenPlan, usePlan } from './plan/use-plan.ts'
import { useRegionKeys } from './plan/use-region-keys.ts'
import { Avatars } from './presence/avatars.tsx'
import { createPresenceStore } from './presence/presence.ts'
import { Banner } from './ui/banner.tsx'
import { Button } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { Page } from './ui/page.tsx'
import { usePageTitle } from './ui/page-title.ts'
import { SkipLink } from './ui/skip-link.tsx'
import { Busy } from './ui/spinner.tsx'
import { showToast } from './ui/toast.tsx'
import './plan/plan.css'

type Loaded =
  | { state: 'loading' }
  | { state: 'failed'; error: unknown }
  | { state: 'loaded'; plan: PlanAnswer }

/** Loads what the server says of a plan (its rooms, one's role) and opens it. */
export function PlanPage({ planId }: { planId: string }) {
  const { t } = useTranslation()
  const session = useSession()
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    let current = true
    calls.getPlan(planId).then(
      (plan) => current && setLoaded({ state: 'loaded', plan }),
      (error: unknown) => current && setLoaded({ state: 'failed', error }),
    )
    return () => {
      current = false
    }
  }, [planId, attempt])

  switch (loaded.state) {
    case 'loading':
      return <Busy label={t('plan.loading')} />
    case 'failed':
      return (
        <Page heading={t('plan.notOpened')} tools={<AccountMenu />} narrow>
          <Banner
            tone="error"
            announce
            action={<Button onPress={() => setAttempt(attempt + 1)}>{t('ui.tryAgain')}</Button>}
          >
            {sentenceOf(loaded.error)}
          </Banner>
          <Link href="/">{t('app.notFound.home')}</Link>
        </Page>
      )
    case 'loaded':
      return (
        <LoadedPlan
          key={attempt}
          answer={loaded.plan}
          user={session.user}
          onReopen={() => {
            setLoaded({ state: 'loading' })
            setAttempt(attempt + 1)
          }}
        />
      )
  }
}

type LoadedProps = { answer: PlanAnswer; user: SessionAnswer['user']; onReopen: () => void }

function LoadedPlan(props: LoadedProps) {
  const { t } = useTranslation()
  const { answer, user } = props
  const open = useOpenPlan({ rooms: answer.rooms, userId: user.id, keepOnDevice: mayEdit(answer.role) })
  return open ? <PlanScreen {...props} {...open} /> : <Busy label={t('plan.loading')} />
}

function PlanScreen({ answer, user, onReopen, connection, view }: LoadedProps & OpenPlan) {
  const { t } = useTranslation()
  const plan = usePlan(view)
  const { documents, awareness } = connection
  const canEdit = mayEdit(answer.role)
  const [history] = useState(() => createHistory(documents, { by: user.id, now: Date.now }))
  useEffect(() => history.close, [history])
  const [presence] = useState(() =>
    createPresenceStore(awareness, { id: user.id, name: user.name, organisation: user.organisation }),
  )
  useEffect(() => () => presence.close(), [presence])
  const grid = useRef<PlanGridHandle>(null)
  const [theme, setTheme] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'members' | 'bin' | 'columns' | null>(null)
  const [navOpen, setNavOpen] = useState(false)
  const close = () => setDialog(null)
  usePageTitle(plan.title || t('plan.untitled'))
  const tellHistory = useCallback(
    (what: 'undo' | 'redo', result: UndoResult) => {
      if (result === 'overtaken') showToast({ message: t('plan.history.overtaken') })
      if (result === 'empty') showToast({ message: t(`plan.history.${what}Empty`) })
    },
    [t],
  )
  useHistoryKeys(canEdit ? history : null, tellHistory)
  useRegionKeys(['plan-top', 'plan-nav', 'plan-grid'], { 'plan-grid': () => grid.current?.focus() })

  return (
    <div className={navOpen ? 'rt-plan rt-plan--nav-open' : 'rt-plan'}>
      <SkipLink target="plan-grid">{t('app.skipToContent')}</SkipLink>
      <header className="rt-plan-top" id="plan-top">
        <Link href="/" className="rt-top-bar__mark">
          {t('app.name')}
        </Link>
        <PlanTitle history={history} title={plan.title} canEdit={canEdit} />
        <span className="rt-plan-state">{t(`plan.status.${answer.status}`)}</span>
        {canEdit ? null : <span className="rt-plan-state">{t('plan.reader')}</span>}
        <span className="rt-plan-top__spring" />
        <SavedMark connection={connection} canEdit={canEdit} />
        <Avatars presence={presence} />
        <div className="rt-plan-top__tools">
          <span className="rt-plan-nav-toggle">
            <Button aria-expanded={navOpen} aria-controls="plan-nav" onPress={() => setNavOpen(!navOpen)}>
              {t('plan.nav.toggle')}
            </Button>
          </span>
          {canManageMembers(answer.role) ? (
            <Button onPress={() => setDialog('members')}>{t('plan.invite')}</Button>
          ) : null}
          <ExportMenu planId={answer.id} />
          <AccountMenu />
        </div>
      </header>
      <RefusedBanner connection={connection} onReopen={onReopen} />
      {plan.problems.length > 0 ? (
        <Banner tone="warning">{t('plan.problems', { count: plan.problems.length })}</Banner>
      ) : null}
      <PlanNav
        plan={plan}
        current={theme}
        canEdit={canEdit}
        onShowTheme={(id) => {
          setNavOpen(false)
          grid.current?.showTheme(id)
        }}
        onAddTheme={() => {
          setNavOpen(false)
          grid.current?.addTheme()
        }}
        onFind={() => {
          setNavOpen(false)
          grid.current?.find()
        }}
        onOpenColumns={() => setDialog('columns')}
        onOpenBin={() => setDialog('bin')}
      />
      <main className="rt-plan-sheet" id="plan-grid" tabIndex={-1}>
        <PlanGrid
          ref={grid}
          documents={documents}
          view={view}
          history={history}
          canEdit={canEdit}
          createId={createId}
          presence={presence}
          title={plan.title || t('plan.untitled')}
          columns={plan.columns}
          onThemeInView={setTheme}
        />
        {plan.themes.length === 0 ? (
          <div className="rt-plan-empty">
            <EmptyState
              heading={t('grid.empty.heading')}
              actions={
                canEdit ? (
                  <Button variant="primary" onPress={() => grid.current?.addTheme()}>
                    {t('grid.empty.addTheme')}
                  </Button>
                ) : null
              }
            >
              {t(canEdit ? 'grid.empty.text' : 'grid.empty.reader')}
            </EmptyState>
          </div>
        ) : null}
      </main>
      {dialog === 'bin' ? <BinDialog bin={plan.bin} history={history} onClose={close} /> : null}
      {dialog === 'columns' ? (
        <ColumnsDialog
          columns={plan.columns}
          documents={documents}
          history={history}
          createId={createId}
          onClose={close}
        />
      ) : null}
      <MembersDialog planId={answer.id} isOpen={dialog === 'members'} onOpenChange={close} />
    </div>
  )
}
