/** What the server counts about itself. No names, no texts: numbers only. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ErrorCode } from '#shared/errors.ts'
import { createRegistry } from './registry.ts'

export type ServerMetrics = {
  /** For live editing to tell what happens. */
  meter: {
    tookEdits(count: number): void
    refused(code: ErrorCode): void
    committed(ms: number): void
    commitFailed(): void
  }
  /** Where the figures of the moment come from; before this they are absent. */
  watch(read: {
    counts(): { rooms: number; sockets: number; unsavedBytes: number; stalledRooms: number }
    isStalled(): boolean
  }): void
  render(): string
  close(): void
}

const commitSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Each look wakes a server that has nothing to do. */
const lookEveryMs = 20

export function createServerMetrics(): ServerMetrics {
  const registry = createRegistry()
  const edits = registry.counter('regietafel_edits_total', 'Updates taken into plans.')
  const refusals = registry.counter('regietafel_refusals_total', 'Sockets sent away, by error code.')
  const commits = registry.histogram('regietafel_commit_seconds', 'Time of commits to disk.', commitSeconds)
  const failures = registry.counter(
    'regietafel_commit_failures_total',
    'Commits that failed and are tried again.',
  )
  const delay = monitorEventLoopDelay({ resolution: lookEveryMs })
  delay.enable()
  registry.gauge(
    'regietafel_event_loop_lag_seconds',
    'Event-loop delay since the last reading, 99th percentile.',
    () => {
      // Node counts the time that it means to be away as well.
      const ms = Math.max(0, delay.percentile(99) / 1e6 - lookEveryMs)
      delay.reset()
      return ms / 1000
    },
  )
  registry.gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss())
  registry.gauge(
    'regietafel_heap_used_bytes',
    'JavaScript heap in use.',
    () => process.memoryUsage().heapUsed,
  )
  registry.gauge('regietafel_cpu_seconds', 'Processor time of user and system.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })

  return {
    meter: {
      tookEdits: (count) => edits.add(count),
      refused: (code) => refusals.add(1, { code }),
      committed: (ms) => commits.observe(ms / 1000),
      commitFailed: () => failures.add(1),
    },
    watch({ counts, isStalled }) {
      registry.gauge('regietafel_rooms', 'Documents in memory.', () => counts().rooms)
      registry.gauge('regietafel_sockets', 'Open sockets.', () => counts().sockets)
      registry.gauge('regietafel_unsaved', '1 while edits wait for a disk that fails.', () =>
        Number(isStalled()),
      )
      registry.gauge(
        'regietafel_unsaved_bytes',
        'Edits that are not on disk yet.',
        () => counts().unsavedBytes,
      )
      registry.gauge(
        'regietafel_stalled_rooms',
        'Documents that can not be written although the disk works.',
        () => counts().stalledRooms,
      )
    },
    render: registry.render,
    close: () => delay.disable(),
  }
}
