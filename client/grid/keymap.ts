/** Which key means what in the grid. The arrows, Tab, Home, End and Page Up/Down are AG Grid's own. */
import { columnId } from './cell.ts'
import type { Row } from './row.ts'
import type { RowActionName } from './row-actions.ts'

export type GridCommand =
  | { kind: 'row'; action: RowActionName }
  | { kind: 'edit'; replaceWith?: string }
  | { kind: 'extend'; rows: number; columns: number }
  | { kind: 'tab'; by: 1 | -1 }
  | { kind: 'menu' | 'add-action-here' | 'empty' | 'fill-down' | 'today' | 'select-rows' | 'select-columns' }

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** What a key does on a cell of a row; null leaves it to AG Grid and the browser. */
export function commandOf(key: Key, row: Row, column: string): GridCommand | null {
  const control = key.ctrlKey || key.metaKey
  const arrow = arrows[key.key]
  if (arrow && key.shiftKey && key.altKey) return moveRow(arrow[0], row, column)
  if (arrow && key.shiftKey && !control) return { kind: 'extend', rows: arrow[0], columns: arrow[1] }
  if (key.key === 'ContextMenu' || (key.key === 'F10' && key.shiftKey)) return { kind: 'menu' }
  if (key.key === ' ' && key.shiftKey) return { kind: 'select-rows' }
  if (key.key === ' ' && control) return { kind: 'select-columns' }
  if (control && key.key.toLowerCase() === 'd') return { kind: 'fill-down' }
  if (control && key.key === ';') return { kind: 'today' }
  if (control && key.key === 'Enter') return { kind: 'row', action: key.shiftKey ? 'addAction' : 'addStep' }
  if (control || key.altKey) return null
  if (key.key === 'Tab' && row.kind === 'step') return { kind: 'tab', by: key.shiftKey ? -1 : 1 }
  if (key.key === 'Enter' && row.kind === 'add') return { kind: 'add-action-here' }
  if (column === columnId.menu && row.kind === 'step') {
    return key.key === 'Enter' || key.key === ' ' ? { kind: 'menu' } : null
  }
  if (key.key === 'Enter' || key.key === 'F2') return { kind: 'edit' }
  if (key.key === 'Delete' || key.key === 'Backspace') return { kind: 'empty' }
  return isPrintable(key) ? { kind: 'edit', replaceWith: key.key } : null
}

/** A key that is a letter, a digit, a sign or a space. */
export function isPrintable(key: Key): boolean {
  return [...key.key].length === 1 && !key.ctrlKey && !key.metaKey && !key.altKey
}

/** Keys that AG Grid would take for itself. */
export function isOurs(key: Key): boolean {
  const control = key.ctrlKey || key.metaKey
  if (key.shiftKey && key.key in arrows) return true
  if (key.key === 'Tab' && !control && !key.altKey) return true
  return (key.key === ' ' && (key.shiftKey || control)) || (control && key.key.toLowerCase() === 'd')
}

function moveRow(by: number, row: Row, column: string): GridCommand | null {
  if (by === 0) return null
  const up = by < 0
  if (row.kind !== 'step') return { kind: 'row', action: up ? 'themeUp' : 'themeDown' }
  if (column === columnId.title) return { kind: 'row', action: up ? 'actionUp' : 'actionDown' }
  return { kind: 'row', action: up ? 'stepUp' : 'stepDown' }
}
