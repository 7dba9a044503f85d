import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAmount, parseAmount } from '#shared/plan/amount.ts'

test('[LT1] an amount is written as Dutch offices do, and read back to the cent', () => {
  expect([0, 5, 123456, -123456, 100000000].map(formatAmount)).toEqual([
    '€ 0,00',
    '€ 0,05',
    '€ 1.234,56',
    '€ -1.234,56',
    '€ 1.000.000,00',
  ])
  fc.assert(
    fc.property(fc.maxSafeInteger(), (cents) => {
      expect(parseAmount(formatAmount(cents))).toBe(cents === 0 ? 0 : cents)
    }),
  )
})

test('[LT2] an amount is read as people and spreadsheets write it; what is finer than cents is none', () => {
  const written: Record<string, number | undefined> = {
    '1.234,56': 123456,
    '1234': 123400,
    '1.234': 123400,
    '12,5': 1250,
    '12.50': 1250,
    '€\u00A01.234,56': 123456,
    '-€ 12,00': -1200,
    '€ 12,00-': undefined,
    '(1.250,00)': -125000,
    '\u2212 5': -500,
    '1.250,-': 125000,
    '€ 1.250,--': 125000,
    ' € -   ': 0,
    '12,500': 1250,
    '12,345': undefined,
    '': undefined,
    '-': undefined,
    'n.v.t.': undefined,
    '1,2,3': undefined,
    '99999999999999999': undefined,
  }
  for (const [words, cents] of Object.entries(written)) expect(parseAmount(words), words).toBe(cents)
})
