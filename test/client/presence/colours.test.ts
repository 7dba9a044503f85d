import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colours, shareColours } from '#client/presence/colours.ts'

const people = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), since: fc.nat(9) }), {
  selector: ({ id }) => id,
  maxLength: 20,
})

test('[LV11] people who are there have colours of their own as long as there are enough, in whatever order one sees them', () => {
  fc.assert(
    fc.property(people, (here) => {
      const shares = shareColours(here)
      expect(new Set(shares.values()).size).toBe(Math.min(here.length, colours.length))
      expect(shareColours(here.toReversed())).toEqual(shares)
    }),
  )
})

test('[LV11] who comes later changes nobody’s colour', () => {
  fc.assert(
    fc.property(people, fc.string({ minLength: 1 }), (here, id) => {
      fc.pre(!here.some((one) => one.id === id))
      const before = shareColours(here)
      const after = shareColours([...here, { id, since: 10 }])
      for (const [one, colour] of before) expect(after.get(one)).toBe(colour)
    }),
  )
})
