/** How one person likes the columns: their order and widths, and which are hidden. Nobody else sees it. */
import { z } from 'zod'

/** px; below it most words would be broken into syllables. */
export const narrowest = 72
const widest = 1200

export const columnLayout = z.object({
  version: z.literal(1),
  /** Ids from left to right; none as long as the person follows the order of the plan. */
  order: z.array(z.string()),
  /** px, of columns that the person made wider or narrower. */
  widths: z.record(z.string(), z.number().min(narrowest).max(widest)),
  hidden: z.array(z.string()),
})
export type ColumnLayout = Readonly<z.infer<typeof columnLayout>>

export const standardLayout: ColumnLayout = { version: 1, order: [], widths: {}, hidden: [] }

export function isStandard({ order, widths, hidden }: ColumnLayout): boolean {
  return order.length === 0 && hidden.length === 0 && Object.keys(widths).length === 0
}

/** The columns in the person's order; one that is new stands behind the column it has before it in the plan. */
export function orderColumns(columns: readonly string[], { order }: Pick<ColumnLayout, 'order'>): string[] {
  const placed = order.filter((id) => columns.includes(id))
  if (placed.length === 0) return [...columns]
  for (const [index, id] of columns.entries()) {
    if (placed.includes(id)) continue
    placed.splice(placed.indexOf(columns[index - 1] ?? '') + 1, 0, id)
  }
  return placed
}

/** One place to the left (-1) or right (1), past the columns that `passes` names: in the grid those that are hidden. */
export function moveColumnBy(
  columns: readonly string[],
  layout: ColumnLayout,
  { id, by, passes = [] }: { id: string; by: -1 | 1; passes?: readonly string[] },
): ColumnLayout {
  const order = orderColumns(columns, layout)
  const met = order.filter((one) => one === id || !passes.includes(one))
  const neighbour = met[met.indexOf(id) + by]
  if (neighbour === undefined) return layout
  const others = order.filter((one) => one !== id)
  others.splice(others.indexOf(neighbour) + (by === 1 ? 1 : 0), 0, id)
  return withOrder(columns, layout, others)
}

/** An order that is the plan's own is none: a person who has it follows the plan. */
export function withOrder(
  columns: readonly string[],
  layout: ColumnLayout,
  order: readonly string[],
): ColumnLayout {
  const isPlans = order.length === columns.length && order.every((id, index) => id === columns[index])
  return { ...layout, order: isPlans ? [] : [...order] }
}

export function withWidth(layout: ColumnLayout, id: string, width: number): ColumnLayout {
  const within = Math.round(Math.min(widest, Math.max(narrowest, width)))
  return { ...layout, widths: { ...layout.widths, [id]: within } }
}

export function withShown(layout: ColumnLayout, id: string, isShown: boolean): ColumnLayout {
  const hidden = layout.hidden.filter((one) => one !== id)
  return { ...layout, hidden: isShown ? hidden : [...hidden, id] }
}
