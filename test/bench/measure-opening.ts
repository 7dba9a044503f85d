/** What a large plan costs to open and to keep. */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startServerProcess } from '../support/server-process.ts'
import type { Figure } from './figures.ts'
import { formatBytes, formatMs } from './figures.ts'
import { openWriter } from './writer.ts'

export type StoredPlan = { dataDir: string; room: string; cookie: string }

/** From starting the program to a client that has the whole plan. */
export async function measureOpening({ dataDir, room, cookie }: StoredPlan): Promise<Figure[]> {
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
  return [
    { name: 'server start, to listening', value: formatMs(listening - start) },
    { name: 'first client, to the whole plan', value: formatMs(synced - listening) },
    { name: 'second client, to the whole plan', value: formatMs(again - synced) },
    { name: 'on the wire', value: formatBytes(first.receivedBytes) },
    { name: 'on disk', value: formatBytes(sizeOfFolder(dataDir)) },
    { name: 'memory of the server, plan open', value: memory },
  ]
}

export function residentBytes(pid: number): string {
  try {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
    return formatBytes(Number(kilobytes) * 1024)
  } catch {
    return 'unknown on this machine'
  }
}

function sizeOfFolder(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
