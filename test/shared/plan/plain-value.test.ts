import { expect, test } from 'vitest'
import { formatPlainValue, parsePlainValue } from '#shared/plan/plain-value.ts'

test('[GR7] numbers are read and shown as Dutch offices write them', () => {
  expect(parsePlainValue('number', '1.234,5')).toBe(1234.5)
  expect(parsePlainValue('number', '€ 12.500')).toBe(12500)
  expect(parsePlainValue('number', '12.5')).toBe(12.5)
  expect(parsePlainValue('number', ' -3 ')).toBe(-3)
  expect(parsePlainValue('number', '')).toBeNull()
  expect(parsePlainValue('number', 'veel')).toBeUndefined()
  expect(formatPlainValue('number', 1234.5)).toBe('1.234,5')
})

test('[GR8] dates are read day first or as ISO 8601, and only days that exist', () => {
  expect(parsePlainValue('date', '1-2-2027')).toBe('2027-02-01')
  expect(parsePlainValue('date', '31/12/2026')).toBe('2026-12-31')
  expect(parsePlainValue('date', '2026-12-31')).toBe('2026-12-31')
  expect(parsePlainValue('date', '31-02-2026')).toBeUndefined()
  expect(formatPlainValue('date', '2027-02-01')).toBe('01-02-2027')
})
