import { expect, test } from 'vitest'
import type { Outcome, VersionStatus } from '#shared/version/version.ts'
import {
  approvedVersionOf,
  canBeDecidedOn,
  closedPlanStatus,
  lastPerBody,
  reopeningsOf,
  versionStatusOf,
} from '#shared/version/version-status.ts'

function statusAfter(...decisions: [body: string, outcome: Outcome][]): VersionStatus {
  return versionStatusOf(decisions.map(([body, outcome]) => ({ body, outcome })))
}

test('[VS14] each body counts with its last decision: returned outweighs deferred, deferred changes, changes approval', () => {
  expect(statusAfter()).toBe('pending')
  expect(statusAfter(['PHO', 'approved'])).toBe('approved')
  expect(statusAfter(['PHO', 'deferred'], ['PHO', 'approved'])).toBe('approved')
  expect(statusAfter(['PHO', 'approved'], ['pho ', 'returned'])).toBe('returned')
  expect(statusAfter(['PHO', 'approved'], ['Raad', 'approved-with-changes'])).toBe('approved-with-changes')
  expect(statusAfter(['PHO', 'approved-with-changes'], ['Raad', 'deferred'])).toBe('deferred')
  expect(statusAfter(['PHO', 'returned'], ['Raad', 'approved'], ['College', 'deferred'])).toBe('returned')
  const decisions = [
    { body: 'PHO', outcome: 'deferred' },
    { body: 'Raad', outcome: 'approved' },
    { body: ' pho', outcome: 'approved' },
  ] as const
  expect(lastPerBody(decisions)).toEqual([decisions[2], decisions[1]])
})

test('[VS15] a plan stands as its last version does, and a deferred one still waits', () => {
  expect(closedPlanStatus('pending')).toBe('locked')
  expect(closedPlanStatus('deferred')).toBe('locked')
  for (const status of ['approved', 'approved-with-changes', 'returned'] as const)
    expect(closedPlanStatus(status)).toBe(status)
  const versions = (['approved', 'returned', 'approved', 'pending'] as const).map((status, index) => ({
    number: index + 1,
    status,
  }))
  expect(approvedVersionOf(versions)).toBe(3)
  expect(approvedVersionOf(versions.slice(1, 2))).toBeNull()
})

test('[VS15] what was sent back goes back to concept, what was approved is revised, and nothing else', () => {
  expect(reopeningsOf('returned')).toEqual(['back-to-concept'])
  expect(reopeningsOf('approved-with-changes')).toEqual(['back-to-concept'])
  expect(reopeningsOf('approved')).toEqual(['adjustment', 'revision'])
  for (const status of ['concept', 'locked'] as const) expect(reopeningsOf(status)).toEqual([])
  expect(canBeDecidedOn(2, { status: 'approved', latestVersion: 2 })).toBe(true)
  expect(canBeDecidedOn(1, { status: 'locked', latestVersion: 2 })).toBe(false)
  expect(canBeDecidedOn(2, { status: 'concept', latestVersion: 2 })).toBe(false)
})
