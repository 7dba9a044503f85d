/** One difference between two contents of a plan, as `comparePlans` finds it and the API gives it out. */
import { z } from 'zod'
import { column, municipality, tableKind } from '../plan/schema.ts'
import { changeCounts } from './version.ts'

const titled = z.object({ id: z.string(), title: z.string() })

/** Where an entity stands. `after` is the id of the one before it in its list, null in front; `place` counts from 1. */
export const spot = z.object({
  theme: titled.nullable(),
  table: tableKind.nullable(),
  action: titled.nullable(),
  list: titled.nullable(),
  after: z.string().nullable(),
  place: z.number().int(),
})
export type Spot = z.infer<typeof spot>

const fieldValue = z.union([z.string(), z.number(), z.array(z.string())])

/**
 * One field or cell that differs. `column` names the column of the plan or of the list when `field` is 'cell'. null:
 * it was not there, or is no more. Of municipalities the value is a list of ids. Status and note differ only where
 * two plans with their progress are compared; a version has none.
 */
export const fieldDifference = z.object({
  field: z.enum([
    'title',
    'introduction',
    'text',
    'planning',
    'owner',
    'municipalities',
    'status',
    'note',
    'cell',
    'name',
    'type',
    'options',
  ]),
  column: z.string().nullable(),
  was: fieldValue.nullable(),
  becomes: fieldValue.nullable(),
})
export type FieldDifference = z.infer<typeof fieldDifference>

const changedEntity = z.object({
  kind: z.enum([
    'plan',
    'column',
    'municipality',
    'theme',
    'action',
    'step',
    'list',
    'listColumn',
    'listRow',
  ]),
  /** 'plan' for the plan itself, whose title may differ. */
  id: z.string(),
  /** Its own words: a title, a name, the text of a step. Those it has now, or had before it went. */
  label: z.string(),
  /** Where it stands now, or stood before it went. */
  spot,
  /** Of what is new or gone: all that is filled in. Empty for a move. */
  fields: z.array(fieldDifference),
})

/**
 * What is new comes with its content; what is gone had it. Who moved and changed is in the list twice. A move
 * of an entity takes along what hangs under it, which then did not move.
 */
export const difference = z.discriminatedUnion('change', [
  changedEntity.extend({ change: z.literal('added') }),
  changedEntity.extend({ change: z.literal('removed') }),
  changedEntity.extend({ change: z.literal('changed') }),
  changedEntity.extend({ change: z.literal('moved'), from: spot }),
])
export type Difference = z.infer<typeof difference>

/** Two versions compared, or a version and the concept. */
export const comparison = z.object({
  from: z.number().int(),
  to: z.union([z.literal('concept'), z.number().int()]),
  counts: changeCounts,
  /**
   * The plan's title first, then columns and municipalities, then themes and lists with what stands in them, in
   * the order of the newer content; what is gone where it stood.
   */
  differences: z.array(difference),
  /** All columns (of lists too) and municipalities that either content has, to name them by. */
  columns: z.array(column),
  municipalities: z.array(municipality),
})
export type Comparison = z.infer<typeof comparison>
