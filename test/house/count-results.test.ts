import { expect, test } from 'vitest'
import { addCounts, countPlaywright, countVitest, formatCount } from '../count-results.ts'

test('[HS23] the last line of a test run counts every failure, also of a file that could not be loaded', () => {
  const vitest = countVitest({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  })
  expect(vitest).toEqual({ passed: 5, failed: 2, skipped: 1 })

  const playwright = countPlaywright({
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 },
    errors: [{ message: 'a file could not be loaded' }],
  })
  expect(playwright).toEqual({ passed: 3, failed: 3, skipped: 0 })

  expect(formatCount(addCounts([vitest, playwright]))).toBe('8 passed, 5 failed, 1 skipped')
  expect(formatCount({ passed: 8, failed: 0, skipped: 0 })).toBe('8 passed, 0 failed')
})
