/** Every key of the grid, for the list on the screen and in `docs/keys.md`. What a key does says `keys.does`. */

export const keyList = [
  {
    group: 'move',
    keys: [
      { id: 'arrows', keys: ['↑', '↓', '←', '→'] },
      { id: 'tab', keys: ['Tab', 'Shift+Tab'] },
      { id: 'enter', keys: ['Enter', 'Shift+Enter'] },
      { id: 'rowEdge', keys: ['Home', 'End'] },
      { id: 'jump', keys: ['Ctrl+↑', 'Ctrl+↓', 'Ctrl+←', 'Ctrl+→'] },
      { id: 'planEdge', keys: ['Ctrl+Home', 'Ctrl+End'] },
      { id: 'page', keys: ['PageUp', 'PageDown'] },
      { id: 'leave', keys: ['F6', 'Shift+F6'] },
    ],
  },
  {
    group: 'edit',
    keys: [
      { id: 'edit', keys: ['F2', 'Alt+↓'] },
      { id: 'escape', keys: ['Esc'] },
      { id: 'names', keys: ['↓', 'Enter'] },
      { id: 'lineBreak', keys: ['Alt+Enter', 'Shift+Enter'] },
      { id: 'empty', keys: ['Delete'] },
      { id: 'fillDown', keys: ['Ctrl+D'] },
      { id: 'today', keys: ['Ctrl+;'] },
      { id: 'undo', keys: ['Ctrl+Z'] },
      { id: 'redo', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'] },
      { id: 'lastChange', keys: ['Alt+Shift+L'] },
    ],
  },
  {
    group: 'select',
    keys: [
      { id: 'extend', keys: ['Shift+↑', 'Shift+↓', 'Shift+←', 'Shift+→'] },
      { id: 'extendFar', keys: ['Ctrl+Shift+↓', 'Ctrl+Shift+End'] },
      { id: 'selectRows', keys: ['Shift+Space'] },
      { id: 'selectColumns', keys: ['Ctrl+Space'] },
      { id: 'selectTable', keys: ['Ctrl+A'] },
      { id: 'clipboard', keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'] },
      { id: 'pasteText', keys: ['Ctrl+Shift+V'] },
    ],
  },
  {
    group: 'rows',
    keys: [
      { id: 'addStep', keys: ['Ctrl+Enter'] },
      { id: 'addAction', keys: ['Ctrl+Shift+Enter'] },
      { id: 'moveRow', keys: ['Alt+Shift+↑', 'Alt+Shift+↓'] },
      { id: 'menu', keys: ['Shift+F10'] },
      { id: 'columnMenu', keys: ['Alt+↓', 'Shift+F10'] },
    ],
  },
  {
    group: 'find',
    keys: [
      { id: 'find', keys: ['Ctrl+F'] },
      { id: 'filter', keys: ['Ctrl+Shift+L'] },
      { id: 'keys', keys: ['F1'] },
    ],
  },
] as const
