/** The dialogs around versions, over whichever screen of the plan is open. */
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { allColumns } from '#shared/version/compare-plans.ts'
import { enterEdit } from '#shared/version/enter-edit.ts'
import type { PendingEditOf, PendingEdits } from './plan/kept-rooms.ts'
import type { PlanSession } from './plan/plan-session.ts'
import { usePlan } from './plan/use-plan.ts'
import type { PlanDialog, SheetProps } from './plan-parts.ts'
import type { Colleague, PresenceStore } from './presence/presence.ts'
import { showToast } from './ui/toast.tsx'
import { DecisionDialog } from './version/decision-dialog.tsx'
import { LockDialog } from './version/lock-dialog.tsx'
import type { CellTarget, Typing } from './version/open-points-list.tsx'
import { PendingDialog } from './version/pending-dialog.tsx'
import { ReopenDialog } from './version/reopen-dialog.tsx'

type Props = SheetProps & {
  open: PlanDialog | null
  session: PlanSession
  pending: PendingEdits
  onShowCell: (cell: CellTarget) => void
  /** Something was done: the server has news. */
  onDone: () => void
  onClose: () => void
}

export function VersionDialogs(props: Props) {
  const { opened, user, origin, rights, presence, open, session, pending, onShowCell, onDone, onClose } =
    props
  const { t } = useTranslation()
  const { answer, versions, view, connection } = opened
  const plan = usePlan(view)
  const typing = useTyping(presence)
  const [latest] = versions

  function handleEnter(edit: PendingEditOf): boolean {
    const entering = { documents: connection.documents, origin, userId: user.id, at: Date.now() }
    try {
      const entered = enterEdit(edit, pending.edits, entering) as PendingEditOf[]
      session.kept.handle(entered)
      return true
    } catch {
      // What it belonged to is no longer there; it stays in the list, to be copied.
      return false
    }
  }

  switch (open) {
    case 'lock':
      return (
        <LockDialog
          planId={answer.id}
          plan={plan}
          versions={versions}
          typing={typing}
          onShow={onShowCell}
          onLocked={onDone}
          onClose={onClose}
        />
      )
    case 'decide':
      return latest ? (
        <DecisionDialog
          planId={answer.id}
          version={latest}
          versions={versions}
          onRecorded={() => {
            showToast({ message: t('version.decision.done'), tone: 'success' })
            onDone()
          }}
          onClose={onClose}
        />
      ) : null
    case 'reopen':
      return <ReopenDialog answer={answer} onReopened={onDone} onClose={onClose} />
    case 'pending':
      return (
        <PendingDialog
          edits={pending.edits}
          version={pending.version}
          names={{ ...plan, columns: allColumns(plan) }}
          mayEnter={rights.plan}
          onEnter={handleEnter}
          onDiscard={(edit) => session.kept.handle([edit])}
          onClose={onClose}
        />
      )
    default:
      return null
  }
}

const nobody: readonly Colleague[] = []

/** The colleagues who have the focus in a cell now. */
function useTyping(presence: PresenceStore | null): Typing[] {
  const colleagues = useSyncExternalStore(
    presence?.subscribe ?? (() => () => undefined),
    presence?.colleagues ?? (() => nobody),
  )
  return colleagues.flatMap(({ me, focus, user }) =>
    me || !focus
      ? []
      : [
          {
            entity: focus.row,
            column: focus.column,
            name: [user.name, user.organisation].filter(Boolean).join(', '),
          },
        ],
  )
}
