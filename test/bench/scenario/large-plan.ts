/** The server with a plan of 10,000 steps. What a person sees of it measures `screen`. */
import { rm } from 'node:fs/promises'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { formatBytes, formatCount, formatMs } from '../figures.ts'
import { atMost } from '../judge.ts'
import { makeLargePlan } from '../large-plan/make-large-plan.ts'
import { measureOpening, residentBytes } from '../large-plan/measure-opening.ts'
import { measureFanOut, measureSaved, measureThroughput } from '../large-plan/measure-sync.ts'
import type { Figures, Scenario } from '../scenario.ts'
import { allFromHere, makeDataFolder } from '../target/target.ts'

/** How each figure is called and written, in the order of the table. */
const lines: [name: string, what: string, format: (value: number) => string][] = [
  ['importMs', 'import of its CSV', formatMs],
  ['startMs', 'server start, to listening', formatMs],
  ['firstClientMs', 'first client, to the whole plan', formatMs],
  ['secondClientMs', 'second client, to the whole plan', formatMs],
  ['wireBytes', 'on the wire', formatBytes],
  ['diskBytes', 'on disk', formatBytes],
  ['residentBytes', 'memory of the server, plan open', formatBytes],
  ['letterTo10P50', 'letter to 10 colleagues, p50', formatMs],
  ['letterTo10P99', 'letter to 10 colleagues, p99', formatMs],
  ['letterTo100P50', 'letter to 100 colleagues, p50', formatMs],
  ['letterTo100P99', 'letter to 100 colleagues, p99', formatMs],
  ['letterToDiskP50', 'letter to disk, p50', formatMs],
  ['letterToDiskP99', 'letter to disk, p99', formatMs],
  ['editsPerSecond', 'edits per second of 10 writers, all on disk', formatCount],
  ['residentAfterBytes', 'memory of the server, at the end', formatBytes],
]

export const largePlan: Scenario = {
  name: 'large-plan',
  title: 'The server with a plan of 10,000 steps',
  effort: {
    quick: { targets: [], repeats: 0, seconds: 0 },
    full: { targets: ['regietafel'], repeats: 1, seconds: 0 },
  },
  async measure() {
    const dataDir = await makeDataFolder()
    try {
      const { plan, cookie, importMs } = await makeLargePlan(dataDir)
      const room = plan.rooms.plan
      const opening = await measureOpening({ dataDir, room, cookie })
      return { importMs, ...opening, ...(await measureInUse(dataDir, plan, cookie)) }
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
  judge: (of) =>
    lines.map(([name, what, format]) => atMost({ what, value: of('regietafel')?.[name], format })),
}

/** Here everybody has one session. How fast it may type is not what is measured. */
const noHaste = { MAX_EDITS_PER_SECOND: '1000000' }

async function measureInUse(dataDir: string, plan: PlanAnswer, cookie: string): Promise<Figures> {
  const server = await startServerProcess(dataDir, { ...allFromHere, ...noHaste })
  try {
    const place = { server: server.url, room: plan.rooms.plan, cookie }
    const live = {
      ...(await measureFanOut(place, 10)),
      ...(await measureFanOut(place, 100)),
      ...(await measureSaved(place)),
      ...(await measureThroughput(place)),
    }
    return { ...live, residentAfterBytes: residentBytes(server.pid) }
  } finally {
    await server.kill()
  }
}
