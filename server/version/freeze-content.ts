/** The content of a plan as it stood in a frozen document: its canonical JSON and the hash over that. */
import { createHash } from 'node:crypto'
import { openFrozenPlan } from '#shared/plan/documents.ts'
import { readPlan } from '#shared/plan/plan-view.ts'
import { canonicalJson } from '#shared/version/canonical-json.ts'
import { comparePlans, countChanges } from '#shared/version/compare-plans.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { contentOf, planContent } from '#shared/version/plan-content.ts'
import type { ChangeCounts, Version } from '#shared/version/version.ts'

/** Of a plan of 10,000 steps this is most of a second of work: see freeze-apart.ts. */
export type Frozen = {
  title: string
  json: string
  hash: string
  counts: Version['counts']
  /** Against the version before; null for the first. */
  changes: ChangeCounts | null
}

/** `before` is the JSON of the version before. */
export function freezeContent(state: Uint8Array, before: string | null): Frozen {
  const content = contentOf(readPlan(openFrozenPlan(state)))
  const json = canonicalJson(content)
  return {
    title: content.title,
    json,
    hash: sha256(json),
    counts: countContent(content),
    changes: before === null ? null : countChanges(comparePlans(readFrozenJson(before), content)),
  }
}

/** The content behind the characters that were hashed. */
export function readFrozenJson(json: string): PlanContent {
  return planContent.parse(JSON.parse(json))
}

/** Whether a version is what it was: its characters have the hash, and are the canonical ones of what they say. */
export function isIntact(json: string, hash: string): boolean {
  try {
    return sha256(json) === hash && canonicalJson(JSON.parse(json)) === json
  } catch {
    return false
  }
}

/** Lower-case hex, over the UTF-8 bytes. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** How many of each a version holds. */
function countContent({ themes }: PlanContent): Version['counts'] {
  const actions = themes.flatMap(({ tables }) => [...tables.existing, ...tables.planned])
  const steps = actions.flatMap((action) => action.steps)
  return { themes: themes.length, actions: actions.length, steps: steps.length }
}
