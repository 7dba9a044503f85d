/** A schema per request and answer of the HTTP API. The server checks with them, openapi.json is made of them. */
import { z } from 'zod'
import { role } from '../access/role.ts'
import type { ErrorCode } from '../errors.ts'
import { errorCodes } from '../errors.ts'
import { cellValue } from '../plan/cell-ref.ts'
import { planContent } from '../version/plan-content.ts'
import { planStatus, version } from '../version/version.ts'

const id = z.string().min(1).max(64)
const personName = z.string().trim().min(1).max(200)
const instant = z.iso.datetime()

/** RFC 9457. `code` is of the closed list; `title` says what happened and what to do, in the reader's language. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
  detail: z.string().optional(),
})
export type ProblemDetails = z.infer<typeof problemDetails>

export const signInRequest = z.object({ token: z.string().min(1).max(200) })
export const sessionAnswer = z.object({
  user: z.object({ id, name: z.string(), organisation: z.string(), admin: z.boolean() }),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>

export const planAnswer = z.object({
  id,
  title: z.string(),
  status: planStatus,
  /** What the asker may do in this plan. */
  role,
  createdAt: instant,
  /** The version that was approved last, which readers see first; null before the first one. */
  approvedVersion: z.number().int().nullable(),
  /** The version that was locked last; null before the first one. */
  latestVersion: z.number().int().nullable(),
  /**
   * Names of the two Yjs rooms, for `GET /sync/<room>`. They hold for one epoch: every lock and every
   * reopening closes the plan's room with 4410 and names a new one. While the plan is no concept its room
   * can be read only.
   */
  rooms: z.object({ plan: z.string(), progress: z.string() }),
})
export type PlanAnswer = z.infer<typeof planAnswer>

export const planListAnswer = z.object({ plans: z.array(planAnswer) })
export type PlanListAnswer = z.infer<typeof planListAnswer>

export const maxTitleLength = 400
const title = z.string().trim().min(1).max(maxTitleLength)
export const createPlanRequest = z.object({ title })
export const createPlanQuery = z.object({ title: title.optional() })

/** What an import could not place, by line of the file (1 is the header). */
export const importProblem = z.object({
  line: z.number().int(),
  code: z.enum([
    'unknown-table',
    'table-missing',
    'unknown-status',
    'too-many-cells',
    'broken-quotes',
    'empty-line',
  ]),
  /** The words in question, shortened. */
  value: z.string().optional(),
})
export type ImportProblem = z.infer<typeof importProblem>
export const createdPlanAnswer = planAnswer.extend({ problems: z.array(importProblem) })
export type CreatedPlanAnswer = z.infer<typeof createdPlanAnswer>

export const exportQuery = z.object({ separator: z.enum(['semicolon', 'comma']).default('semicolon') })

export const memberAnswer = z.object({
  userId: id,
  name: z.string(),
  organisation: z.string(),
  role,
  /** False until the person has signed in for the first time. */
  joined: z.boolean(),
})
export type MemberAnswer = z.infer<typeof memberAnswer>
export const memberListAnswer = z.object({ members: z.array(memberAnswer) })

export const inviteRequest = z.object({
  name: personName,
  organisation: z.string().trim().max(200).default(''),
  role,
})
export type InviteRequest = z.input<typeof inviteRequest>
/** `link` signs that person in, once; hand it over in person or by mail. */
export const inviteAnswer = memberAnswer.extend({ link: z.string(), expiresAt: instant })
export type InviteAnswer = z.infer<typeof inviteAnswer>
export const changeMemberRequest = z.object({ role })

export const versionListAnswer = z.object({ versions: z.array(version) })
export type VersionListAnswer = z.infer<typeof versionListAnswer>

/** `content` is what the hash was taken over, as parsed JSON; `json` are the exact characters. */
export const versionAnswer = version.extend({ content: planContent, json: z.string() })
export type VersionAnswer = z.infer<typeof versionAnswer>

/** `concept` is the plan as it is now. */
export const compareQuery = z.object({
  from: z.coerce.number().int().min(1),
  to: z.union([z.literal('concept'), z.coerce.number().int().min(1)]),
})

/**
 * Names a cell: of a `theme` its title or introduction, of an `action` its title, of a `step` text, planning, owner,
 * municipalities, status or note, of a `cell` the column (the plan's own; `id` is the step), of the `plan` its title,
 * of a `list` its title or introduction, of a `listCell` the column (`id` is the row of the list).
 * `before`: the `next` of the page before.
 */
export const cellChangesQuery = z.object({
  kind: z.string().max(20),
  id: z.string().max(200).default(''),
  field: z.string().max(200),
  before: z
    .string()
    .regex(/^\d{1,15}\.\d{1,16}$/)
    .optional(),
})

/** `by`: more than one where they typed in the cell at the same time. From the first edit to the last. */
export const cellChange = z.object({
  by: z.array(z.object({ id, name: z.string() })),
  from: instant,
  to: instant,
  was: cellValue,
  becomes: cellValue,
})
export type CellChange = z.infer<typeof cellChange>
/** Newest first. `next` is null where there are no older ones. */
export const cellChangesAnswer = z.object({ changes: z.array(cellChange), next: z.string().nullable() })
export type CellChangesAnswer = z.infer<typeof cellChangesAnswer>

export const healthAnswer = z.object({ status: z.literal('ok') })
