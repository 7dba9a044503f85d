/** What the server and this process use between two moments at which both are at rest. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Usage } from '../target/serve-usage.ts'
import { readUsage } from '../target/serve-usage.ts'
import type { Target } from '../target/target.ts'

export type UsedMeanwhile = {
  serverCpuMicros: number
  /** Server CPU as a part of one core. */
  cores: number
  /** The same of this process: from about 0.9 on it is the bench that is being measured. */
  benchCores: number
  peakResidentBytes: number
}

export async function startUsageMeter(target: Target): Promise<{ read(): Promise<UsedMeanwhile> }> {
  const server = await target.usage()
  const bench = readUsage()
  return {
    async read() {
      const now = await target.usage()
      return {
        serverCpuMicros: now.cpuMicros - server.cpuMicros,
        cores: coresBetween(server, now),
        benchCores: coresBetween(bench, readUsage()),
        peakResidentBytes: now.peakResidentBytes,
      }
    },
  }
}

/** Longer than servers put off what an edit leads to: Hocuspocus stores a document two seconds after the last one. */
const putOffMs = 3_000
const pollMs = 500
/** Of a core: no more than keeping sockets open takes. */
const atRest = 0.05
const restDeadlineMs = 30_000

/** Until the server has done what it had put off, as storing whole documents. Throws when that has no end. */
export async function waitForRest(target: Target): Promise<void> {
  const deadline = performance.now() + restDeadlineMs
  await wait(putOffMs)
  for (let cores = 1; cores > atRest; ) {
    if (performance.now() > deadline) throw new Error(`${target.name} does not come to rest`)
    const before = await target.usage()
    await wait(pollMs)
    cores = coresBetween(before, await target.usage())
  }
}

function coresBetween(before: Usage, after: Usage): number {
  return (after.cpuMicros - before.cpuMicros) / 1000 / (after.elapsedMs - before.elapsedMs)
}
