/** Writing one turn to everybody in a room. */
import { afterEach, expect, test, vi } from 'vitest'
import { writeToEach } from '#server/collaboration/broadcast.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('[SY50] each of hundreds is written to once, in the order in which they came, but for who is sent away on the way', () => {
  const readers = new Set(Array.from({ length: 300 }, (_, index) => index))
  const written: number[] = []
  writeToEach(readers, (reader) => {
    written.push(reader)
    if (reader === 80) for (const gone of [40, 80, 200]) readers.delete(gone)
  })
  expect(written).toEqual(Array.from({ length: 300 }, (_, index) => index).filter((index) => index !== 200))
})

test('[SY50] among hundreds the first may read before the last is written to, among fewer nobody waits', () => {
  const rests = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out')
  const countRests = (size: number) => {
    rests.mockClear()
    writeToEach(new Set(Array.from({ length: size }, (_, index) => index)), () => {})
    return rests.mock.calls.length
  }
  expect([1, 100, 149].map(countRests)).toEqual([0, 0, 0])
  expect([150, 301].map(countRests)).toEqual([1, 3])
})
