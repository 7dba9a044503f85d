import { expect, test } from 'vitest'
import { keyList } from '#client/grid/key-list.ts'
import { commandOf, isOurs } from '#client/grid/keymap.ts'
import type { Row } from '#client/grid/row.ts'
import { enKeys } from '#client/i18n/en-keys.ts'

const { keys: words } = enKeys

function writeKeys(): string {
  const groups = keyList.map(({ group, keys }) => {
    const lines = keys.map(({ id, keys: all }) => {
      const combinations = all.map((one) => `<kbd>${one.replaceAll('+', ' + ')}</kbd>`).join(' ')
      return `| ${combinations} | ${words.does[id]} |`
    })
    return [`## ${words.group[group]}`, '', '| keys | |', '|---|---|', ...lines, ''].join('\n')
  })
  const intro = [
    'The same list stands behind F1 on the screen; both come from `client/grid/key-list.ts`.',
    `${words.screenReader} (a switch above that list): ${words.screenReaderWords}`,
  ]
  return ['# Keys of the grid', '', ...intro, '', ...groups].join('\n')
}

test('[GR22] the document about keys says what the list on the screen says', async () => {
  await expect(writeKeys()).toMatchFileSnapshot('../../../docs/keys.md')
})

test('[GR22] every key in the list is one that the grid, or the page around it, takes', () => {
  const row: Row = {
    kind: 'step',
    id: 'step:s',
    theme: 't',
    table: 'planned',
    action: 'a',
    title: '',
    step: null,
    last: true,
  }
  const names: Record<string, string> = {
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    Space: ' ',
    Esc: 'Escape',
  }
  /** Taken by AG Grid, by an open cell, by the clipboard or by the page; browser tests press them. */
  const elsewhere = new Set([
    ...['arrows', 'page', 'leave', 'escape', 'lineBreak', 'clipboard', 'pasteText', 'undo', 'redo'],
    ...['find', 'filter', 'columnMenu', 'keys', 'names'],
  ])
  for (const { id, keys } of keyList.flatMap((group) => [...group.keys])) {
    if (elsewhere.has(id)) continue
    for (const combination of keys) {
      const parts = combination.split('+')
      const last = parts.at(-1) ?? ''
      const key = {
        key: names[last] ?? (last.length === 1 ? last.toLowerCase() : last),
        altKey: parts.includes('Alt'),
        ctrlKey: parts.includes('Ctrl'),
        shiftKey: parts.includes('Shift'),
        metaKey: false,
      }
      expect(commandOf(key, row, 'text'), combination).not.toBeNull()
      if (/[↑↓←→]/.test(combination)) expect(isOurs(key), combination).toBe(true)
    }
  }
})
