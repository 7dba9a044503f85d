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

/** Fills the gaps that stand in these rows now. */
export function fillTextCells(
  documents: PlanDocuments,
  origin: EditOrigin,
  kind: RowKind,
  rows: Iterable<unknown>,
): void {
  const known = new Map<string | null, string[]>()
  const fieldsOf = (list: string | null) => {
    const fields = known.get(list) ?? textCellFields(documents, list)
    known.set(list, fields)
    return fields
  }
  documents.plan.transact(() => {
    for (const row of rows) {
      if (!(row instanceof Y.Map)) continue
      const list = kind === 'step' ? null : listOfEntity(row)
      // Half arrived; it is filled when it has a place.
      if (kind === 'listRow' && list === null) continue
      for (const field of fieldsOf(list)) if (!row.has(field)) row.set(field, new Y.Text())
    }
  }, origin)
}

/**
 * Fills gaps now and from now on, right after each transaction in which rows or columns arrive: an update that tells of
 * the transaction itself holds none of the filling. Returns how to stop. Server only.
 */
export function keepTextCells(documents: PlanDocuments, origin: EditOrigin): () => void {
  const stops = (Object.keys(columnsOf) as RowKind[]).map((kind) => keepCellsOf(kind, documents, origin))
  return () => {
    for (const stop of stops) stop()
  }
}

function keepCellsOf(kind: RowKind, documents: PlanDocuments, origin: EditOrigin): () => void {
  const rows = entitiesOf(documents, kind)
  const columns = entitiesOf(documents, columnsOf[kind])
  /** Rows that arrived, and whether every row has to be looked at. */
  let arrived = new Set<string>()
  let all = true
  const onRows = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    arrived = arrived.union(arrivedIn(rows, events))
  }
  const onColumns = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    all ||= arrivedIn(columns, events).size > 0
  }
  const fill = () => {
    const found = all ? rows.values() : [...arrived].map((id) => rows.get(id))
    if (!all && arrived.size === 0) return
    arrived = new Set()
    all = false
    fillTextCells(documents, origin, kind, found)
  }
  fill()
  rows.observeDeep(onRows)
  columns.observeDeep(onColumns)
  // An observer that writes would have its writing told in the update of what it observed, and again in its own.
  documents.plan.on('afterAllTransactions', fill)
  return () => {
    rows.unobserveDeep(onRows)
    columns.unobserveDeep(onColumns)
    documents.plan.off('afterAllTransactions', fill)
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
