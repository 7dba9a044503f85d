import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAnnouncements } from '#client/presence/announcement.ts'
import type { RecentEdit } from '#client/presence/recent-changes.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('[LV14] changes are told when they have come to rest, together, and not more than once in five seconds', () => {
  const { add, told } = open()
  add('a')
  add('b')
  vi.advanceTimersByTime(1_500)
  add('a')
  vi.advanceTimersByTime(1_400)
  expect(told).toEqual([['b']])
  vi.advanceTimersByTime(3_000)
  expect(told).toHaveLength(1)
  add('c')
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([['b'], ['a'], ['c']])
})

test('[LV14] who types on and on is told of now and then, not at every letter', () => {
  const { add, told } = open()
  for (let second = 0; second < 65; second++) {
    add('a')
    vi.advanceTimersByTime(1_000)
  }
  expect(told).toEqual([['a'], ['a']])
})

test('[LV14] nothing is told after it was switched off', () => {
  const { add, told, close } = open()
  add('a')
  close()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})

function open() {
  const told: string[][] = []
  const announcements = createAnnouncements(
    (edits) => told.push(edits.map(({ ref }) => ('id' in ref ? ref.id : ''))),
    () => Date.now(),
  )
  const add = (id: string) => {
    const edit: RecentEdit = {
      what: 'cell',
      ref: { kind: 'step', id, field: 'text' },
      clients: [1],
      by: [],
    }
    announcements.add([edit])
  }
  return { add, told, close: announcements.close }
}
