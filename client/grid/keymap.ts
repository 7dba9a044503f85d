/** Which key means what in the grid. The arrows and Page Up/Down are AG Grid's own. */
import { columnId } from './cell.ts'
import type { JumpTo } from './jump.ts'
import type { Row } from './row.ts'
import { isCellRow } from './row.ts'
import type { RowActionName } from './row-actions.ts'

export type GridCommand =
  | { kind: 'row'; action: RowActionName }
  | { kind: 'edit'; replaceWith?: string }
  | { kind: 'extend'; rows: number; columns: number }
  | { kind: 'tab' | 'enter'; by: 1 | -1 }
  | { kind: 'jump'; to: JumpTo; extend: boolean }
  | { kind: 'menu' | 'last-change' | 'add-action-here' | 'empty' | 'fill-down' | 'today' }
  | { kind: 'select-rows' | 'select-columns' | 'select-table' }

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const jumps: Readonly<Record<string, JumpTo>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

const headings: readonly Row['kind'][] = ['theme', 'introduction', 'list', 'list-introduction']

/**
 * What a key does on a cell of a row; null leaves it to AG Grid and the browser. `enterStays`: Enter edits and
 * goes nowhere.
 */
export function commandOf(
  key: Key,
  row: Row,
  column: string,
  { enterStays = false }: { enterStays?: boolean } = {},
): GridCommand | null {
  const control = key.ctrlKey || key.metaKey
  const arrow = arrows[key.key]
  if (arrow && key.shiftKey && key.altKey) return moveRow(arrow[0], row, column)
  const jump = jumpOf(key)
  if (jump) return { kind: 'jump', to: jump, extend: key.shiftKey }
  if (key.altKey && key.shiftKey && !control && key.key.toLowerCase() === 'l') return { kind: 'last-change' }
  if (arrow && key.shiftKey && !control) return { kind: 'extend', rows: arrow[0], columns: arrow[1] }
  if (key.key === 'ContextMenu' || (key.key === 'F10' && key.shiftKey)) return { kind: 'menu' }
  if (key.key === ' ' && key.shiftKey) return { kind: 'select-rows' }
  if (key.key === ' ' && control) return { kind: 'select-columns' }
  if (control && key.key.toLowerCase() === 'd') return { kind: 'fill-down' }
  if (control && key.key.toLowerCase() === 'a') return { kind: 'select-table' }
  if (control && key.key === ';') return { kind: 'today' }
  if (control && key.key === 'Enter') return { kind: 'row', action: key.shiftKey ? 'addAction' : 'addStep' }
  if (key.key === 'ArrowDown' && key.altKey && !control) return { kind: 'edit' }
  if (control || key.altKey) return null
  if (key.key === 'Tab' && isCellRow(row)) return { kind: 'tab', by: key.shiftKey ? -1 : 1 }
  if (key.key === 'Enter' && key.shiftKey) return { kind: 'enter', by: -1 }
  if (key.key === 'Enter' && (row.kind === 'add' || row.kind === 'add-entry'))
    return { kind: 'add-action-here' }
  if (column === columnId.menu && isCellRow(row)) {
    return key.key === 'Enter' || key.key === ' ' ? { kind: 'menu' } : null
  }
  // A heading is one wide cell, which Enter opens as it would press a button.
  if (key.key === 'Enter')
    return headings.includes(row.kind) || enterStays ? { kind: 'edit' } : { kind: 'enter', by: 1 }
  if (key.key === 'F2') return { kind: 'edit' }
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
  if ((key.shiftKey && key.key in arrows) || jumpOf(key)) return true
  if (key.altKey && key.key === 'ArrowDown') return true
  if (key.key === 'Tab' && !control && !key.altKey) return true
  return (
    (key.key === ' ' && (key.shiftKey || control)) || (control && ['a', 'd'].includes(key.key.toLowerCase()))
  )
}

/** Home and End stay in the row; with Ctrl, as arrows do with it, they go far. */
function jumpOf(key: Key): JumpTo | undefined {
  const control = key.ctrlKey || key.metaKey
  if (key.altKey) return undefined
  if (control) return jumps[key.key]
  return key.key === 'Home' ? 'row-start' : key.key === 'End' ? 'row-end' : undefined
}

function moveRow(by: number, row: Row, column: string): GridCommand | null {
  if (by === 0) return null
  const up = by < 0
  if (!isCellRow(row)) return { kind: 'row', action: up ? 'themeUp' : 'themeDown' }
  if (column === columnId.title) return { kind: 'row', action: up ? 'actionUp' : 'actionDown' }
  return { kind: 'row', action: up ? 'stepUp' : 'stepDown' }
}
