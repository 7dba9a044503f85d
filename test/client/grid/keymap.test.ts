import { expect, test } from 'vitest'
import type { GridCommand } from '#client/grid/keymap.ts'
import { commandOf } from '#client/grid/keymap.ts'
import type { Row } from '#client/grid/row.ts'

const step: Row = {
  kind: 'step',
  id: 'step:s',
  theme: 't',
  table: 'planned',
  action: 'a',
  title: '',
  step: null,
  last: true,
}
const theme: Row = { kind: 'theme', id: 'theme:t', theme: 't', title: '', number: 1 }
const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

function press(keys: string, row: Row = step, column = 'text', enterStays = false): GridCommand | null {
  const parts = keys.split('+')
  const held = (name: string) => parts.slice(0, -1).includes(name)
  const key = {
    ...none,
    key: parts.at(-1) ?? '',
    altKey: held('Alt'),
    ctrlKey: held('Ctrl'),
    shiftKey: held('Shift'),
  }
  return commandOf(key, row, column, { enterStays })
}

test('[GR1] typing replaces a cell, F2 and Alt+ArrowDown edit it, Delete empties it and removes no row', () => {
  expect(press('a')).toEqual({ kind: 'edit', replaceWith: 'a' })
  expect(press('é')).toEqual({ kind: 'edit', replaceWith: 'é' })
  expect(press('F2')).toEqual({ kind: 'edit' })
  expect(press('Alt+ArrowDown')).toEqual({ kind: 'edit' })
  expect(press('Delete')).toEqual({ kind: 'empty' })
  expect(press('Backspace')).toEqual({ kind: 'empty' })
})

test('[GR2] Alt+Shift+arrow moves a step, from its title the action, from a heading the theme', () => {
  expect(press('Alt+Shift+ArrowUp')).toEqual({ kind: 'row', action: 'stepUp' })
  expect(press('Alt+Shift+ArrowDown', step, 'title')).toEqual({ kind: 'row', action: 'actionDown' })
  expect(press('Alt+Shift+ArrowUp', theme, 'title')).toEqual({ kind: 'row', action: 'themeUp' })
})

test('[GR3] Shift with arrows and space, and Ctrl with space, select', () => {
  expect(press('Shift+ArrowDown')).toEqual({ kind: 'extend', rows: 1, columns: 0 })
  expect(press('Shift+ArrowLeft')).toEqual({ kind: 'extend', rows: 0, columns: -1 })
  expect(press('Shift+ ')).toEqual({ kind: 'select-rows' })
  expect(press('Ctrl+ ')).toEqual({ kind: 'select-columns' })
})

test('[GR4] Ctrl+D fills down, Ctrl+; puts the present, Shift+F10 opens the menu, other keys are left alone', () => {
  expect(press('Ctrl+d')).toEqual({ kind: 'fill-down' })
  expect(press('Ctrl+;')).toEqual({ kind: 'today' })
  expect(press('Shift+F10')).toEqual({ kind: 'menu' })
  expect(press('ContextMenu')).toEqual({ kind: 'menu' })
  for (const keys of ['Ctrl+c', 'Ctrl+f', 'ArrowDown', 'Escape', 'F6', 'Alt+a'])
    expect(press(keys)).toBeNull()
})

test('[GR19] Enter goes down and Shift+Enter up; where it is a button it presses, and reading aloud it edits', () => {
  expect(press('Enter')).toEqual({ kind: 'enter', by: 1 })
  expect(press('Shift+Enter')).toEqual({ kind: 'enter', by: -1 })
  expect(press('Enter', step, 'row-menu')).toEqual({ kind: 'menu' })
  expect(press('Enter', theme, 'title')).toEqual({ kind: 'edit' })
  expect(press('Enter', { kind: 'add', id: 'add', theme: 't', table: 'planned' }, 'title')).toEqual({
    kind: 'add-action-here',
  })
  expect(press('Enter', step, 'text', true)).toEqual({ kind: 'edit' })
})

test('[GR20] Ctrl with arrows, Home and End jump, with Shift the selection goes along; Ctrl+A is the table', () => {
  expect(press('Ctrl+ArrowDown')).toEqual({ kind: 'jump', to: 'down', extend: false })
  expect(press('Ctrl+Shift+ArrowLeft')).toEqual({ kind: 'jump', to: 'left', extend: true })
  expect(press('Ctrl+Home')).toEqual({ kind: 'jump', to: 'first', extend: false })
  expect(press('Ctrl+Shift+End')).toEqual({ kind: 'jump', to: 'last', extend: true })
  expect(press('Home')).toEqual({ kind: 'jump', to: 'row-start', extend: false })
  expect(press('Shift+End')).toEqual({ kind: 'jump', to: 'row-end', extend: true })
  expect(press('Ctrl+a')).toEqual({ kind: 'select-table' })
})
