/** What the screens of one plan have in common. */
import type { EditOrigin } from '#shared/plan/documents.ts'
import type { History } from '#shared/plan/history.ts'
import type { SessionAnswer } from '#shared/protocol/http.ts'
import type { EditRights } from './grid/grid-context.ts'
import type { MemberNames } from './member/member-names.ts'
import type { OpenedPlan } from './plan/plan-session.ts'
import type { PresenceStore } from './presence/presence.ts'
import type { RecentChanges } from './presence/recent-changes.ts'
import type { VersionStep } from './version/next-step-button.tsx'
import type { CellTarget } from './version/open-points-list.tsx'

export type SheetProps = {
  opened: OpenedPlan
  user: SessionAnswer['user']
  origin: EditOrigin
  history: History
  rights: EditRights
  /** Null for the moment in which a connection is taken over. */
  presence: PresenceStore | null
  recent: RecentChanges | null
  memberNames: MemberNames
}

/** A cell to go to; `colleague`: because that person is there. */
export type GridTarget = CellTarget & { colleague?: string }

export type PlanDialog = VersionStep | 'members' | 'pending'
