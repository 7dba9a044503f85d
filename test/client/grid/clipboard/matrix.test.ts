import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTsv, writeTsv } from '#client/grid/clipboard/matrix.ts'

const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é') })

test('[GR5] cells copied as tab-separated text are pasted as the same cells', () => {
  const matrix = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    )
    // One empty cell at the end is what a closing line end looks like.
    .filter((rows) => rows.at(-1)?.join('') !== '')
  fc.assert(
    fc.property(matrix, (rows) => {
      expect(readTsv(writeTsv(rows))).toEqual(rows)
    }),
    { numRuns: 500 },
  )
})

test('[GR6] a quote that is not closed at the end of its cell is a character', () => {
  expect(readTsv('"zo gewoon mogelijk\t2026')).toEqual([['"zo gewoon mogelijk', '2026']])
  expect(readTsv('"open" huis\t2026')).toEqual([['"open" huis', '2026']])
  expect(readTsv('"eerste\ntweede"\t2026\r\nnog\teen\r\n')).toEqual([
    ['eerste\ntweede', '2026'],
    ['nog', 'een'],
  ])
})
