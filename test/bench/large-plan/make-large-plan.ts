/** A data folder with a plan of 10,000 steps in it, and its administrator signed in. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { PlanAnswer } from '#shared/protocol/http.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { sendRequest, signInWith, tokenOf } from '../../support/test-server.ts'
import { writeLargePlan } from './large-plan.ts'

export type LargePlan = { plan: PlanAnswer; cookie: string; importMs: number }

const root = join(import.meta.dirname, '../../..')

/** Builds the client first where it is older than its source; no server runs any more after it. */
export async function makeLargePlan(dataDir: string): Promise<LargePlan> {
  spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--if-stale'], { cwd: root, stdio: 'ignore' })
  const server = await startServerProcess(dataDir)
  try {
    const cookie = await signInWith(server.url, tokenOf(server.adminLink ?? ''))
    const start = performance.now()
    const csv = writeLargePlan()
    const { status, body } = await sendRequest(server.url, 'POST', '/plans?title=Groot', { as: cookie, csv })
    if (status !== 201) throw new Error(`the import answered ${status}`)
    return { plan: body, cookie, importMs: performance.now() - start }
  } finally {
    await server.kill()
  }
}
