/** Puts readings together into lists. Keeps what did not change: a list, a row and a column by their identity. */
import { entityRoots } from './documents.ts'
import type { ListColumnReading, ListReading, ListRowReading } from './read-entity.ts'
import { readCells } from './read-entity.ts'
import type { BinEntry, Column, ListRow, ListTable, Problem } from './schema.ts'
import { binned, childrenByParent, liveColumns, sorted } from './standing.ts'

export type ListReadings = {
  list: ReadonlyMap<string, ListReading>
  listColumn: ReadonlyMap<string, ListColumnReading>
  listRow: ReadonlyMap<string, ListRowReading>
}

export type Lists = { lists: readonly ListTable[]; bin: readonly BinEntry[]; problems: readonly Problem[] }

export type ListAssembly = {
  /** The same object until something was told. */
  lists(): Lists
  /** Tells that an entity was read anew; `moved`: it came, went, or stands elsewhere. */
  tell(kind: keyof ListReadings, moved: boolean): void
}

/** Who stands where, which changes less often than what stands in it. */
type Standing = {
  lists: readonly ListReading[]
  columns: ReadonlyMap<string, readonly ListColumnReading[]>
  rows: ReadonlyMap<string, readonly string[]>
}

export function createListAssembly(readings: ListReadings): ListAssembly {
  let standing: Standing | null = null
  let assembled: Lists | null = null
  const knownLists = new Map<string, { reading: ListReading; list: ListTable }>()
  const knownRows = new Map<string, { reading: ListRowReading; columns: readonly Column[]; row: ListRow }>()

  function assemble(): Lists {
    standing ??= findStanding(readings)
    const bin: BinEntry[] = []
    const lists: ListTable[] = []
    for (const reading of standing.lists) {
      if (reading.removal) bin.push(binned('list', reading, reading.title, reading.removal))
      else lists.push(assembleList(reading, standing, bin))
    }
    return { lists, bin, problems: findProblems(readings) }
  }

  function assembleList(reading: ListReading, { columns, rows }: Standing, bin: BinEntry[]): ListTable {
    const before = knownLists.get(reading.id)
    const ownColumns = columns.get(reading.id) ?? []
    for (const column of ownColumns)
      if (column.removal) bin.push(binned('listColumn', column, column.title, column.removal))
    const columnsNow = keep(before?.list.columns, liveColumns(ownColumns))
    const rowsNow: ListRow[] = []
    for (const id of rows.get(reading.id) ?? []) {
      const row = readings.listRow.get(id)
      if (row === undefined) continue
      const now = rowOf(row, columnsNow)
      if (row.removal) bin.push(binned('listRow', row, labelOf(now), row.removal))
      else rowsNow.push(now)
    }
    const keptRows = before && isSameList(before.list.rows, rowsNow) ? before.list.rows : rowsNow
    if (before?.reading === reading && before.list.columns === columnsNow && before.list.rows === keptRows)
      return before.list
    const { id, title, introduction } = reading
    const list = { id, title, introduction, columns: columnsNow, rows: keptRows }
    knownLists.set(id, { reading, list })
    return list
  }

  function rowOf(reading: ListRowReading, columns: readonly Column[]): ListRow {
    const known = knownRows.get(reading.id)
    if (known?.reading === reading && known.columns === columns) return known.row
    const row = { id: reading.id, cells: readCells(reading.fields, columns) }
    knownRows.set(reading.id, { reading, columns, row })
    return row
  }

  return {
    lists() {
      assembled ??= assemble()
      return assembled
    },
    tell(kind, moved) {
      assembled = null
      if (moved || kind !== 'listRow') standing = null
    },
  }
}

function findStanding(readings: ListReadings): Standing {
  const rows = childrenByParent(readings.listRow, ({ list }) => list)
  return {
    lists: sorted(readings.list),
    columns: childrenByParent(readings.listColumn, ({ list }) => list),
    rows: new Map([...rows].map(([list, own]) => [list, own.map(({ id }) => id)])),
  }
}

function findProblems(readings: ListReadings): Problem[] {
  const problems: Problem[] = []
  for (const kind of ['list', 'listColumn', 'listRow'] as const)
    for (const reading of readings[kind].values()) problems.push(...reading.problems)
  for (const kind of ['listColumn', 'listRow'] as const) {
    for (const { id, place } of readings[kind].values())
      if (place && !readings.list.has(place.list))
        problems.push({ root: entityRoots[kind], id, reason: 'unknown-parent' })
  }
  return problems
}

/** What a row is called where its cells are not: its first words. */
function labelOf({ cells }: ListRow): string {
  return String(Object.values(cells).find((value) => value !== '') ?? '')
}

function keep<T>(before: T | undefined, now: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now
}

function isSameList<T>(before: readonly T[], now: readonly T[]): boolean {
  return before.length === now.length && now.every((item, index) => item === before[index])
}
