/** Plans, their rooms and members, and the audit trail in SQLite. */
import type { DatabaseSync } from 'node:sqlite'
import type { Role } from '#shared/access/role.ts'
import type { DocumentKind } from '#shared/plan/documents.ts'
import type { PlanStatus } from '#shared/version/version.ts'
import type { UserRow } from './sqlite-accounts.ts'
import { toUser } from './sqlite-accounts.ts'
import { inTransaction } from './sqlite-database.ts'
import type { LoggedUpdate, Storage, StoredPlan, StoredRoom } from './storage.ts'

export type PlanStore = Pick<
  Storage,
  | 'createPlan'
  | 'findPlan'
  | 'listPlans'
  | 'renamePlan'
  | 'findRoom'
  | 'findRole'
  | 'listMembers'
  | 'saveMember'
  | 'removeMember'
  | 'addAudit'
>

type PlanRow = {
  id: string
  title: string
  status: PlanStatus
  epoch: number
  created_at: number
  approved_version: number | null
  latest_version: number | null
}
type RoomRow = {
  name: string
  plan_id: string
  document: DocumentKind
  epoch: number
  closed_at: number | null
  read_only: number
}
type RoleRow = { role: Role }

/** `insertBeginnings` and `insertRoom` run inside the transaction that makes the plan. */
export function createPlanStore(
  db: DatabaseSync,
  insertBeginnings: (updates: readonly LoggedUpdate[]) => void,
  insertRoom: (room: StoredRoom) => void,
): PlanStore {
  const insertPlan = db.prepare(
    'INSERT INTO plans (id, title, status, epoch, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  const planColumns = 'p.id, p.title, p.status, p.epoch, p.created_at, p.approved_version, p.latest_version'
  const selectPlan = db.prepare(`SELECT ${planColumns} FROM plans p WHERE p.id = ?`)
  const newestFirst = 'ORDER BY p.created_at DESC, p.number DESC'
  const selectAllPlans = db.prepare(`SELECT ${planColumns}, NULL AS role FROM plans p ${newestFirst}`)
  const selectPlansOf = db.prepare(
    `SELECT ${planColumns}, m.role FROM members m JOIN plans p ON p.id = m.plan_id
     WHERE m.user_id = ? ${newestFirst}`,
  )
  const roomColumns = 'name, plan_id, document, epoch, closed_at, read_only'
  const selectRooms = db.prepare(
    `SELECT ${roomColumns} FROM rooms WHERE plan_id = ? ORDER BY epoch, document`,
  )
  const selectRoom = db.prepare(`SELECT ${roomColumns} FROM rooms WHERE name = ?`)
  const updateTitle = db.prepare('UPDATE plans SET title = ? WHERE id = ?')
  const selectRole = db.prepare('SELECT role FROM members WHERE plan_id = ? AND user_id = ?')
  const selectMembers = db.prepare(
    `SELECT u.id, u.name, u.organisation, u.admin, u.joined, m.role
     FROM members m JOIN users u ON u.id = m.user_id WHERE m.plan_id = ? ORDER BY u.name, u.number`,
  )
  const upsertMember = db.prepare(
    `INSERT INTO members (plan_id, user_id, role) VALUES (?, ?, ?)
     ON CONFLICT (plan_id, user_id) DO UPDATE SET role = excluded.role`,
  )
  const deleteMember = db.prepare('DELETE FROM members WHERE plan_id = ? AND user_id = ?')
  const insertAudit = db.prepare(
    'INSERT INTO audit (at, author, plan_id, event, detail) VALUES (?, ?, ?, ?, ?)',
  )

  function roomsOf(planId: string): StoredRoom[] {
    return (selectRooms.all(planId) as RoomRow[]).map(toRoom)
  }

  return {
    async createPlan(plan, rooms, coordinator, updates) {
      inTransaction(db, () => {
        insertPlan.run(plan.id, plan.title, plan.status, plan.epoch, plan.createdAt)
        for (const room of rooms) insertRoom(room)
        upsertMember.run(plan.id, coordinator, 'coordinator' satisfies Role)
        insertBeginnings(updates)
      })
    },
    async findPlan(id) {
      const row = selectPlan.get(id) as PlanRow | undefined
      return row === undefined ? null : { plan: toPlan(row), rooms: roomsOf(id) }
    },
    async listPlans(userId) {
      const rows = userId === null ? selectAllPlans.all() : selectPlansOf.all(userId)
      return (rows as (PlanRow & { role: Role | null })[]).map((row) => ({
        plan: toPlan(row),
        rooms: roomsOf(row.id),
        role: row.role,
      }))
    },
    async renamePlan(id, title) {
      updateTitle.run(title, id)
    },
    async findRoom(name) {
      const row = selectRoom.get(name) as RoomRow | undefined
      return row === undefined ? null : toRoom(row)
    },
    async findRole(planId, userId) {
      return (selectRole.get(planId, userId) as RoleRow | undefined)?.role ?? null
    },
    async listMembers(planId) {
      const rows = selectMembers.all(planId) as (UserRow & RoleRow & { joined: number })[]
      return rows.map((row) => ({ planId, user: toUser(row), role: row.role, joined: row.joined === 1 }))
    },
    async saveMember(planId, userId, role) {
      upsertMember.run(planId, userId, role)
    },
    async removeMember(planId, userId) {
      deleteMember.run(planId, userId)
    },
    async addAudit({ at, author, planId, event, detail }) {
      insertAudit.run(at, author, planId, event, JSON.stringify(detail))
    },
  }
}

function toPlan(row: PlanRow): StoredPlan {
  const { id, title, status, epoch } = row
  return {
    id,
    title,
    status,
    epoch,
    createdAt: row.created_at,
    approvedVersion: row.approved_version,
    latestVersion: row.latest_version,
  }
}

function toRoom(row: RoomRow): StoredRoom {
  const { name, document, epoch } = row
  return {
    name,
    planId: row.plan_id,
    document,
    epoch,
    closedAt: row.closed_at,
    readOnly: row.read_only === 1,
  }
}
