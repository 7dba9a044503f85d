/** What every server under measurement does beside serving: tell what it has used, and go when the bench goes. */
export type Usage = {
  /** Of all its threads since it started, in µs. */
  cpuMicros: number
  /** Since it started, in ms. */
  elapsedMs: number
  residentBytes: number
  /** The most it ever had. */
  peakResidentBytes: number
}

export function serveUsage(): void {
  process.on('message', () => process.send?.(readUsage()))
  process.on('disconnect', () => process.exit(0))
}

export function readUsage(): Usage {
  const { user, system } = process.cpuUsage()
  return {
    cpuMicros: user + system,
    elapsedMs: performance.now(),
    residentBytes: process.memoryUsage.rss(),
    peakResidentBytes: process.resourceUsage().maxRSS * 1024,
  }
}
