/** Every call that the screen makes to the server's HTTP API, typed by the schemas that the server checks with. */
import type { Role } from '#shared/access/role.ts'
import type { CellRef } from '#shared/plan/cell-ref.ts'
import type { InviteRequest } from '#shared/protocol/http.ts'
import {
  cellChangesAnswer,
  createdPlanAnswer,
  inviteAnswer,
  memberAnswer,
  memberListAnswer,
  planAnswer,
  planListAnswer,
  sessionAnswer,
  versionAnswer,
  versionListAnswer,
} from '#shared/protocol/http.ts'
import type { DecisionRequest, LockRequest, ReopenRequest } from '#shared/version/version.ts'
import { version } from '#shared/version/version.ts'
import { apiRoot, request } from './request.ts'

export function getSession() {
  return request('GET', '/session', { answer: sessionAnswer })
}

/** Trades a one-time token for a session cookie. */
export function signIn(token: string) {
  return request('POST', '/session', { body: { json: { token } }, answer: sessionAnswer })
}

export function signOut() {
  return request('DELETE', '/session', { answer: null })
}

export function listPlans() {
  return request('GET', '/plans', { answer: planListAnswer })
}

export function getPlan(planId: string) {
  return request('GET', planPath(planId), { answer: planAnswer })
}

export function createPlan(title: string) {
  return request('POST', '/plans', { body: { json: { title } }, answer: createdPlanAnswer })
}

/** Makes a plan of the bytes of a CSV file, as they are on disk. */
export function importPlan(file: Uint8Array<ArrayBuffer>, title: string) {
  const query = new URLSearchParams({ title })
  return request('POST', `/plans?${query}`, { body: { csv: file }, answer: createdPlanAnswer })
}

export type Separator = 'semicolon' | 'comma'

/** Where a browser downloads the plan as CSV. */
export function exportUrl(planId: string, separator: Separator): string {
  return `${apiRoot}${planPath(planId)}/export.csv?separator=${separator}`
}

/** Where a browser downloads a list as CSV; of a version, when its number is given. */
export function listExportUrl(planId: string, list: string, version?: number): string {
  const of = version === undefined ? planPath(planId) : versionPath(planId, version)
  return `${apiRoot}${of}/lists/${encodeURIComponent(list)}/export.csv`
}

export function listMembers(planId: string) {
  return request('GET', `${planPath(planId)}/members`, { answer: memberListAnswer })
}

/** The answer holds the personal link; it can't be asked for again. */
export function invite(planId: string, invitation: InviteRequest) {
  return request('POST', `${planPath(planId)}/members`, { body: { json: invitation }, answer: inviteAnswer })
}

export function changeMember(planId: string, userId: string, role: Role) {
  return request('PATCH', memberPath(planId, userId), { body: { json: { role } }, answer: memberAnswer })
}

export function removeMember(planId: string, userId: string) {
  return request('DELETE', memberPath(planId, userId), { answer: null })
}

/** Makes a fresh personal link for a member; earlier unused links of that person no longer work. */
export function renewLink(planId: string, userId: string) {
  return request('POST', `${memberPath(planId, userId)}/link`, { answer: inviteAnswer })
}

/** Freezes the plan for a decision. */
export function lockPlan(planId: string, lock: LockRequest) {
  return request('POST', `${planPath(planId)}/lock`, { body: { json: lock }, answer: version })
}

/** Newest first. */
export function listVersions(planId: string) {
  return request('GET', `${planPath(planId)}/versions`, { answer: versionListAnswer })
}

export function getVersion(planId: string, number: number) {
  return request('GET', versionPath(planId, number), { answer: versionAnswer })
}

/** Who changed a cell, newest first; `before` is the `next` of the page before. */
export function listCellChanges(planId: string, ref: CellRef, before: string | null) {
  const field = 'column' in ref ? ref.column : ref.field
  const query = new URLSearchParams({ kind: ref.kind, id: 'id' in ref ? ref.id : '', field })
  if (before !== null) query.set('before', before)
  return request('GET', `${planPath(planId)}/cell-changes?${query}`, { answer: cellChangesAnswer })
}

export function recordDecision(planId: string, number: number, decision: DecisionRequest) {
  const path = `${versionPath(planId, number)}/decisions`
  return request('POST', path, { body: { json: decision }, answer: null })
}

export function reopenPlan(planId: string, reopening: ReopenRequest) {
  return request('POST', `${planPath(planId)}/reopen`, { body: { json: reopening }, answer: planAnswer })
}

/** Where a browser downloads exactly this version as CSV. */
export function versionExportUrl(planId: string, number: number): string {
  return `${apiRoot}${versionPath(planId, number)}/export.csv`
}

/** Where a browser downloads what was and what it becomes, as CSV. */
export function compareExportUrl(planId: string, from: number, to: number | 'concept'): string {
  return `${apiRoot}${planPath(planId)}/compare.csv?${new URLSearchParams({ from: `${from}`, to: `${to}` })}`
}

function versionPath(planId: string, number: number): string {
  return `${planPath(planId)}/versions/${number}`
}

function planPath(planId: string): string {
  return `/plans/${encodeURIComponent(planId)}`
}

function memberPath(planId: string, userId: string): string {
  return `${planPath(planId)}/members/${encodeURIComponent(userId)}`
}
