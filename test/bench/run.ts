/** `npm run bench`: how the program does with a plan of 10,000 steps. Everything stays on this machine. */
import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import { startServerProcess } from '../support/server-process.ts'
import { makeDataDir, sendRequest, signInWith, tokenOf } from '../support/test-server.ts'
import type { Figure } from './figures.ts'
import { formatMs, printFigures } from './figures.ts'
import { largePlanSteps, writeLargePlan } from './large-plan.ts'
import { measureOpening, residentBytes } from './measure-opening.ts'
import { measureScreen } from './measure-screen.ts'
import { measureFanOut, measureSaved, measureThroughput } from './measure-sync.ts'

const root = join(import.meta.dirname, '../..')
const deadlineMs = 5 * 60_000
setTimeout(() => {
  console.error('The figures took longer than five minutes; stopped.')
  process.exit(1)
}, deadlineMs).unref()

const dataDir = await makeDataDir()
try {
  printFigures(await measure())
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

async function measure(): Promise<Figure[]> {
  buildScreen()
  const { plan, cookie, imported } = await makeLargePlan()
  const room = plan.rooms.plan
  const figures: Figure[] = [
    {
      name: 'machine',
      value: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
    },
    { name: 'steps in the plan', value: largePlanSteps.toLocaleString('en') },
    { name: 'import of its CSV', value: formatMs(imported) },
    ...(await measureOpening({ dataDir, room, cookie })),
  ]

  const server = await startServerProcess(dataDir)
  try {
    const place = { server: server.url, room, cookie }
    figures.push(await measureFanOut(place, 10))
    figures.push(await measureFanOut(place, 100))
    figures.push(await measureSaved(place))
    figures.push(await measureThroughput(place))
    figures.push({ name: 'memory of the server, at the end', value: residentBytes(server.pid) })
    figures.push(...(await measureScreen({ server: server.url, planId: plan.id, cookie })))
  } finally {
    await server.kill()
  }
  return figures
}

async function makeLargePlan(): Promise<{ plan: PlanAnswer; cookie: string; imported: number }> {
  const server = await startServerProcess(dataDir)
  const cookie = await signInWith(server.url, tokenOf(server.adminLink ?? ''))
  const start = performance.now()
  const { status, body } = await sendRequest(server.url, 'POST', '/plans?title=Groot', {
    as: cookie,
    csv: writeLargePlan(),
  })
  const imported = performance.now() - start
  await server.kill()
  if (status !== 201) throw new Error(`the import answered ${status}`)
  return { plan: body, cookie, imported }
}

function buildScreen(): void {
  spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--if-stale'], { cwd: root, stdio: 'inherit' })
}
