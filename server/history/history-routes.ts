/** Who did what over HTTP: the changes of one cell. */
import { RefusedError } from '#shared/errors.ts'
import type { CellRef } from '#shared/plan/cell-ref.ts'
import { cellRef } from '#shared/plan/cell-ref.ts'
import type { CellChangesAnswer } from '#shared/protocol/http.ts'
import { cellChangesAnswer, cellChangesQuery } from '#shared/protocol/http.ts'
import type { Route } from '../http/route.ts'
import { defineRoute } from '../http/route.ts'
import type { LogPlace, Storage } from '../storage/storage.ts'

const changesPerPage = 20

export function createHistoryRoutes(storage: Pick<Storage, 'readCellChanges' | 'findUser'>): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/plans/:planId/cell-changes',
      access: 'read-plan',
      summary:
        'Who changed a cell when, what it was and what it became, newest first: out of the log of updates. ' +
        'What somebody did at one go is one change; ask on with `before`.',
      query: cellChangesQuery,
      answer: { status: 200, schema: cellChangesAnswer },
      errors: ['unavailable'],
      async handle({ opened, query }) {
        const before = query.before === undefined ? null : readPlace(query.before)
        const page = { before, limit: changesPerPage }
        const { changes, next } = await storage.readCellChanges(opened.plan.id, requireRef(query), page)
        const names = await nameAuthors(changes.flatMap(({ authors }) => authors))
        return {
          changes: changes.map(({ authors, from, to, ...values }) => ({
            by: authors.flatMap((id) => names.get(id) ?? []),
            from: new Date(from).toISOString(),
            to: new Date(to).toISOString(),
            ...values,
          })),
          next: next && `${next.epoch}.${next.update}`,
        } satisfies CellChangesAnswer
      },
    }),
  ]

  /** Who made an edit stays a user for good, also after leaving the plan; the server itself is none. */
  async function nameAuthors(ids: readonly string[]) {
    const users = await Promise.all([...new Set(ids)].map((id) => storage.findUser(id)))
    return new Map(users.flatMap((user) => (user ? [[user.id, { id: user.id, name: user.name }]] : [])))
  }
}

function requireRef({ kind, id, field }: { kind: string; id: string; field: string }): CellRef {
  const ref = cellRef.safeParse({ kind, id, field, column: field })
  if (!ref.success) throw new RefusedError('invalid-request', 'kind, field: no such cell')
  return ref.data
}

function readPlace(before: string): LogPlace {
  const [epoch = 0, update = 0] = before.split('.').map(Number)
  return { epoch, update }
}
