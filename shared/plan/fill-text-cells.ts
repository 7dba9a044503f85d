/**
 * Closes the one gap in "text cells exist before anyone types": a row and a text column that were made at the
 * same time, by people who did not know of each other. Neither will ever make that cell, so the server does,
 * alone, the moment both have arrived.
 */
import * as Y from 'yjs'
import type { EditOrigin, PlanDocuments } from './documents.ts'
import { entitiesOf } from './documents.ts'
import { listOfEntity, textCellFields } from './edit-entity.ts'

type RowKind = keyof typeof columnsOf
const columnsOf = { step: 'column', listRow: 'listColumn' } as const

/** Fills the gaps that stand in these rows now, and takes no further row when `most` cells are made. */
export function fillTextCells(
  documents: PlanDocuments,
  origin: EditOrigin,
  kind: RowKind,
  rows: Iterable<unknown>,
  most = Number.POSITIVE_INFINITY,
): void {
  const known = new Map<string | null, string[]>()
  const fieldsOf = (list: string | null) => {
    const fields = known.get(list) ?? textCellFields(documents, list)
    known.set(list, fields)
    return fields
  }
  let made = 0
  documents.plan.transact(() => {
    for (const row of rows) {
      if (!(row instanceof Y.Map)) continue
      const list = kind === 'step' ? null : listOfEntity(row)
      // Half arrived; it is filled when it has a place.
      if (kind === 'listRow' && list === null) continue
      for (const field of fieldsOf(list)) {
        if (row.has(field)) continue
        row.set(field, new Y.Text())
        made += 1
      }
      if (made >= most) return
    }
  }, origin)
}

export type TextCellKeeper = {
  /** Whether the next transaction, also an empty one, will look for gaps. */
  isDue(): boolean
  stop(): void
}

type Keeping = {
  /** What arrives while not is filled behind a later transaction. */
  mayFill: () => boolean
  /** About so many cells behind one transaction; the rest behind the next ones. */
  mostAtOnce: number
}

/**
 * Fills all gaps now, and from now on right after each transaction in which rows or columns arrive: an update that tells of
 * the transaction itself holds none of the filling. Server only.
 */
export function keepTextCells(
  documents: PlanDocuments,
  origin: EditOrigin,
  keeping: Partial<Keeping> = {},
): TextCellKeeper {
  const { mayFill = () => true, mostAtOnce = Number.POSITIVE_INFINITY } = keeping
  const keepers = (Object.keys(columnsOf) as RowKind[]).map((kind) =>
    keepCellsOf(kind, documents, origin, { mayFill, mostAtOnce }),
  )
  return {
    isDue: () => keepers.some((keeper) => keeper.isDue()),
    stop() {
      for (const keeper of keepers) keeper.stop()
    },
  }
}

function keepCellsOf(
  kind: RowKind,
  documents: PlanDocuments,
  origin: EditOrigin,
  { mayFill, mostAtOnce }: Keeping,
): TextCellKeeper {
  const rows = entitiesOf(documents, kind)
  const columns = entitiesOf(documents, columnsOf[kind])
  /** Rows that arrived, and whether every row has to be looked at. */
  let arrived = new Set<string>()
  let all = true
  let filling = false
  const onRows = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    arrived = arrived.union(arrivedIn(rows, events))
  }
  const onColumns = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    all ||= arrivedIn(columns, events).size > 0
  }
  const isDue = () => (all || arrived.size > 0) && mayFill()
  const fill = (most: number) => {
    // Filling is a transaction too.
    if (filling || !isDue()) return
    if (all) arrived = new Set(rows.keys())
    all = false
    filling = true
    fillTextCells(documents, origin, kind, takeFrom(arrived, rows), most)
    filling = false
  }
  const fillSome = () => fill(mostAtOnce)
  fill(Number.POSITIVE_INFINITY)
  rows.observeDeep(onRows)
  columns.observeDeep(onColumns)
  // An observer that writes would have its writing told in the update of what it observed, and again in its own.
  documents.plan.on('afterAllTransactions', fillSome)
  return {
    isDue,
    stop() {
      rows.unobserveDeep(onRows)
      columns.unobserveDeep(onColumns)
      documents.plan.off('afterAllTransactions', fillSome)
    },
  }
}

/** Each is taken out as it is asked for. */
function* takeFrom(ids: Set<string>, rows: Y.Map<unknown>): Iterable<unknown> {
  for (const id of ids) {
    ids.delete(id)
    yield rows.get(id)
  }
}

/** What is new, or stands elsewhere: a place can come later than what stands there. */
function arrivedIn(root: Y.Map<unknown>, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
  const ids = new Set<string>()
  for (const event of events) {
    if (!(event instanceof Y.YMapEvent)) continue
    if (event.target === root) for (const id of event.keysChanged) ids.add(String(id))
    else if (event.keysChanged.has('place')) ids.add(String(event.path[0]))
  }
  return ids
}
