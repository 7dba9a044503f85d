import { expect, test } from 'vitest'
import type { StepRow } from '#client/grid/row.ts'
import { estimateHeight } from '#client/grid/row-estimate.ts'

/** Every letter is 10 px wide. */
const lettering = { lineHeight: 22, widths: [10] }

function heightOf(text: string, width = 120): number {
  const step = { text, planning: '', owner: '', note: '', cells: {} } as unknown as StepRow['step']
  const row = { kind: 'step', id: 'step:a', theme: 't', table: 'planned', action: 'a', title: '', last: true }
  return estimateHeight(
    { ...row, step } as StepRow,
    (column) => (column === 'text' ? width : null),
    lettering,
  )
}

test('[GR42] a row that was never drawn is as high as its words would be, broken as a browser does', () => {
  const oneLine = heightOf('')
  const lines = (text: string, width?: number) => 1 + (heightOf(text, width) - oneLine) / 22
  expect(lines('tien lette')).toBe(1)
  expect(lines('tien letter')).toBe(2)
  expect(lines('een twee drie')).toBe(2)
  expect(lines('een\ntwee\n\ndrie')).toBe(4)
  expect(lines('zeven       ')).toBe(1)
  expect(lines('aaaaaaaaaabbbbbbbbbbcc')).toBe(3)
  expect(lines('gemeente-raad')).toBe(2)
})
