/** Everything that the grid does outside React: rows coming in, where the focus is, what is being edited. */
import type { GridApi } from 'ag-grid-community'
import type { PlanDocuments } from '#shared/plan/documents.ts'
import type { History } from '#shared/plan/history.ts'
import type { PlanView } from '#shared/plan/plan-view.ts'
import type { CellAddress } from './cell.ts'
import { addressOf, columnId } from './cell.ts'
import { createChangeStore } from './cell-changes.ts'
import { isFilled } from './cell-content.ts'
import type { EditingEnd } from './editing.ts'
import { createEditingStore } from './editing.ts'
import type { FilterStore } from './filter/filter-store.ts'
import type { RowFilter } from './filter/row-filter.ts'
import { createShownRows } from './filter/shown-rows.ts'
import { createFindStore } from './find.ts'
import { columnShown, createFocusWalk } from './focus-walk.ts'
import type { CellPresence, EditRights, GridContext, NameStore, RecentCells } from './grid-context.ts'
import { mayEditColumn } from './grid-context.ts'
import type { AskChanges } from './last-change/use-cell-changes.ts'
import { openListSync } from './list-sync.ts'
import type { Row } from './row.ts'
import { createRowHeights } from './row-heights.ts'
import type { RowSync } from './row-sync.ts'
import { openRowSync } from './row-sync.ts'
import { openScreenReaderMode } from './screen-reader-mode.ts'
import { createSelection } from './selection.ts'
import { takeKeyboard } from './take-keyboard.ts'

export type GridDeps = {
  documents: PlanDocuments
  view: PlanView
  history: History
  rights: EditRights
  createId: () => string
  presence: CellPresence
  filter: FilterStore
  /** The list to show; without it the action tables. */
  list?: string | undefined
  /** Who works here: some choices are a person's own. */
  person: string
  recent?: RecentCells
  /** Reads what was done to a cell; a paper that never changes has none. */
  askChanges?: AskChanges
  memberNames?: NameStore
}

/** What a person was looking at, to come back to in another grid of the same plan. */
export type GridPlace = {
  top: string
  focus: { row: string; column: string } | null
  filter: RowFilter
}

export type GridControl = {
  context: GridContext
  /** Connects a grid that is ready; the answer disconnects it. */
  open(api: GridApi<Row>, events: { onFocusLost: () => void }): () => void
  place(): GridPlace | null
  goTo(place: GridPlace): void
  /** Takes rights away or gives them. A cell that may no longer be edited closes, its words kept. */
  setRights(rights: EditRights): void
  row(id: string): Row | null
  /** All rows that are shown, drawn or not. */
  rows(): readonly Row[]
  /** Those that a filter hides too. */
  allRows(): readonly Row[]
  editFocused(onReadOnly: () => void): void
  focusCell(rowId: string, column: string, options?: { edit?: boolean; top?: boolean }): void
  /** Puts the focus on the cell of an entity, wherever its row stands. False: its row or column is not there to see. */
  showCell(address: CellAddress): boolean
  focusFirst(): void
  /** Tells colleagues which cell has the focus. */
  tellFocus(): void
  reportThemeInView(report: (theme: string) => void): void
}

