/**
 * Closes the one gap in "text cells exist before anyone types": a row and a text column that were made at the
 * same time, by people who did not know of each other. Neither will ever make that cell, so the server does,
 * alone, when both have arrived.
 */
import * as Y from 'yjs'
import type { EditOrigin, PlanDocuments } from './documents.ts'
import { entitiesOf } from './documents.ts'
import { listOfEntity, textFieldsByList } from './edit-entity.ts'

export type TextCellKeeper = {
  /** Whether the next transaction, also an empty one, will look for gaps. */
  isDue(): boolean
  stop(): void
}

type Keeping = {
  /** What arrives while not is filled behind a later transaction. */
  mayFill: () => boolean
  /** Behind one transaction, the rest behind the next ones. Looking at a cell is one, making one is `effortOfCell`. */
  mostEffort: number
}

type RowKind = keyof typeof columnsOf
const columnsOf = { step: 'column', listRow: 'listColumn' } as const
const effortOfCell = 20

/**
 * Fills gaps now, and from now on right after each transaction in which rows or columns arrive: an update that tells of
 * the transaction itself holds none of the filling. Server only.
 */
export function keepTextCells(
  documents: PlanDocuments,
  origin: EditOrigin,
  keeping: Partial<Keeping> = {},
): TextCellKeeper {
  const { mayFill = () => true, mostEffort = Number.POSITIVE_INFINITY } = keeping
  const watches = (Object.keys(columnsOf) as RowKind[]).map((kind) => watchGaps(documents, kind))
  let filling = false
  const isDue = () => watches.some((watch) => watch.mayHaveGaps()) && mayFill()

  function fill(): void {
    // Filling is a transaction too.
    if (filling || !isDue()) return
    filling = true
    try {
      documents.plan.transact(() => {
        let left = mostEffort
        for (const watch of watches) left = watch.fill(left)
      }, origin)
    } finally {
      filling = false
    }
  }

  fill()
  // An observer that writes would have its writing told in the update of what it observed, and again in its own.
  documents.plan.on('afterAllTransactions', fill)
  return {
    isDue,
    stop() {
      documents.plan.off('afterAllTransactions', fill)
      for (const watch of watches) watch.stop()
    },
  }
}

type GapWatch = {
  mayHaveGaps(): boolean
  /** Answers how much of the effort is left; none of it, or less, when there is more to do. */
  fill(effort: number): number
  stop(): void
}

function watchGaps(documents: PlanDocuments, kind: RowKind): GapWatch {
  const rows = entitiesOf(documents, kind)
  const columns = entitiesOf(documents, columnsOf[kind])
  /** Rows that arrived, each with how many of its cells were looked at; and whether all rows have to be. */
  const arrived = new Map<string, number>()
  let all = true
  let fields: ReadonlyMap<string | null, string[]> | null = null
  const onRows = (events: YEvents) => {
    for (const id of arrivedIn(rows, events, ['place'])) arrived.set(id, 0)
  }
  const onColumns = (events: YEvents) => {
    if (arrivedIn(columns, events, ['place', 'type']).size === 0) return
    all = true
    fields = null
  }
  rows.observeDeep(onRows)
  columns.observeDeep(onColumns)

  function fieldsOf(row: Y.Map<unknown>): readonly string[] {
    fields ??= textFieldsByList(columns)
    const list = kind === 'step' ? null : listOfEntity(row)
    // A row of a list without a place has half arrived; it is filled when it has one.
    return kind === 'listRow' && list === null ? [] : (fields.get(list) ?? [])
  }

  return {
    mayHaveGaps: () => all || arrived.size > 0,
    fill(effort) {
      if (all) for (const id of rows.keys()) arrived.set(id, 0)
      all = false
      let left = effort
      for (const [id, from] of arrived) {
        if (left <= 0) return left
        arrived.delete(id)
        const row = rows.get(id)
        if (!(row instanceof Y.Map)) continue
        const own = fieldsOf(row)
        left -= 1
        for (const [at, field] of own.entries()) {
          if (at < from) continue
          if (left <= 0) {
            arrived.set(id, at)
            return left
          }
          left -= 1
          if (row.has(field)) continue
          row.set(field, new Y.Text())
          left -= effortOfCell
        }
      }
      return left
    },
    stop() {
      rows.unobserveDeep(onRows)
      columns.unobserveDeep(onColumns)
    },
  }
}

type YEvents = readonly Y.YEvent<Y.AbstractType<unknown>>[]

/** What is new, or has another value under one of these keys: a place can come later than what stands there. */
function arrivedIn(root: Y.Map<unknown>, events: YEvents, keys: readonly string[]): Set<string> {
  const ids = new Set<string>()
  for (const event of events) {
    if (!(event instanceof Y.YMapEvent)) continue
    if (event.target === root) for (const id of event.keysChanged) ids.add(String(id))
    else if (keys.some((key) => event.keysChanged.has(key))) ids.add(String(event.path[0]))
  }
  return ids
}
