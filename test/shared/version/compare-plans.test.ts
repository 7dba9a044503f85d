import { expect, test } from 'vitest'
import { applyDifferences } from '#shared/version/apply-differences.ts'
import { comparePlans } from '#shared/version/compare-plans.ts'
import { createContentPair, shuffleContent } from './random-content.ts'

const seeds = Array.from({ length: 600 }, (_, index) => index + 1)

test('[CP1] the differences make the newer plan out of the older one, for 600 generated pairs', () => {
  let found = 0
  for (const seed of seeds) {
    const { before, after } = createContentPair(seed)
    const differences = comparePlans(before, after)
    expect(applyDifferences(before, differences), `seed ${seed}`).toEqual(after)
    expect(applyDifferences(after, comparePlans(after, before)), `seed ${seed} backwards`).toEqual(before)
    expect(comparePlans(after, after), `seed ${seed} with itself`).toEqual([])
    found += differences.length
  }
  expect(found).toBeGreaterThan(2_000)
})

test('[CP1] the differences make the newer plan also when everything was moved at once', () => {
  for (const seed of seeds.slice(0, 100)) {
    const { after: before } = createContentPair(seed, 150)
    const after = shuffleContent(before, seed)
    expect(applyDifferences(before, comparePlans(before, after)), `seed ${seed}`).toEqual(after)
  }
})
