/** What the server and this process use between two moments at which both are at rest. */
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

function coresBetween(before: Usage, after: Usage): number {
  return (after.cpuMicros - before.cpuMicros) / 1000 / (after.elapsedMs - before.elapsedMs)
}
