/** Carries out the keys of the grid. */
import type { GridApi } from 'ag-grid-community'
import { addressOf, columnId } from './cell.ts'
import type { StatusWords } from './cell-content.ts'
import { writeCellWords } from './cell-content.ts'
import { emptyRange, fillDown } from './clipboard/clipboard.ts'
import type { GridContext } from './grid-context.ts'
import { mayEditColumn } from './grid-context.ts'
import type { GridCommand } from './keymap.ts'
import { commandOf, isPrintable } from './keymap.ts'
import { presentQuarter, today } from './present.ts'
import type { Row } from './row.ts'
import type { RowActions } from './row-actions.ts'

export type KeyboardOptions = {
  api: GridApi<Row>
  context: GridContext
  actions: RowActions
  statusWords: StatusWords
  onReadOnly: () => void
}

/**
 * Handles a key on the grid's element. Not AG Grid's `cellKeyDown`: that event comes after the fact, and of
 * two letters typed fast the second would be lost before the editor is open.
 */
export function handleGridKey(key: KeyboardEvent, options: KeyboardOptions): void {
  const { api, context } = options
  if (key.defaultPrevented || key.isComposing) return
  const { target } = key
  if (context.editing.current() !== null) {
    const inEditor = target instanceof Element && target.closest('textarea, input') !== null
    if (inEditor || !isPrintable(key)) return
    key.preventDefault()
    return context.editing.typeAhead(key.key)
  }
  // Headers are AG Grid's, and buttons inside a row keep their own keys.
  if (!(target instanceof Element) || target.closest('.ag-row, .ag-cell') === null) return
  if (target.closest('button, a, input') !== null) return
  const focused = api.getFocusedCell()
  const row = focused ? api.getDisplayedRowAtIndex(focused.rowIndex)?.data : undefined
  if (!focused || !row) return
  const column = focused.column.getColId()
  const command = commandOf(key, row, column, { enterStays: context.screenReader.isOn() })
  if (command !== null && run(command, row, column, target, options)) key.preventDefault()
}

/** Says whether the key was of use here. */
function run(
  command: GridCommand,
  row: Row,
  column: string,
  target: Element,
  { context, actions, statusWords, onReadOnly }: KeyboardOptions,
): boolean {
  const { selection } = context
  const address = addressOf(row, column)
  switch (command.kind) {
    case 'extend': {
      const corner = selection.move(command.rows, command.columns)
      if (corner) context.scrollTo(corner.row, corner.column)
      return corner !== null
    }
    case 'tab':
      return context.walk.tab(command.by)
    case 'enter':
      context.walk.enter(command.by)
      return true
    case 'jump':
      context.walk.jump(command.to, command.extend)
      return true
    case 'select-table':
      selection.selectTable()
      return true
    case 'select-rows':
      selection.selectRows()
      return true
    case 'select-columns':
      selection.selectColumns()
      return true
    case 'menu':
      context.openMenu(row.id, target)
      return true
    case 'last-change':
      context.showLastChange(row, column, target)
      return true
    default:
      if (mayChange()) return change()
      if (address !== null) onReadOnly()
      return address !== null
  }

  /** Rows and the place they have are the plan; cells are what their columns are. */
  function mayChange(): boolean {
    if (command.kind === 'row' || command.kind === 'add-action-here') return context.rights.plan
    const columns =
      command.kind === 'empty' || command.kind === 'fill-down' ? selection.range()?.columns : undefined
    return (columns ?? [column]).every((one) => mayEditColumn(context.rights, one))
  }

  function change(): boolean {
    const range = selection.range()
    switch (command.kind) {
      case 'row':
        actions.run(command.action, row)
        return true
      case 'add-action-here':
        if (row.kind === 'add') actions.addActionAtEnd(row.theme, row.table)
        else actions.run('addRow', row)
        return true
      case 'edit':
        if (address === null) return false
        selection.clear()
        context.editing.start({ ...address, replaceWith: command.replaceWith })
        return true
      case 'empty':
        if (range) emptyRange(context, range, statusWords)
        else writeWords('')
        return true
      case 'fill-down':
        if (range) fillDown(context, range, statusWords)
        return true
      case 'today':
        writeWords(column === columnId.planning ? presentQuarter(new Date()) : today(new Date()))
        return true
      default:
        return false
    }
  }

  function writeWords(words: string): void {
    const write = writeCellWords(context, row, column, words, statusWords)
    if (write) context.history.edit(write)
  }
}
