/** The page of one plan: its bar on top, its tabs, and the dialogs that any of its screens can open. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { canEdit, canLock, canManageMembers } from '#shared/access/role.ts'
import type { EditOrigin } from '#shared/plan/documents.ts'
import type { ListTable, Plan } from '#shared/plan/schema.ts'
import type { PlanAnswer, SessionAnswer } from '#shared/protocol/http.ts'
import { AccountMenu } from './account/account-menu.tsx'
import { useSession } from './account/session.ts'
import { sentenceOf } from './api/request.ts'
import { ExportMenu } from './exchange/export-menu.tsx'
import type { GridPlace } from './grid/grid-control.ts'
import { createMemberNames } from './member/member-names.ts'
import { MembersDialog } from './member/members-dialog.tsx'
import type { OpenedPlan, PlanSession } from './plan/plan-session.ts'
import { PlanTitle } from './plan/plan-title.tsx'
import { PlanTopBar } from './plan/plan-top-bar.tsx'
import { RefusedBanner } from './plan/refused-banner.tsx'
import { SavedMark } from './plan/saved-mark.tsx'
import { useHistory, useHistoryKeys } from './plan/use-history.ts'
import { usePendingEdits, usePlan, usePlanSession, usePlanState, useSaveState } from './plan/use-plan.ts'
import type { GridTarget, PlanDialog } from './plan-parts.ts'
import { PlanSheetPage } from './plan-sheet-page.tsx'
import { AnnounceSwitch } from './presence/announce-switch.tsx'
import { Avatars } from './presence/avatars.tsx'
import type { Colleague, PresenceStore } from './presence/presence.ts'
import { createPresenceStore } from './presence/presence.ts'
import type { RecentChanges } from './presence/recent-changes.ts'
import { createRecentChanges } from './presence/recent-changes.ts'
import { Banner } from './ui/banner.tsx'
import { Button } from './ui/button.tsx'
import { Page } from './ui/page.tsx'
import { usePageTitle } from './ui/page-title.ts'
import { listPath, planPath, planScreenOf } from './ui/plan-path.ts'
import { SkipLink } from './ui/skip-link.tsx'
import { Busy } from './ui/spinner.tsx'
import { showToast } from './ui/toast.tsx'
import { NextStepButton } from './version/next-step-button.tsx'
import { PendingNotice } from './version/pending-notice.tsx'
import { StatusPill } from './version/status-pill.tsx'
import { VersionDialogs } from './version-dialogs-page.tsx'
import { VersionSheetPage } from './version-sheet-page.tsx'
import { VersionsPage } from './versions-page.tsx'
import './plan/plan.css'
import './plan/plan-narrow.css'

type User = SessionAnswer['user']

/** Opens the plan and follows it, whatever the server does with it meanwhile. */
export function PlanPage({ planId }: { planId: string }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const session = usePlanSession(planId, user.id)
  const state = usePlanState(session)

  switch (state.state) {
    case 'loading':
      return <Busy label={t('plan.loading')} />
    case 'gone':
      return (
        <Page
          heading={t(state.wasOpen ? 'plan.gone.heading' : 'plan.notOpened')}
          tools={<AccountMenu />}
          narrow
        >
          <Banner tone="error" announce>
            {t(state.wasOpen ? 'plan.gone.words' : 'errors.not-found')}
          </Banner>
          <Link href="/">{t('app.notFound.home')}</Link>
        </Page>
      )
    case 'failed':
      return (
        <Page heading={t('plan.notOpened')} tools={<AccountMenu />} narrow>
          <Banner
            tone="error"
            announce
            action={<Button onPress={() => void session?.refresh()}>{t('ui.tryAgain')}</Button>}
          >
            {sentenceOf(state.error)}
          </Banner>
          <Link href="/">{t('app.notFound.home')}</Link>
        </Page>
      )
    case 'open':
      return session ? <PlanFrame session={session} opened={state} user={user} /> : null
  }
}

