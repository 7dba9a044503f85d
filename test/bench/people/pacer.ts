/** Sends at the moments of a timetable, however busy the process is, and tells how late it got. */
export type Event = { atMs: number; act: () => void }

/** Resolves after the last event, with by how many ms the latest was late. */
export function keepPace(events: readonly Event[]): Promise<{ worstLagMs: number }> {
  const timetable = [...events].sort((one, other) => one.atMs - other.atMs)
  const start = performance.now()
  let next = 0
  let worstLagMs = 0
  return new Promise((resolve) => {
    function run(): void {
      const now = performance.now() - start
      for (let event = timetable[next]; event !== undefined && event.atMs <= now; event = timetable[next]) {
        worstLagMs = Math.max(worstLagMs, performance.now() - start - event.atMs)
        event.act()
        next += 1
      }
      const due = timetable[next]
      if (due === undefined) resolve({ worstLagMs })
      else setTimeout(run, Math.max(0, due.atMs - (performance.now() - start)))
    }
    run()
  })
}

/** Moments at a steady rate from a point that differs per person, the same in every run. */
export function momentsOf(person: number, perSecond: number, seconds: number): number[] {
  if (perSecond === 0) return []
  const intervalMs = 1000 / perSecond
  const offset = ((person * 0.618_034 + 0.5) % 1) * intervalMs
  return Array.from({ length: Math.round(seconds * perSecond) }, (_, index) => offset + index * intervalMs)
}
