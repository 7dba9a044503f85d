/** Plans over HTTP: the list, one plan with its rooms, and a new one from a title or a CSV file. */
import { z } from 'zod'
import { RefusedError } from '#shared/errors.ts'
import { importCsv } from '#shared/exchange/csv-import.ts'
import type { DocumentKind } from '#shared/plan/documents.ts'
import type { CreatedPlanAnswer, ImportProblem, PlanAnswer } from '#shared/protocol/http.ts'
import {
  createdPlanAnswer,
  createPlanQuery,
  createPlanRequest,
  planAnswer,
  planListAnswer,
} from '#shared/protocol/http.ts'
import type { OpenedPlan, Route } from '../http/route.ts'
import { defineRoute } from '../http/route.ts'
import type { User } from '../storage/storage.ts'
import type { CreatePlan } from './create-plan.ts'

export function createPlanRoutes(deps: {
  listPlans(user: User): Promise<OpenedPlan[]>
  createPlan: CreatePlan
  /** The title of a plan from a file that came without one. */
  importedTitle(): string
}): Route[] {
  const { listPlans, createPlan, importedTitle } = deps

  return [
    defineRoute({
      method: 'GET',
      path: '/plans',
      access: 'signed-in',
      summary: 'The plans that you may see, newest first.',
      answer: { status: 200, schema: planListAnswer },
      handle: async ({ signedIn }) => ({ plans: (await listPlans(signedIn.user)).map(toPlanAnswer) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/plans',
      access: 'signed-in',
      summary: 'Make a plan, empty with a title (JSON) or from a CSV file; you become its coordinator.',
      query: createPlanQuery,
      body: { 'application/json': createPlanRequest, 'text/csv': z.instanceof(Uint8Array) },
      answer: { status: 201, schema: createdPlanAnswer },
      errors: ['csv-unreadable', 'csv-without-actions'],
      async handle({ signedIn, query, body, reply }) {
        const { draft, problems } =
          body instanceof Uint8Array
            ? readCsvDraft(body, query.title ?? importedTitle())
            : { draft: { title: body.title, themes: [] }, problems: [] }
        const created = await createPlan(draft, signedIn.user.id)
        reply.header('location', `/api/v1/plans/${created.plan.id}`)
        return { ...toPlanAnswer(created), problems } satisfies CreatedPlanAnswer
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/plans/:planId',
      access: 'read-plan',
      summary: 'One plan, with the names of its two rooms.',
      answer: { status: 200, schema: planAnswer },
      handle: async ({ opened }) => toPlanAnswer(opened),
    }),
  ]
}

function readCsvDraft(bytes: Uint8Array, title: string) {
  const result = importCsv(bytes)
  if (!result.ok) throw new RefusedError(result.code)
  const problems: ImportProblem[] = result.problems
  return { draft: { ...result.draft, title }, problems }
}

/** The plan as the API gives it out. */
export function toPlanAnswer({ plan, rooms, role }: OpenedPlan): PlanAnswer {
  return {
    id: plan.id,
    title: plan.title,
    status: plan.status,
    role,
    createdAt: new Date(plan.createdAt).toISOString(),
    approvedVersion: plan.approvedVersion,
    latestVersion: plan.latestVersion,
    rooms: { plan: roomName(rooms, 'plan'), progress: roomName(rooms, 'progress') },
  }
}

/** Of the rooms of a plan, the newest of that document is the one that is open. */
function roomName(rooms: OpenedPlan['rooms'], document: DocumentKind): string {
  const found = rooms
    .filter((room) => room.document === document && room.closedAt === null)
    .sort((a, b) => b.epoch - a.epoch)[0]
  if (found === undefined) throw new Error(`plan has no open room for its ${document}`)
  return found.name
}
