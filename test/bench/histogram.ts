/** Millions of latencies in little memory: counted in steps of one per cent. */
export type Histogram = {
  add(ms: number): void
  count(): number
  /** Nearest rank; `part` from 0 to 1. NaN without values. */
  percentile(part: number): number
  clear(): void
}

const smallestMs = 0.01
const step = Math.log(1.01)
const buckets = 1_800

export function createHistogram(): Histogram {
  const counts = new Uint32Array(buckets)
  let total = 0
  return {
    add(ms) {
      const found = Math.floor(Math.log(Math.max(ms, smallestMs) / smallestMs) / step)
      const bucket = Math.min(found, buckets - 1)
      counts[bucket] = (counts[bucket] ?? 0) + 1
      total += 1
    },
    count: () => total,
    percentile(part) {
      const rank = Math.max(1, Math.ceil(total * part))
      let passed = 0
      for (let bucket = 0; bucket < buckets; bucket++) {
        passed += counts[bucket] ?? 0
        if (passed >= rank && total > 0) return smallestMs * Math.exp((bucket + 0.5) * step)
      }
      return Number.NaN
    },
    clear() {
      counts.fill(0)
      total = 0
    },
  }
}
