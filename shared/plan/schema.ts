/**
 * The shapes of a plan: what stands in the Yjs documents (`stored…`) and what readers get (`Plan` and its
 * parts). Declared once; everything else infers from here.
 */
import { z } from 'zod'

export const schemaVersion = 1

export const tableKind = z.enum(['existing', 'planned'])
export type TableKind = z.infer<typeof tableKind>
export const tableKinds = tableKind.options

export const status = z.enum(['not-started', 'green', 'orange', 'red', 'done'])
export type Status = z.infer<typeof status>

/** A person is free text too (a duo, a function, an organisation), with names offered while one types. */
export const columnType = z.enum(['text', 'person', 'choice', 'number', 'amount', 'date'])
export type ColumnType = z.infer<typeof columnType>
/** Types whose cells are a plain value, not a text that people share. */
export type PlainColumnType = Exclude<ColumnType, 'text' | 'person'>

/** A fractional index (see order.ts). Where an entity stands is one value, so that a move can't half merge. */
const order = z.string().min(1)
export const storedPlace = {
  theme: z.object({ order }),
  action: z.object({ theme: z.string(), kind: tableKind, order }),
  step: z.object({ action: z.string(), order }),
  column: z.object({ order }),
  municipality: z.object({ order }),
  list: z.object({ order }),
  listColumn: z.object({ list: z.string(), order }),
  listRow: z.object({ list: z.string(), order }),
} as const
export type EntityKind = keyof typeof storedPlace
export type Place<K extends EntityKind> = z.infer<(typeof storedPlace)[K]>

/** Who put an entity in the bin, and when (ms since the epoch). */
export const removal = z.object({
  by: z.string(),
  at: z.number(),
  /** Its maker took back making it: while there is nothing in it, there is nothing to put back. */
  undone: z.literal(true).optional(),
})
export type Removal = z.infer<typeof removal>

/** A cell of a column that holds no shared text. Amounts are whole cents; dates are ISO 8601 calendar dates. */
export const plainCell = {
  choice: z.string(),
  number: z.number(),
  amount: z.int(),
  date: z.iso.date(),
} as const satisfies Record<PlainColumnType, z.ZodType>

/** Whether cells of this type are shared texts. */
export function isTextType(type: unknown): type is Exclude<ColumnType, PlainColumnType> {
  return type === 'text' || type === 'person'
}

export const column = z.object({
  id: z.string(),
  title: z.string(),
  type: columnType,
  options: z.array(z.string()),
})
export type Column = z.infer<typeof column>

export const municipality = z.object({ id: z.string(), name: z.string() })
export type Municipality = z.infer<typeof municipality>

/** By column id. A text column's cell is a string; an empty plain cell is absent. */
const cells = z.record(z.string(), z.union([z.string(), z.number()]))
export type Cells = z.infer<typeof cells>

export const step = z.object({
  id: z.string(),
  text: z.string(),
  planning: z.string(),
  owner: z.string(),
  /** Ids of municipalities, in the order in which they were put in. */
  municipalities: z.array(z.string()),
  cells,
  /** null: nobody reported a status yet. */
  status: status.nullable(),
  note: z.string(),
})
export type Step = z.infer<typeof step>

export const action = z.object({ id: z.string(), title: z.string(), steps: z.array(step) })
export type Action = z.infer<typeof action>

export const theme = z.object({
  id: z.string(),
  title: z.string(),
  introduction: z.string(),
  tables: z.record(tableKind, z.array(action)),
})
export type Theme = z.infer<typeof theme>

export const listRow = z.object({ id: z.string(), cells })
export type ListRow = z.infer<typeof listRow>

/** Any other table of a plan (meetings, budget, contacts), with columns of its own. */
export const listTable = z.object({
  id: z.string(),
  title: z.string(),
  introduction: z.string(),
  columns: z.array(column).readonly(),
  rows: z.array(listRow).readonly(),
})
export type ListTable = z.infer<typeof listTable>

/** One thing in the bin that can be put back: the topmost removed entity of its branch. */
export const binEntry = z.object({
  kind: z.enum(['theme', 'action', 'step', 'column', 'list', 'listColumn', 'listRow']),
  id: z.string(),
  label: z.string(),
  removal,
})
export type BinEntry = z.infer<typeof binEntry>

/** An entry that could not be read as what it should be. It stays in the document as it is. */
export const problem = z.object({
  root: z.string(),
  id: z.string(),
  reason: z.enum(['not-a-map', 'bad-place', 'unknown-parent', 'bad-field']),
  field: z.string().optional(),
})
export type Problem = z.infer<typeof problem>

export const plan = z.object({
  title: z.string(),
  themes: z.array(theme),
  columns: z.array(column).readonly(),
  municipalities: z.array(municipality),
  lists: z.array(listTable).readonly(),
  bin: z.array(binEntry),
  problems: z.array(problem),
})
export type Plan = z.infer<typeof plan>
