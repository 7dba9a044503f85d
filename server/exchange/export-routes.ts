/** A plan, its lists, a version and a comparison as files, and the comparison as data. */
import { RefusedError } from '#shared/errors.ts'
import { exportComparison } from '#shared/exchange/compare-csv.ts'
import { exportCsv } from '#shared/exchange/csv-export.ts'
import { exportListCsv } from '#shared/exchange/list-csv.ts'
import type { ListTable, Plan } from '#shared/plan/schema.ts'
import { compareQuery, exportQuery } from '#shared/protocol/http.ts'
import { describeComparison } from '#shared/version/compare-plans.ts'
import type { Comparison } from '#shared/version/difference.ts'
import { comparison } from '#shared/version/difference.ts'
import type { PlanContent } from '#shared/version/plan-content.ts'
import { contentOf, planOfContent } from '#shared/version/plan-content.ts'
import { readNumber } from '../http/read-number.ts'
import type { OpenedPlan, Route } from '../http/route.ts'
import { defineRoute } from '../http/route.ts'
import { attachment } from './file-name.ts'

export type ExportDeps = {
  /** The plan as it stands now, edits of this moment included. */
  readPlanNow(opened: OpenedPlan): Promise<Plan>
  /** Throws 'not-found'. */
  readVersion(planId: string, number: number): Promise<{ number: number; hash: string; content: PlanContent }>
}

const separators = { semicolon: ';', comma: ',' } as const
/** Leaves room in a file name for what stands behind the title. */
const maxTitleLetters = 70

export function createExportRoutes(deps: ExportDeps): Route[] {
  const compareCsvQuery = compareQuery.extend(exportQuery.shape)

  async function compare(opened: OpenedPlan, from: number, to: number | 'concept'): Promise<Comparison> {
    const older = await deps.readVersion(opened.plan.id, from)
    if (to !== 'concept') return describeComparison(older, await deps.readVersion(opened.plan.id, to))
    return describeComparison(older, { number: to, content: contentOf(await deps.readPlanNow(opened)) })
  }

  return [
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/export.csv',
      access: 'read-plan',
      summary: 'The plan as CSV, one line per step (UTF-8 with BOM).',
      query: exportQuery,
      answer: { status: 200, mediaType: 'text/csv' },
      async handle({ opened, query, reply }) {
        const plan = await deps.readPlanNow(opened)
        reply.header('content-disposition', attachment(plan.title, 'csv'))
        return exportCsv(plan, { separator: separators[query.separator] })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/versions/:number/export.csv',
      access: 'read-plan',
      summary: 'Exactly what was locked, as CSV; progress goes on beside it, so its columns are empty.',
      query: exportQuery,
      answer: { status: 200, mediaType: 'text/csv' },
      async handle({ opened, params, query, reply }) {
        const { number, hash, content } = await deps.readVersion(opened.plan.id, readNumber(params.number))
        const name = `${shorten(content.title)} versie ${number} ${hash.slice(0, 8)}`
        reply.header('content-disposition', attachment(name, 'csv'))
        return exportCsv(planOfContent(content), { separator: separators[query.separator] })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/lists/:listId/export.csv',
      access: 'read-plan',
      summary: 'One list of the plan as CSV, one line per row (UTF-8 with BOM).',
      query: exportQuery,
      answer: { status: 200, mediaType: 'text/csv' },
      async handle({ opened, params, query, reply }) {
        const list = requireList((await deps.readPlanNow(opened)).lists, params.listId)
        reply.header('content-disposition', attachment(list.title || 'overzicht', 'csv'))
        return exportListCsv(list, { separator: separators[query.separator] })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/versions/:number/lists/:listId/export.csv',
      access: 'read-plan',
      summary: 'One list exactly as it was locked, as CSV.',
      query: exportQuery,
      answer: { status: 200, mediaType: 'text/csv' },
      async handle({ opened, params, query, reply }) {
        const { number, hash, content } = await deps.readVersion(opened.plan.id, readNumber(params.number))
        const list = requireList(content.lists ?? [], params.listId)
        const name = `${shorten(list.title || 'overzicht')} versie ${number} ${hash.slice(0, 8)}`
        reply.header('content-disposition', attachment(name, 'csv'))
        return exportListCsv(list, { separator: separators[query.separator] })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/compare',
      access: 'read-plan',
      summary: 'What differs between two versions, or a version and the plan as it is now.',
      query: compareQuery,
      answer: { status: 200, schema: comparison },
      handle: ({ opened, query }) => compare(opened, query.from, query.to),
    }),
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/compare.csv',
      access: 'read-plan',
      summary: 'The same comparison as CSV, one line per difference.',
      query: compareCsvQuery,
      answer: { status: 200, mediaType: 'text/csv' },
      async handle({ opened, query, reply }) {
        const found = await compare(opened, query.from, query.to)
        const name = `${shorten(opened.plan.title)} verschillen ${found.from} - ${found.to}`
        reply.header('content-disposition', attachment(name, 'csv'))
        return exportComparison(found, { separator: separators[query.separator] })
      },
    }),
  ]
}

function requireList(lists: readonly ListTable[], id: string | undefined): ListTable {
  const found = lists.find((list) => list.id === id)
  if (found === undefined) throw new RefusedError('not-found')
  return found
}

function shorten(title: string): string {
  return [...title].slice(0, maxTitleLetters).join('').trim()
}