export function createGridControl(deps: GridDeps & Pick<GridContext, 'statusWords'>): GridControl {
  const editing = createEditingStore()
  let api: GridApi<Row> | null = null
  let sync: RowSync | null = null

  const selection = createSelection(() => api)
  const heights = createRowHeights(() => api)
  const find = createFindStore()
  const shownRows = createShownRows({
    store: deps.filter,
    list: deps.list,
    statusWords: () => context.statusWords,
    rowsInUse: () =>
      new Set([focusedRow()?.id ?? '', ...(selection.range()?.rows ?? []).map(({ id }) => id)]),
  })
  const walk = createFocusWalk({
    getApi: () => api,
    selection,
    show: heights.show,
    isFilled: (row, column) => isFilled(row, column, deps.view.plan()),
    addStep(behind) {
      if (context.rights.plan) context.addStep(behind)
      return context.rights.plan
    },
    scrollTo,
  })

  const context: GridContext = {
    ...deps,
    createId() {
      const id = deps.createId()
      shownRows.keep(id)
      return id
    },
    changes: createChangeStore(),
    editing,
    selection,
    find,
    walk,
    heights,
    screenReader: openScreenReaderMode(deps.person),
    scrollTo,
    stopEditing,
    focusCell: (id, column, options) => focusCell(id, column, options),
    takeAway,
    rows: () => sync?.rows() ?? [],
    openMenu: () => undefined,
    showLastChange: () => undefined,
    openColumnMenu: () => undefined,
    showColumn: () => undefined,
    openMenuAt(row, event) {
      if (!row || !(event?.target instanceof Element)) return
      // Where one types, the browser's own menu pastes and spells.
      if (event.target.closest('textarea, input') !== null) return
      event.preventDefault()
      context.openMenu(row.id, event.target.closest('.ag-cell') ?? event.target)
    },
    addAction: () => undefined,
    addStep: () => undefined,
  }

  function stopEditing(then: EditingEnd): void {
    if (editing.current() === null) return
    const cell = api?.getFocusedCell()
    editing.stop()
    sync?.flush()
    if (!api || !cell || then === 'leave') return
    api.setFocusedCell(cell.rowIndex, cell.column)
    if (then === 'next') walk.tab(1)
    else if (then === 'previous') walk.tab(-1)
    else if (then === 'down' && !context.screenReader.isOn()) walk.enter(1)
  }

  function scrollTo(id: string, column: string): void {
    const index = api?.getRowNode(id)?.rowIndex
    if (index === null || index === undefined) return
    heights.show(index)
    api?.ensureColumnVisible(column)
  }

  function focusCell(id: string, column: string, { edit = false, top = false } = {}): void {
    sync?.flush()
    const node = api?.getRowNode(id)
    if (!api || node?.rowIndex === null || node?.rowIndex === undefined) return
    const shown = columnShown(api, column)
    heights.show(node.rowIndex, { top, withAction: shown === columnId.title })
    api.ensureColumnVisible(shown)
    api.setFocusedCell(node.rowIndex, shown)
    const address = node.data ? addressOf(node.data, column) : null
    if (edit && address) editing.start(address)
    else takeKeyboard(api)
  }

  function takeAway(id: string, remove: () => void): void {
    const at = api?.getRowNode(id)?.rowIndex ?? null
    const column = api?.getFocusedCell()?.column.getColId() ?? columnId.title
    remove()
    sync?.flush()
    const index = Math.min(at ?? 0, (api?.getDisplayedRowCount() ?? 0) - 1)
    if (!api || at === null || index < 0) return
    heights.show(index)
    api.setFocusedCell(index, columnShown(api, column))
  }

  function focusedRow(): Row | undefined {
    const cell = api?.getFocusedCell()
    return cell ? api?.getDisplayedRowAtIndex(cell.rowIndex)?.data : undefined
  }

  function focusedAddress() {
    const column = api?.getFocusedCell()?.column.getColId()
    const row = focusedRow()
    return column && row ? addressOf(row, column) : null
  }

  return {
    context,
    open(grid, { onFocusLost }) {
      api = grid
      const { list } = deps
      const options = {
        api: grid,
        view: deps.view,
        shownRows,
        mayEdit: () => context.rights.plan,
        onRows: selection.refresh,
        onFocusLost: () => {
          if (editing.current() === null) return
          editing.stop()
          onFocusLost()
        },
      }
      const opened = list === undefined ? openRowSync(options) : openListSync({ ...options, list })
      sync = opened
      const closeFilter = shownRows.open(opened.filter)
      return () => {
        closeFilter()
        opened.close()
        // A message that is still on the screen may offer to put something back.
        context.rights = { plan: false, progress: false }
        sync = null
        api = null
      }
    },
    place() {
      const top = api?.getDisplayedRowAtIndex(api.getFirstDisplayedRowIndex())?.id
      const cell = api?.getFocusedCell()
      const row = cell ? api?.getDisplayedRowAtIndex(cell.rowIndex)?.id : undefined
      // A cell that was being edited has left the focus nowhere.
      const active = document.activeElement
      const hasFocus = active === document.body || active?.closest('.rt-grid') != null
      const focus = cell && row && hasFocus ? { row, column: cell.column.getColId() } : null
      return top === undefined ? null : { top, focus, filter: deps.filter.state().filter }
    },
    goTo({ top, focus }) {
      const first = api?.getRowNode(top)?.rowIndex
      if (first) heights.show(first, { top: true })
      if (focus) focusCell(focus.row, focus.column)
    },
    setRights(rights) {
      const before = context.rights
      if (before.plan === rights.plan && before.progress === rights.progress) return
      context.rights = rights
      const open = editing.current()
      if (open && !mayEditColumn(rights, open.column)) {
        // Leaving is what commits a number or a date.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        editing.stop()
      }
      sync?.rebuild()
    },
    rows: context.rows,
    allRows: () => sync?.allRows() ?? [],
    row: (id) => api?.getRowNode(id)?.data ?? null,
    editFocused(onReadOnly) {
      const address = focusedAddress()
      if (address === null) return
      if (mayEditColumn(context.rights, address.column)) editing.start(address)
      else onReadOnly()
    },
    focusCell,
    showCell({ entity, column }) {
      sync?.flush()
      const found = sync?.allRows().find((row) => addressOf(row, column)?.entity === entity)
      if (!api || found === undefined) return false
      if (api.getRowNode(found.id) === undefined) {
        shownRows.keep(entity)
        sync?.filter()
      }
      context.showColumn(column)
      focusCell(found.id, column)
      return found.kind !== 'step' || api.getColumn(column)?.isVisible() === true
    },
    focusFirst() {
      const cell = api?.getFocusedCell()
      if (cell) api?.setFocusedCell(cell.rowIndex, cell.column)
      else if (api) api.setFocusedCell(0, columnShown(api, columnId.title))
    },
    tellFocus() {
      const address = focusedAddress()
      deps.presence.tellFocus(address ? { row: address.entity, column: address.column } : null)
      shownRows.leave()
    },
    reportThemeInView(report) {
      const first = api ? firstInView(api) : null
      if (first && 'theme' in first) report(first.theme)
    },
  }
}

/** Not the first that is drawn: above it some more are. */
function firstInView(api: GridApi<Row>): Row | null {
  const { top } = api.getVerticalPixelRange()
  for (let index = api.getFirstDisplayedRowIndex(); ; index++) {
    const node = api.getDisplayedRowAtIndex(index)
    if (!node) return null
    if ((node.rowTop ?? 0) + (node.rowHeight ?? 0) > top) return node.data ?? null
  }
}
