/** What can be done with a list and its rows, the same by menu and by key. */
import { addListRow, moveList, moveListRow } from '#shared/plan/edit-list.ts'
import type { BinEntry } from '#shared/plan/schema.ts'
import { isTextType } from '#shared/plan/schema.ts'
import type { GridContext } from './grid-context.ts'
import type { AnyListRow } from './list-row.ts'
import { listRowId } from './list-row.ts'
import { shifted, shownIn } from './shifted.ts'

export type ListActionName =
  | 'addRow'
  | 'rowUp'
  | 'rowDown'
  | 'removeRow'
  | 'listUp'
  | 'listDown'
  | 'removeList'

export type ListActions = {
  /** In menu order, grouped. */
  available(row: AnyListRow): ListActionName[][]
  /** The keys for steps and themes do the same to rows and lists. */
  run(name: string, row: AnyListRow): void
}

export function createListActions(
  context: GridContext,
  { onRemoved }: { onRemoved: (kind: BinEntry['kind'], putBack: () => void) => void },
): ListActions {
  const { documents, history, createId, view } = context
  const listOf = ({ list }: AnyListRow) => view.plan().lists.find(({ id }) => id === list)

  function addRow(row: AnyListRow): void {
    const id = createId()
    const after = row.kind === 'entry' ? row.entry.id : undefined
    history.add('listRow', id, (origin) => addListRow(documents, { id, list: row.list, after }, origin))
    const first = listOf(row)?.columns[0]
    if (first) context.focusCell(listRowId.entry(id), first.id, { edit: isTextType(first.type) })
  }

  function move(row: AnyListRow, by: -1 | 1): void {
    if (row.kind !== 'entry') return
    const { id } = row.entry
    const column = context.selection.range()?.columns[0] ?? row.columns[0]?.id
    const after = shifted(listOf(row)?.rows ?? [], id, by, shownIn(context.rows()))
    if (after !== undefined)
      history.edit((origin) => moveListRow(documents, { id, list: row.list, after }, origin))
    if (column !== undefined) context.focusCell(row.id, column)
  }

  function moveWholeList({ list }: AnyListRow, by: -1 | 1): void {
    const after = shifted(view.plan().lists, list, by)
    if (after !== undefined) history.edit((origin) => moveList(documents, { id: list, after }, origin))
  }

  function remove(kind: 'list' | 'listRow', id: string, row: string): void {
    context.takeAway(row, () => history.remove(kind, id))
    onRemoved(kind, () => history.putBack(kind, id))
  }

  return {
    available({ kind }) {
      if (kind === 'entry') return [['addRow'], ['rowUp', 'rowDown', 'removeRow']]
      return kind === 'list' ? [['addRow'], ['listUp', 'listDown', 'removeList']] : [['addRow']]
    },
    run(name, row) {
      switch (name) {
        case 'addRow':
        case 'addStep':
        case 'addAction':
          return addRow(row)
        case 'rowUp':
        case 'stepUp':
          return move(row, -1)
        case 'rowDown':
        case 'stepDown':
          return move(row, 1)
        case 'removeRow':
          return row.kind === 'entry' ? remove('listRow', row.entry.id, row.id) : undefined
        case 'listUp':
        case 'themeUp':
          return moveWholeList(row, -1)
        case 'listDown':
        case 'themeDown':
          return moveWholeList(row, 1)
        case 'removeList':
          return remove('list', row.list, row.id)
      }
    },
  }
}
