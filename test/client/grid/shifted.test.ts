import { expect, test } from 'vitest'
import { shifted } from '#client/grid/shifted.ts'

const siblings = ['a', 'h1', 'b', 'h2', 'c', 'h3'].map((id) => ({ id }))
const shown = new Set(['a', 'b', 'c'])

/** The order after one press. */
function press(order: readonly { id: string }[], id: string, by: -1 | 1, only?: ReadonlySet<string>): string {
  const after = shifted(order, id, by, only)
  const others = order.map((one) => one.id).filter((one) => one !== id)
  if (after === undefined) return 'stays'
  others.splice(after === null ? 0 : others.indexOf(after) + 1, 0, id)
  return others.join(' ')
}

test('[GR54] one press passes the next row that is shown, and stands directly next to it', () => {
  expect(press(siblings, 'a', 1, shown)).toBe('h1 b a h2 c h3')
  expect(press(siblings, 'c', -1, shown)).toBe('a h1 c b h2 h3')
  expect(press(siblings, 'b', -1, shown)).toBe('b a h1 h2 c h3')
})

test('[GR54] where nothing is shown beyond, a row stays where it is', () => {
  expect(press(siblings, 'c', 1, shown)).toBe('stays')
  expect(press(siblings, 'a', -1, shown)).toBe('stays')
  expect(press(siblings, 'h3', 1)).toBe('stays')
  expect(press(siblings, 'h1', 1)).toBe('a b h1 h2 c h3')
})
