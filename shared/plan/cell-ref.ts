/** Names one cell of a plan, whatever it holds. */
import { z } from 'zod'

const id = z.string()

/** `cell`: of a step in one of the plan's own columns; `listCell`: of a row of a list. */
export const cellRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), field: z.literal('title') }),
  z.object({ kind: z.literal('theme'), id, field: z.enum(['title', 'introduction']) }),
  z.object({ kind: z.literal('action'), id, field: z.literal('title') }),
  z.object({
    kind: z.literal('step'),
    id,
    field: z.enum(['text', 'planning', 'owner', 'note', 'municipalities', 'status']),
  }),
  z.object({ kind: z.literal('cell'), id, column: z.string() }),
  z.object({ kind: z.literal('list'), id, field: z.enum(['title', 'introduction']) }),
  z.object({ kind: z.literal('listCell'), id, column: z.string() }),
])
export type CellRef = z.infer<typeof cellRef>

/** What can stand in a cell: words, a number, ids of municipalities; null for an empty cell without words. */
export const cellValue = z.union([z.string(), z.number(), z.array(z.string())]).nullable()
export type CellValue = z.infer<typeof cellValue>
