/** What a large plan costs to open and to keep. */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startServerProcess } from '../../support/server-process.ts'
import type { Figures } from '../scenario.ts'
import { openWriter } from './writer.ts'

export type StoredPlan = { dataDir: string; room: string; cookie: string }

/** From starting the program to a client that has the whole plan. */
export async function measureOpening({ dataDir, room, cookie }: StoredPlan): Promise<Figures> {
  const start = performance.now()
  const server = await startServerProcess(dataDir)
  const listening = performance.now()
  const first = await openWriter(server.url, room, cookie)
  const synced = performance.now()
  const second = await openWriter(server.url, room, cookie)
  const again = performance.now()
  const memory = residentBytes(server.pid)
  first.close()
  second.close()
  await server.kill()
  return {
    startMs: listening - start,
    firstClientMs: synced - listening,
    secondClientMs: again - synced,
    wireBytes: first.receivedBytes,
    diskBytes: sizeOfFolder(dataDir),
    residentBytes: memory,
  }
}

/** NaN where the machine doesn't tell. */
export function residentBytes(pid: number): number {
  try {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
    return Number(kilobytes) * 1024
  } catch {
    return Number.NaN
  }
}

function sizeOfFolder(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
