/** What cells and keys of the grid need; goes along as AG Grid's `context`. */
import { useCallback, useSyncExternalStore } from 'react'
import type { Caret } from '#shared/plan/caret.ts'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import type { History } from '#shared/plan/history.ts'
import type { PlanView } from '#shared/plan/plan-view.ts'
import type { TableKind } from '#shared/plan/schema.ts'
import type { CellAddress } from './cell.ts'
import { columnId } from './cell.ts'
import type { ChangeStore } from './cell-changes.ts'
import type { StatusWords } from './cell-content.ts'
import type { EditingEnd, EditingStore } from './editing.ts'
import type { FindStore } from './find.ts'
import type { FocusWalk } from './focus-walk.ts'
import type { Row } from './row.ts'
import type { RowHeights } from './row-heights.ts'
import type { ScreenReaderMode } from './screen-reader-mode.ts'
import type { Selection } from './selection.ts'

/** Somebody else who is in a cell; `caret` while that person has its text open. */
export type CellColleague = {
  clientId: number
  user: { name: string; organisation: string }
  colour: string
  focus?: { caret?: Caret | null | undefined } | null | undefined
}

/** Who of the others is in a cell. */
export type CellPresence = {
  /** The same array while nothing changed. */
  at(entity: string, column: string): readonly CellColleague[]
  tellFocus(focus: { row: string; column: string } | null): void
  tellCaret(caret: Caret | null): void
  subscribe(listener: () => void): () => void
}

/** What colleagues changed just now, by cell. */
export type RecentCells = {
  at(entity: string, column: string): RecentCell | undefined
  subscribe(entity: string, column: string, listener: () => void): () => void
}
export type RecentCell = { by: readonly Pick<CellColleague, 'user' | 'colour'>[] }

/** Names that come in when they are asked for. */
export type NameStore = {
  /** The same array while nothing changed. */
  current(): readonly string[]
  subscribe(listener: () => void): () => void
}

/** What may be edited now: progress goes on while the text of a plan is frozen. */
export type EditRights = Readonly<{ plan: boolean; progress: boolean }>

export type GridContext = {
  documents: PlanDocuments
  view: PlanView
  /** Every edit of this person goes through it, so that it can be taken back. */
  history: History
  /** Changes while the grid is open: a lock takes them away at once. */
  rights: EditRights
  createId: () => string
  presence: CellPresence
  /** None on a paper that nobody changes. */
  recent?: RecentCells | undefined
  changes: ChangeStore
  /** Who takes part in the plan; read when somebody types a name. */
  memberNames?: NameStore | undefined
  editing: EditingStore
  selection: Selection
  find: FindStore
  /** Of the language of the screen. */
  statusWords: StatusWords
  walk: FocusWalk
  heights: RowHeights
  screenReader: ScreenReaderMode
  stopEditing(then: EditingEnd): void
  /** All rows that are shown, drawn or not. */
  rows(): readonly Row[]
  openMenu(rowId: string, anchor: Element): void
  /** Who changed this cell last, told at the cell. */
  showLastChange(row: Row, column: string, anchor: Element): void
  openColumnMenu(column: string, anchor: Element): void
  /** Shows a column that the person hid. */
  showColumn(column: string): void
  /** By the right mouse button; AG Grid tells it of cells, not of rows as wide as the page. */
  openMenuAt(row: Row | undefined, event: Event | null | undefined): void
  addAction(theme: string, table: TableKind): void
  addStep(behind: Row): void
  /** Scrolls a cell into view without moving the focus. */
  scrollTo(rowId: string, column: string): void
  /** Shows the focus on a cell as soon as its row is there. */
  focusCell(rowId: string, column: string, options?: { edit: boolean }): void
  /** Takes a row away; the focus goes to what comes in its place. */
  takeAway(rowId: string, remove: () => void): void
}

/** Status and note are progress; everything else is the plan. */
export function mayEditColumn(rights: EditRights, column: string): boolean {
  return column === columnId.status || column === columnId.note ? rights.progress : rights.plan
}

const nobody: readonly CellColleague[] = []

export function useColleagues(presence: CellPresence, address: CellAddress | null) {
  return useSyncExternalStore(presence.subscribe, () =>
    address === null ? nobody : presence.at(address.entity, address.column),
  )
}

/** What a colleague changed in this cell just now; drawn anew for this cell alone. */
export function useRecentCell(recent: RecentCells | undefined, address: CellAddress | null) {
  const { entity, column } = address ?? {}
  const subscribe = useCallback(
    (listener: () => void) =>
      recent && entity !== undefined && column !== undefined
        ? recent.subscribe(entity, column, listener)
        : () => undefined,
    [recent, entity, column],
  )
  return useSyncExternalStore(subscribe, () =>
    recent && entity !== undefined && column !== undefined ? recent.at(entity, column) : undefined,
  )
}
