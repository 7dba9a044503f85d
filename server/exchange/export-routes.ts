/** A plan as a file. */

import { exportCsv } from '#shared/exchange/csv-export.ts'
import type { Plan } from '#shared/plan/schema.ts'
import { exportQuery } from '#shared/protocol/http.ts'
import type { OpenedPlan, Route } from '../http/route.ts'
import { defineRoute } from '../http/route.ts'
import { attachment } from './file-name.ts'

export function createExportRoutes(deps: {
  /** The plan as it stands now, edits of this moment included. */
  readPlanNow(opened: OpenedPlan): Promise<Plan>
}): Route[] {
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
        return exportCsv(plan, { separator: query.separator === 'comma' ? ',' : ';' })
      },
    }),
  ]
}
