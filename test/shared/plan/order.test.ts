import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ordered } from '#shared/plan/order.ts'
import { compareOrder, orderKeys, placeBehind } from '#shared/plan/order.ts'

/** Siblings as they come out of any merge: colliding keys, and keys that are no fractional index. */
const siblings = fc
  .array(fc.constantFrom('a0', 'a1', 'a1V', 'a2', 'Zz', 'b00', 'x', '~', 'a0'), { maxLength: 8 })
  .map((keys) => keys.map((order, index) => ({ id: `id${index}`, order })).sort(compareOrder))

test('[PM1] siblings stand in the order of their keys, equal keys in the order of their ids', () => {
  const found = [
    { id: 'b', order: 'a1' },
    { id: 'c', order: 'a0' },
    { id: 'a', order: 'a1' },
  ]
  expect(found.sort(compareOrder).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  fc.assert(
    fc.property(siblings, (sorted) => {
      expect([...sorted].reverse().sort(compareOrder)).toEqual(sorted)
    }),
  )
})

test('[PM2] a newcomer stands directly behind the sibling that was asked for, whatever the keys', () => {
  fc.assert(
    fc.property(siblings, fc.nat(9), (sorted, pick) => {
      const after = pick === 0 ? null : (sorted[pick - 1]?.id ?? 'unknown')
      const expected = sorted.map(({ id }) => id)
      const index = after === null ? 0 : expected.indexOf(after) + 1 || expected.length
      expected.splice(index, 0, 'new')
      expect(insert(sorted, after)).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
})

test('[PM2] siblings keep their key as long as there is room', () => {
  const keys = orderKeys(3)
  const sorted = keys.map((order, index) => ({ id: `id${index}`, order }))
  for (const after of [null, 'id0', 'id1', 'id2']) expect(placeBehind(sorted, after).moved).toEqual([])
})

test('[PM2] a hundred rows can be put one after the other at the same spot', () => {
  let sorted: Ordered[] = [
    { id: 'first', order: 'a0' },
    { id: 'last', order: 'a1' },
  ]
  for (let count = 0; count < 100; count++) {
    const { order, moved } = placeBehind(sorted, 'first')
    expect(moved).toEqual([])
    sorted = [...sorted, { id: `id${count}`, order }].sort(compareOrder)
  }
  expect(sorted.map(({ id }) => id).slice(0, 3)).toEqual(['first', 'id99', 'id98'])
})

function insert(sorted: readonly Ordered[], after: string | null): string[] {
  const { order, moved } = placeBehind(sorted, after)
  const keys = new Map(moved.map((sibling) => [sibling.id, sibling.order]))
  return [...sorted.map(({ id, order }) => ({ id, order: keys.get(id) ?? order })), { id: 'new', order }]
    .sort(compareOrder)
    .map(({ id }) => id)
}
