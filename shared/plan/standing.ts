/** Who stands where among readings: in order, under their parent, or in the bin. */
import { compareOrder } from './order.ts'
import type { BinEntry, Column, Removal } from './schema.ts'

type Placed = { id: string; place: { order: string } | null }

export function sorted<R extends Placed>(readings: ReadonlyMap<string, R>): R[] {
  return sortPlaced([...readings.values()])
}

/** Those that are not in the bin, in order. */
export function inOrder<R extends Placed & { removal: Removal | null }>(
  readings: ReadonlyMap<string, R>,
): R[] {
  return sorted(readings).filter((reading) => reading.removal === null)
}

/** The columns that are not in the bin, of readings in order. */
export function liveColumns(readings: readonly (Column & { removal: Removal | null })[]): Column[] {
  return readings
    .filter((reading) => reading.removal === null)
    .map(({ id, title, type, options }) => ({ id, title, type, options }))
}

function sortPlaced<R extends Placed>(readings: R[]): R[] {
  return readings
    .filter((reading) => reading.place !== null)
    .sort((a, b) =>
      compareOrder({ id: a.id, order: a.place?.order ?? '' }, { id: b.id, order: b.place?.order ?? '' }),
    )
}

export function childrenByParent<R extends Placed>(
  readings: ReadonlyMap<string, R>,
  parentOf: (place: NonNullable<R['place']>) => string,
): Map<string, R[]> {
  const children = new Map<string, R[]>()
  for (const reading of readings.values()) {
    if (reading.place === null) continue
    const parent = parentOf(reading.place)
    const list = children.get(parent)
    if (list) list.push(reading)
    else children.set(parent, [reading])
  }
  for (const [parent, list] of children) children.set(parent, sortPlaced(list))
  return children
}

export function binned(
  kind: BinEntry['kind'],
  reading: { id: string },
  label: string,
  removal: BinEntry['removal'],
): BinEntry {
  return { kind, id: reading.id, label, removal }
}
