/** What a version and a decision are, and how they make the status of a plan. */
import { z } from 'zod'

/** What a body decided on a locked version. */
export const outcome = z.enum(['approved', 'approved-with-changes', 'deferred', 'returned'])
export type Outcome = z.infer<typeof outcome>

/**
 * How a version stands: nobody decided yet, or what the bodies decided last: one `returned` outweighs `deferred`, that
 * `approved-with-changes`, and that `approved`.
 */
export const versionStatus = z.enum(['pending', ...outcome.options])
export type VersionStatus = z.infer<typeof versionStatus>

/**
 * How a plan stands. `concept`: open for editing. Every other one is closed: `locked` waits for a decision,
 * the rest has it.
 */
export const planStatus = z.enum(['concept', 'locked', 'approved', 'approved-with-changes', 'returned'])
export type PlanStatus = z.infer<typeof planStatus>

/**
 * How a closed plan is opened again. `back-to-concept`: after `returned` or `approved-with-changes`;
 * `adjustment` (bijstelling) and `revision` (herijking): from an approved version.
 */
export const reopening = z.enum(['back-to-concept', 'adjustment', 'revision'])
export type Reopening = z.infer<typeof reopening>

const words = (most: number) => z.string().trim().max(most)
const named = (most: number) => z.string().trim().min(1).max(most)

export const lockRequest = z.object({
  /** For which body, such as a portefeuillehoudersoverleg. */
  body: named(200),
  meetingDate: z.iso.date().nullable().default(null),
  reference: words(200).default(''),
  remark: words(4000).default(''),
})
export type LockRequest = z.input<typeof lockRequest>

/** `explanation` is required where the body asks for something: the changes, or why it sends the plan back. */
export const decisionRequest = z
  .object({
    body: named(200),
    outcome,
    date: z.iso.date(),
    reference: words(200).default(''),
    explanation: words(4000).default(''),
  })
  .refine(
    ({ outcome: decided, explanation }) =>
      explanation !== '' || (decided !== 'returned' && decided !== 'approved-with-changes'),
    { path: ['explanation'] },
  )
export type DecisionRequest = z.input<typeof decisionRequest>

/** A revision of what was approved says why. */
export const reopenRequest = z
  .object({ reopening, reason: words(4000).default('') })
  .refine(({ reopening: how, reason }) => how === 'back-to-concept' || reason !== '', { path: ['reason'] })
export type ReopenRequest = z.input<typeof reopenRequest>

const person = z.object({ id: z.string(), name: z.string() })

export const decision = z.object({
  body: z.string(),
  outcome,
  date: z.iso.date(),
  reference: z.string(),
  explanation: z.string(),
  recordedBy: person,
  recordedAt: z.iso.datetime(),
})
export type Decision = z.infer<typeof decision>

/** How many entities differ from the version before. */
export const changeCounts = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  moved: z.number().int(),
})
export type ChangeCounts = z.infer<typeof changeCounts>

export const version = z.object({
  /** 1, 2, 3 … within its plan. */
  number: z.number().int().min(1),
  status: versionStatus,
  title: z.string(),
  body: z.string(),
  meetingDate: z.iso.date().nullable(),
  reference: z.string(),
  remark: z.string(),
  lockedBy: person,
  lockedAt: z.iso.datetime(),
  /** SHA-256 over the canonical JSON (RFC 8785) of the content, lower-case hex. */
  hash: z.string(),
  /** In the order in which they were recorded. Never edited, only followed. */
  decisions: z.array(decision),
  /** Against the version before; null for the first. */
  changes: changeCounts.nullable(),
  counts: z.object({ themes: z.number().int(), actions: z.number().int(), steps: z.number().int() }),
  /** How the plan was opened again for the round that led to this version; null for the first round. */
  round: z.object({ reopening, reason: z.string() }).nullable(),
})
export type Version = z.infer<typeof version>
