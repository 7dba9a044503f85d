/** How a version stands after what bodies decided, how a plan stands after its versions, and what may follow. */
import type { Decision, PlanStatus, Reopening, VersionStatus } from './version.ts'

/**
 * Each body counts with the last it decided. One that sends back outweighs all others, then one that defers,
 * then one that asks for changes: a version is approved when nobody who decided wants anything else.
 */
export function versionStatusOf(decisions: readonly Pick<Decision, 'body' | 'outcome'>[]): VersionStatus {
  const standing = new Set(lastPerBody(decisions).map(({ outcome }) => outcome))
  for (const outcome of ['returned', 'deferred', 'approved-with-changes', 'approved'] as const)
    if (standing.has(outcome)) return outcome
  return 'pending'
}

/** What each body decided last, in the order in which the bodies came first. */
export function lastPerBody<D extends Pick<Decision, 'body' | 'outcome'>>(decisions: readonly D[]): D[] {
  return [...new Map(decisions.map((decision) => [bodyKey(decision.body), decision])).values()]
}

/** How a plan that is closed stands, by the version that was locked last. A deferred one still waits. */
export function closedPlanStatus(latest: VersionStatus): Exclude<PlanStatus, 'concept'> {
  return latest === 'pending' || latest === 'deferred' ? 'locked' : latest
}

/** The number of the version that was approved last, as it was put to the vote; null before there is one. */
export function approvedVersionOf(
  versions: readonly { number: number; status: VersionStatus }[],
): number | null {
  const approved = versions.filter(({ status }) => status === 'approved').map(({ number }) => number)
  return approved.length === 0 ? null : Math.max(...approved)
}

/** In which ways a plan can be opened again as it stands now. */
export function reopeningsOf(status: PlanStatus): readonly Reopening[] {
  if (status === 'returned' || status === 'approved-with-changes') return ['back-to-concept']
  return status === 'approved' ? ['adjustment', 'revision'] : []
}

/** Decisions are recorded on the version that was locked last, until the plan is opened again. */
export function canBeDecidedOn(
  number: number,
  plan: { status: PlanStatus; latestVersion: number | null },
): boolean {
  return plan.status !== 'concept' && plan.latestVersion === number
}

/** The same body, however it was spelled. */
function bodyKey(body: string): string {
  return body.trim().replace(/\s+/g, ' ').toLowerCase()
}
