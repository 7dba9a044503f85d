/** The rows of the import preview. */
import { expect, test } from 'vitest'
import { filledFields, previewRows } from '#client/exchange/preview-rows.ts'
import type { DraftAction } from '#shared/plan/draft.ts'

const action = (title: string, ...steps: string[]): DraftAction => ({
  title,
  steps: steps.map((text) => ({ text })),
})
const draft = {
  themes: [
    { title: 'Een', tables: { existing: [action('A', 'a1', 'a2')], planned: [action('B')] } },
    { title: 'Twee', tables: { planned: [action('C', 'c1')] } },
  ],
}

test('themes and tables stand as headings, and an action spans its steps', () => {
  const { rows, isCut } = previewRows(draft, 100)
  expect(isCut).toBe(false)
  expect(rows.map(shown)).toEqual([
    '# Een',
    '## existing',
    'A (2) a1',
    'a2',
    '## planned',
    'B (1) ',
    '# Twee',
    '## planned',
    'C (1) c1',
  ])
  expect(new Set(rows.map((row) => `${row.type} ${row.key}`)).size).toBe(rows.length)
})

test('a preview that is cut says so, and an action spans only the rows that are there', () => {
  const { rows, isCut } = previewRows(draft, 1)
  expect(isCut).toBe(true)
  expect(rows.map(shown)).toEqual(['# Een', '## existing', 'A (1) a1'])
})

test('a preview that just fits is not called cut', () => {
  expect(previewRows(draft, 4).isCut).toBe(false)
  expect(previewRows(draft, 3).isCut).toBe(true)
})

test('only columns that hold something are shown', () => {
  const { rows } = previewRows(
    {
      themes: [
        { title: '', tables: { existing: [{ title: '', steps: [{ owner: 'S. Visser', note: '' }] }] } },
      ],
    },
    10,
  )
  expect(filledFields(rows)).toEqual({ owner: true, municipalities: false, status: false, note: false })
})

function shown(row: ReturnType<typeof previewRows>['rows'][number]): string {
  switch (row.type) {
    case 'theme':
      return `# ${row.title}`
    case 'kind':
      return `## ${row.kind}`
    case 'step':
      return `${row.action ? `${row.action.title} (${row.action.span}) ` : ''}${row.step.text ?? ''}`
  }
}
