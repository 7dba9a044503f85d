/** Versions, what was decided on them, and the epochs between them, in SQLite. */
import type { DatabaseSync } from 'node:sqlite'
import type { Outcome, Reopening } from '#shared/version/version.ts'
import { inTransaction } from './sqlite-database.ts'
import type {
  AuditEntry,
  EpochChange,
  FrozenContent,
  LoggedUpdate,
  Storage,
  StoredDecision,
  StoredRoom,
  StoredVersion,
} from './storage.ts'

export type VersionStore = Pick<
  Storage,
  'lockPlan' | 'reopenPlan' | 'addDecision' | 'listVersions' | 'findFrozenContent' | 'findRound'
>

type VersionRow = {
  plan_id: string
  number: number
  title: string
  body: string
  meeting_date: string | null
  reference: string
  remark: string
  locked_by: string
  locked_by_name: string
  locked_at: number
  hash: string
  changes: string | null
  counts: string
  round: string | null
}
type DecisionRow = {
  version: number
  body: string
  outcome: Outcome
  date: string
  reference: string
  explanation: string
  recorded_by: string
  recorded_by_name: string
  recorded_at: number
}

/** `insertBeginnings` and `insertRoom` run inside the caller's transaction. */
export function createVersionStore(
  db: DatabaseSync,
  insertBeginnings: (updates: readonly LoggedUpdate[]) => void,
  insertRoom: (room: StoredRoom) => void,
): VersionStore {
  const closeConcept = db.prepare(
    `UPDATE plans SET status = 'locked', title = ?, epoch = ?, latest_version = ?
     WHERE id = ? AND epoch = ? AND status = 'concept'`,
  )
  const openConcept = db.prepare(
    `UPDATE plans SET status = 'concept', epoch = ? WHERE id = ? AND epoch = ? AND status <> 'concept'`,
  )
  const decideOnPlan = db.prepare(
    `UPDATE plans SET status = ?, approved_version = ? WHERE id = ? AND epoch = ? AND status <> 'concept'`,
  )
  const closeRoom = db.prepare('UPDATE rooms SET closed_at = ? WHERE name = ? AND closed_at IS NULL')
  const insertVersion = db.prepare(
    `INSERT INTO versions (plan_id, number, title, body, meeting_date, reference, remark, locked_by,
       locked_by_name, locked_at, hash, changes, counts, round, json, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const selectVersions = db.prepare(
    `SELECT plan_id, number, title, body, meeting_date, reference, remark, locked_by, locked_by_name,
       locked_at, hash, changes, counts, round
     FROM versions WHERE plan_id = ? ORDER BY number DESC`,
  )
  const selectFrozen = db.prepare('SELECT json, state FROM versions WHERE plan_id = ? AND number = ?')
  const insertDecision = db.prepare(
    `INSERT INTO decisions (plan_id, version, body, outcome, date, reference, explanation, recorded_by,
       recorded_by_name, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const selectDecisions = db.prepare(
    `SELECT version, body, outcome, date, reference, explanation, recorded_by, recorded_by_name, recorded_at
     FROM decisions WHERE plan_id = ? ORDER BY number`,
  )
  const insertRound = db.prepare('INSERT INTO rounds (plan_id, epoch, reopening, reason) VALUES (?, ?, ?, ?)')
  const selectRound = db.prepare(
    `SELECT r.reopening, r.reason FROM plans p JOIN rounds r ON r.plan_id = p.id AND r.epoch = p.epoch
     WHERE p.id = ?`,
  )
  const insertAudit = db.prepare(
    'INSERT INTO audit (at, author, plan_id, event, detail) VALUES (?, ?, ?, ?, ?)',
  )

  function changeRooms({ closing, opening, state, audit }: EpochChange): void {
    if (closeRoom.run(audit.at, closing).changes !== 1) throw new Error(`room ${closing} is not open`)
    insertRoom(opening)
    insertBeginnings([{ room: opening.name, update: state, author: audit.author, at: audit.at }])
    record(audit)
  }

  function record({ at, author, planId, event, detail }: AuditEntry): void {
    insertAudit.run(at, author, planId, event, JSON.stringify(detail))
  }

  return {
    async lockPlan(change, version, { json, state }) {
      return inTransaction(db, () => {
        const { planId, opening, epoch } = change
        if (closeConcept.run(version.title, opening.epoch, version.number, planId, epoch).changes !== 1)
          return false
        insertVersion.run(...toCells(version), json, state)
        changeRooms(change)
        return true
      })
    },
    async reopenPlan(change, { reopening, reason }) {
      return inTransaction(db, () => {
        const { planId, opening, epoch } = change
        if (openConcept.run(opening.epoch, planId, epoch).changes !== 1) return false
        insertRound.run(planId, opening.epoch, reopening, reason)
        changeRooms(change)
        return true
      })
    },
    async addDecision({ planId, number, epoch }, decision, after, audit) {
      return inTransaction(db, () => {
        if (decideOnPlan.run(after.status, after.approvedVersion, planId, epoch).changes !== 1) return false
        const { body, outcome, date, reference, explanation, recordedBy, recordedAt } = decision
        insertDecision.run(
          ...[planId, number, body, outcome, date, reference, explanation],
          ...[recordedBy.id, recordedBy.name, recordedAt],
        )
        record(audit)
        return true
      })
    },
    async listVersions(planId) {
      const decisions = Map.groupBy(selectDecisions.all(planId) as DecisionRow[], ({ version }) => version)
      return (selectVersions.all(planId) as VersionRow[]).map((row) => ({
        ...toVersion(row),
        decisions: (decisions.get(row.number) ?? []).map(toDecision),
      }))
    },
    async findFrozenContent(planId, number) {
      const row = selectFrozen.get(planId, number) as FrozenContent | undefined
      return row === undefined ? null : { json: row.json, state: row.state }
    },
    async findRound(planId) {
      const row = selectRound.get(planId) as { reopening: Reopening; reason: string } | undefined
      return row === undefined ? null : { reopening: row.reopening, reason: row.reason }
    },
  }
}

/** In the order of the columns, up to what was frozen. */
function toCells(version: StoredVersion): (string | number | null)[] {
  const { lockedBy, changes, counts, round } = version
  return [
    ...[version.planId, version.number, version.title, version.body, version.meetingDate],
    ...[version.reference, version.remark, lockedBy.id, lockedBy.name, version.lockedAt, version.hash],
    changes === null ? null : JSON.stringify(changes),
    JSON.stringify(counts),
    round === null ? null : JSON.stringify(round),
  ]
}

function toVersion(row: VersionRow): StoredVersion {
  const { number, title, body, reference, remark, hash } = row
  return {
    planId: row.plan_id,
    ...{ number, title, body, reference, remark, hash },
    meetingDate: row.meeting_date,
    lockedBy: { id: row.locked_by, name: row.locked_by_name },
    lockedAt: row.locked_at,
    changes: row.changes === null ? null : JSON.parse(row.changes),
    counts: JSON.parse(row.counts),
    round: row.round === null ? null : JSON.parse(row.round),
  }
}

function toDecision(row: DecisionRow): StoredDecision {
  const { body, outcome, date, reference, explanation } = row
  return {
    ...{ body, outcome, date, reference, explanation },
    recordedBy: { id: row.recorded_by, name: row.recorded_by_name },
    recordedAt: row.recorded_at,
  }
}
