import { expect, test } from 'vitest'
import {
  comparePath,
  listPath,
  planScreenOf,
  versionListPath,
  versionPath,
  versionsPath,
} from '#client/ui/plan-path.ts'
import { comparedPair } from '#client/version/comparison-choice.ts'
import { nextStepOf } from '#client/version/next-step-button.tsx'
import { findOpenPoints } from '#client/version/open-points.ts'
import { createPlanDocuments } from '#shared/plan/documents.ts'
import { writeDraft } from '#shared/plan/draft.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import type { Version } from '#shared/version/version.ts'

test('[VE14] before a lock every empty planning, action title and regisseur is named with its cell', () => {
  const documents = createPlanDocuments()
  const steps = [{ text: 'Proef', planning: '2026' }, { owner: 'Noor' }]
  const themes = [{ title: 'Thema', tables: { planned: [{ title: ' ', steps }] } }]
  let next = 0
  writeDraft(documents, { title: 'Plan', themes }, () => `id${next++}`, { by: 'test' })
  const points = findOpenPoints(readPlan(documents))
  const words = (kind: keyof typeof points) => points[kind].map((one) => [one.column, one.words, one.theme])
  expect(words('planning')).toEqual([['planning', '', 'Thema']])
  expect(words('owner')).toEqual([['owner', 'Proef', 'Thema']])
  expect(words('title')).toEqual([['title', 'Proef', 'Thema']])
})

test('[VE15] the coordinator’s next step follows from how the plan stands', () => {
  const steps = (['concept', 'locked', 'approved', 'approved-with-changes', 'returned'] as const).map(
    nextStepOf,
  )
  expect(steps).toEqual(['lock', 'decide', 'reopen', 'reopen', 'reopen'])
})

test('[VE16] what an address asks to compare is shown as far as it is there', () => {
  const versions = [{ number: 3 }, { number: 2 }, { number: 1 }] as Version[]
  const pair = (from: string | null, to: string | null, status: 'concept' | 'locked' = 'concept') =>
    comparedPair(versions, from, to, status)
  expect(pair(null, null)).toEqual({ from: 2, to: 3 })
  expect(pair('1', '3')).toEqual({ from: 1, to: 3 })
  expect(pair('1', 'concept')).toEqual({ from: 1, to: 'concept' })
  expect(pair(null, 'concept')).toEqual({ from: 3, to: 'concept' })
  expect(pair('1', 'concept', 'locked')).toEqual({ from: 1, to: 3 })
  expect(pair('9', '1')).toEqual({ from: null, to: 1 })
  expect(comparedPair([], '1', '2', 'concept')).toBe(null)
})

test('[VE17] each screen of a plan has an address of its own', () => {
  expect(planScreenOf(versionsPath('p/1'))).toEqual({ kind: 'versions' })
  expect(planScreenOf(versionPath('p', 4))).toEqual({
    kind: 'version',
    number: 4,
    list: null,
  })
  expect(planScreenOf(comparePath('p', 3, 'concept').split('?')[0] ?? '')).toEqual({ kind: 'versions' })
  expect(planScreenOf('/plan/p')).toEqual({ kind: 'plan', list: null })
  expect(planScreenOf(listPath('p', 'a/b'))).toEqual({ kind: 'plan', list: 'a/b' })
  expect(planScreenOf(versionListPath('p', 4, 'l'))).toEqual({ kind: 'version', number: 4, list: 'l' })
  expect(planScreenOf('/plan/p/versies/0')).toEqual({ kind: 'versions' })
})
