/** Everything that the grid does outside React: rows coming in, where the focus is, what is being edited. */
import type { GridApi } from 'ag-grid-community'
import type { EditOrigin, PlanDocuments } from '#shared/plan/documents.ts'
import type { PlanView } from '#shared/plan/plan-view.ts'
import type { CellAddress } from './cell.ts'
import { addressOf, columnId } from './cell.ts'
import { createChangeStore } from './cell-changes.ts'
import type { EditingEnd } from './editing.ts'
import { createEditingStore } from './editing.ts'
import type { CellPresence, EditRights, GridContext } from './grid-context.ts'
import { mayEditColumn } from './grid-context.ts'
import type { Row } from './row.ts'
import type { RowSync } from './row-sync.ts'
import { openRowSync } from './row-sync.ts'

export type GridDeps = {
  documents: PlanDocuments
  view: PlanView
  origin: EditOrigin
  rights: EditRights
  userId: string
  createId: () => string
  presence: CellPresence
}

/** What a person was looking at, to come back to in another grid of the same plan. */
export type GridPlace = { top: string; focus: { row: string; column: string } | null }

export type GridControl = {
  context: GridContext
  /** Connects a grid that is ready; the answer disconnects it. */
  open(api: GridApi<Row>, events: { onFocusLost: () => void }): () => void
  place(): GridPlace | null
  goTo(place: GridPlace): void
  /** Takes rights away or gives them. A cell that may no longer be edited closes, its words kept. */
  setRights(rights: EditRights): void
  row(id: string): Row | null
  edit(row: Row, column: string, onReadOnly: () => void): void
  focusCell(rowId: string, column: string, options?: { edit?: boolean; top?: boolean }): void
  /** Puts the focus on the cell of an entity, wherever its row stands. */
  showCell(address: CellAddress): void
  focusFirst(): void
  /** Tells colleagues which cell has the focus. */
  tellFocus(): void
  openMenuAt(row: Row | undefined, event: Event | null | undefined): void
  reportThemeInView(report: (theme: string) => void): void
}

export function createGridControl(deps: GridDeps): GridControl {
  const editing = createEditingStore()
  let api: GridApi<Row> | null = null
  let sync: RowSync | null = null

  const context: GridContext = {
    ...deps,
    changes: createChangeStore(),
    editing,
    stopEditing,
    focusCell: (id, column, options) => focusCell(id, column, options),
    openMenu: () => undefined,
    addAction: () => undefined,
  }

  function stopEditing(then: EditingEnd): void {
    if (editing.current() === null) return
    const cell = api?.getFocusedCell()
    editing.stop()
    sync?.flush()
    if (!api || !cell || then === 'leave') return
    api.setFocusedCell(cell.rowIndex, cell.column)
    if (then === 'next') api.tabToNextCell()
    else if (then === 'previous') api.tabToPreviousCell()
    else if (then === 'down') focusBelow(api, cell.rowIndex, cell.column.getColId())
  }

  function focusBelow(grid: GridApi<Row>, from: number, column: string): void {
    const row = grid.getDisplayedRowAtIndex(from)?.data
    for (let index = from + 1; index < grid.getDisplayedRowCount(); index++) {
      const below = grid.getDisplayedRowAtIndex(index)?.data
      const sameTitle =
        column === columnId.title &&
        row?.kind === 'step' &&
        below?.kind === 'step' &&
        row.action === below.action
      if (sameTitle) continue
      grid.ensureIndexVisible(index)
      grid.setFocusedCell(index, column)
      return
    }
  }

  function focusCell(id: string, column: string, { edit = false, top = false } = {}): void {
    sync?.flush()
    const node = api?.getRowNode(id)
    if (!api || node?.rowIndex === null || node?.rowIndex === undefined) return
    api.ensureIndexVisible(node.rowIndex, top ? 'top' : null)
    api.ensureColumnVisible(column)
    api.setFocusedCell(node.rowIndex, column)
    const address = node.data ? addressOf(node.data, column) : null
    if (edit && address) editing.start(address)
  }

  function focusedAddress() {
    const cell = api?.getFocusedCell()
    const row = cell ? api?.getDisplayedRowAtIndex(cell.rowIndex)?.data : undefined
    return cell && row ? addressOf(row, cell.column.getColId()) : null
  }

  return {
    context,
    open(grid, { onFocusLost }) {
      api = grid
      const opened = openRowSync({
        api: grid,
        view: deps.view,
        mayEdit: () => context.rights.plan,
        onFocusLost: () => {
          if (editing.current() === null) return
          editing.stop()
          onFocusLost()
        },
      })
      sync = opened
      return () => {
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
      return top === undefined ? null : { top, focus }
    },
    goTo({ top, focus }) {
      const first = api?.getRowNode(top)?.rowIndex
      if (first) api?.ensureIndexVisible(first, 'top')
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
    row: (id) => api?.getRowNode(id)?.data ?? null,
    edit(row, column, onReadOnly) {
      const address = addressOf(row, column)
      if (address === null) return
      if (mayEditColumn(context.rights, column)) editing.start(address)
      else onReadOnly()
    },
    focusCell,
    showCell({ entity, column }) {
      let found: string | undefined
      api?.forEachNode(({ data }) => {
        if (found === undefined && data && addressOf(data, column)?.entity === entity) found = data.id
      })
      if (found !== undefined) focusCell(found, column)
    },
    focusFirst() {
      const cell = api?.getFocusedCell()
      if (cell) api?.setFocusedCell(cell.rowIndex, cell.column)
      else api?.setFocusedCell(0, columnId.title)
    },
    tellFocus() {
      const address = focusedAddress()
      deps.presence.tellFocus(address ? { row: address.entity, column: address.column } : null)
    },
    openMenuAt(row, event) {
      if (!row || !context.rights.plan || !(event?.target instanceof Element)) return
      event.preventDefault()
      context.openMenu(row.id, event.target.closest('.ag-cell') ?? event.target)
    },
    reportThemeInView(report) {
      const first = api?.getDisplayedRowAtIndex(api.getFirstDisplayedRowIndex())?.data
      if (first) report(first.theme)
    },
  }
}