function PlanFrame({ session, opened, user }: { session: PlanSession; opened: OpenedPlan; user: User }) {
  const { t } = useTranslation()
  const { answer, versions, connection, view } = opened
  const plan = usePlan(view)
  const pending = usePendingEdits(session.kept)
  const together = usePresence(opened, user)
  const presence = together?.store ?? null
  const [memberNames] = useState(() => createMemberNames(answer.id, Date.now))
  const origin = useMemo<EditOrigin>(() => ({ by: user.id }), [user.id])
  const rights = useRights(opened)
  const history = useHistory(connection.documents, user.id)
  useHistoryKeys(history, { enabled: rights.progress })
  const [dialog, setDialog] = useState<PlanDialog | null>(null)
  const [location, navigate] = useLocation()
  const screen = planScreenOf(location)
  const [target, setTarget] = useState<GridTarget | null>(null)
  const handleShown = useCallback(
    (shown: GridTarget, isFound: boolean) => {
      setTarget(null)
      if (!isFound && shown.colleague)
        showToast({ message: t('presence.notShown', { name: shown.colleague }) })
    },
    [t],
  )
  const places = useRef(new Map<string | null, GridPlace>())
  usePageTitle(plan.title || t('plan.untitled'))
  useStatusNews(answer)

  const showCell = (cell: GridTarget) => {
    setDialog(null)
    const list = listAround(view.plan(), cell.entity)
    navigate(`${list ? listPath(answer.id, list.id) : planPath(answer.id)}?concept`)
    setTarget(cell)
  }
  const jumpTo = ({ user: { name }, focus }: Colleague) => {
    if (focus) showCell({ entity: focus.row, column: focus.column, colleague: name })
    else showToast({ message: t('presence.nowhere', { name }) })
  }
  const recent = together?.recent ?? null
  const common = { opened, user, origin, history, rights, presence, recent, memberNames }

  return (
    <div className="rt-plan">
      <SkipLink target="plan-grid">{t('app.skipToContent')}</SkipLink>
      <PlanTopBar
        title={
          <PlanTitle key={answer.rooms.plan} history={history} title={plan.title} canEdit={rights.plan} />
        }
        state={
          <>
            <StatusPill status={answer.status} latest={versions[0]} />
            {canEdit(answer.role) ? null : (
              <span className="rt-plan-state rt-plan-state--whole">{t('plan.reader')}</span>
            )}
          </>
        }
        life={
          <>
            <PendingNotice
              count={pending.edits.length}
              version={pending.version}
              onShow={() => setDialog('pending')}
            />
            <SavedMark connection={connection} canEdit={canEdit(answer.role)} />
            {presence ? <Avatars presence={presence} onJump={jumpTo} /> : null}
          </>
        }
        tools={
          <>
            {canManageMembers(answer.role) ? (
              <Button onPress={() => setDialog('members')}>{t('plan.invite')}</Button>
            ) : null}
            <ExportMenu planId={answer.id} />
            {canLock(answer.role) ? <NextStepButton status={answer.status} onStep={setDialog} /> : null}
            <AccountMenu more={<AnnounceSwitch />} />
          </>
        }
      />
      <div className="rt-plan-notices">
        <RefusedBanner connection={connection} onReopen={() => void session.refresh()} />
        {plan.problems.length > 0 ? (
          <Banner tone="warning">{t('plan.problems', { count: plan.problems.length })}</Banner>
        ) : null}
      </div>
      {screen.kind === 'version' ? (
        <VersionSheetPage {...common} number={screen.number} list={screen.list} />
      ) : null}
      {screen.kind === 'versions' ? <VersionsPage {...common} onStep={setDialog} /> : null}
      {screen.kind === 'plan' ? (
        <PlanSheetPage
          key={answer.rooms.plan + answer.role + screen.list}
          {...common}
          list={screen.list}
          places={places}
          target={target}
          onTargetShown={handleShown}
          onShowCell={showCell}
        />
      ) : null}
      <VersionDialogs
        {...common}
        open={dialog}
        session={session}
        pending={pending}
        onShowCell={showCell}
        onDone={() => {
          setDialog(null)
          void session.refresh()
        }}
        onClose={() => setDialog(null)}
      />
      <MembersDialog planId={answer.id} isOpen={dialog === 'members'} onOpenChange={() => setDialog(null)} />
    </div>
  )
}

/** The list that something is in, or is. */
function listAround({ lists }: Plan, entity: string): ListTable | undefined {
  return lists.find(({ id, rows }) => id === entity || rows.some((row) => row.id === entity))
}

/** What may be edited now: nothing of the text while the plan is closed or the server refused. */
function useRights({ answer, connection }: OpenedPlan) {
  const isRefused = useSaveState(connection).kind === 'refused'
  const progress = canEdit(answer.role) && !isRefused
  const plan = progress && answer.status === 'concept'
  return useMemo(() => ({ plan, progress }), [plan, progress])
}

type Together = { store: PresenceStore; recent: RecentChanges }

/** Who else is here, and what they change. */
function usePresence({ connection }: OpenedPlan, user: User): Together | null {
  const [present, setPresent] = useState<(Together & { connection: typeof connection }) | null>(null)
  const { id, name, organisation } = user
  useEffect(() => {
    const store = createPresenceStore(connection.awareness, { id, name, organisation }, Date.now)
    const recent = createRecentChanges(connection.documents, store)
    setPresent({ connection, store, recent })
    return () => {
      recent.close()
      store.close()
    }
  }, [connection, id, name, organisation])
  return present?.connection === connection ? present : null
}

/** Tells once when the plan closes or opens while somebody is in it. */
function useStatusNews({ status, role, latestVersion }: PlanAnswer): void {
  const { t } = useTranslation()
  const before = useRef({ status, role })
  const closeLast = useRef<() => void>(() => undefined)
  useEffect(() => {
    const { status: was, role: had } = before.current
    before.current = { status, role }
    if (had !== role) showToast({ message: t('plan.news.role', { role: t(`role.${role}`) }) })
    if ((was === 'concept') === (status === 'concept')) return
    const closed = t('plan.news.closed', { number: latestVersion })
    closeLast.current()
    closeLast.current = showToast({ message: status === 'concept' ? t('plan.news.opened') : closed })
  }, [status, role, latestVersion, t])
}
